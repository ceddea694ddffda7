import { randomBytes } from "node:crypto";
import { beforeAll, describe, expect, it, vi } from "vitest";
import { AppError } from "@/lib/errors";
import { catalog, type ProviderEntry } from "@/lib/providers/catalog";
import { nextFields, type StoredFields, sameAccount } from "./next-fields";

const now = new Date("2026-11-22T12:00:00Z");
const baseUrl = "https://id.amiqus.co/api/v2";
/** An account with fields of every kind, which no provider has. */
const entry: ProviderEntry = {
  ...catalog.amiqus,
  label: "Keyed",
  tokenDays: undefined,
  credentialFields: [
    { key: "account", label: "Account ID", secret: false, required: true },
    { key: "key", label: "API key", secret: true, required: true },
    {
      key: "mode",
      label: "Integration",
      secret: false,
      required: true,
      options: [
        { value: "live", label: "Live" },
        { value: "test", label: "Test" },
      ],
    },
    { key: "madeOn", label: "Made on", kind: "date", secret: false, required: false },
    { key: "tokenUrl", label: "Token URL", kind: "url", secret: false, required: false },
  ],
  testAccount: { field: "mode", startsWith: "test" },
  testTokenDays: 30,
  tokenMadeOn: "madeOn",
};
const entered = { account: " A1 ", key: "secret-one", mode: "live" };
const stored: StoredFields = {
  baseUrl,
  secrets: { key: "secret-one" },
  settings: { account: "A1", mode: "live" },
  life: { issuedAt: new Date("2026-11-01T00:00:00Z"), expiresAt: null },
};

beforeAll(() => {
  vi.stubEnv("PROVIDER_HOSTS", "");
  vi.stubEnv("APP_ENCRYPTION_KEYS", `test:${randomBytes(32).toString("base64")}`);
});

function errorsOf(run: () => unknown): AppError["fieldErrors"] {
  try {
    run();
  } catch (error) {
    if (error instanceof AppError) return error.fieldErrors;
    throw error;
  }
  return {};
}
const next = (values: Record<string, string>, held: StoredFields | null = stored, url = baseUrl) =>
  nextFields(entry, held, values, url, now, null);

describe("nextFields", () => {
  it("keeps secrets and settings apart, trimmed, and leaves empty ones out", () => {
    const made = next({ ...entered, madeOn: "", tokenUrl: "" }, null);
    expect(made.secrets).toEqual({ key: "secret-one" });
    expect(made.settings).toEqual({ account: "A1", mode: "live" });
    expect(made.life).toEqual({ issuedAt: now, expiresAt: null });
  });

  it("says beside each field what is missing or wrong, all at once", () => {
    const wrong = { mode: "other", madeOn: "2026-11-24", tokenUrl: "https://evil.test/token", extra: "x" };
    expect(errorsOf(() => next(wrong, null))).toEqual({
      "fields.extra": ["Keyed has no such field."],
      "fields.account": ["Enter the account ID."],
      "fields.key": ["Enter the whole API key."],
      "fields.mode": ["Choose one of the list."],
      "fields.madeOn": ["Enter a day that is not in the future."],
      "fields.tokenUrl": [expect.stringContaining("evil.test")],
    });
    expect(errorsOf(() => next({ ...entered, madeOn: "2026-02-30" }, null))).toEqual({
      "fields.madeOn": ["Enter a date that exists."],
    });
  });

  it("keeps a secret that is left empty, and sees that nothing changed", () => {
    const kept = next({ account: "A1", key: "", mode: "live" });
    expect(kept).toMatchObject({ secrets: { key: "secret-one" }, changed: [], another: false });
    expect(kept.life).toEqual(stored.life);
  });

  it("wants secrets again for another address, also where only the token address moved", () => {
    const again = { "fields.key": ["The address changed, so the API key has to be entered again."] };
    expect(errorsOf(() => next({ ...entered, key: "" }, stored, `${baseUrl}/other`))).toEqual(again);
    const elsewhere = { ...entered, key: "", tokenUrl: "https://id.amiqus.co/token" };
    expect(errorsOf(() => next(elsewhere))).toEqual(again);
    expect(next({ ...elsewhere, key: "secret-two" })).toMatchObject({
      another: true,
      changed: ["fields.key", "fields.tokenUrl"],
    });
  });

  it("ends the keys of test accounts alone, from the day they were made", () => {
    const made = next({ ...entered, mode: "test", madeOn: "2026-11-10" });
    expect(made.life.expiresAt).toEqual(new Date("2026-12-10T00:00:00Z"));
    const undated = next({ ...entered, mode: "test", key: "" });
    expect(undated.life.issuedAt).toEqual(stored.life.issuedAt);
    expect(next({ ...entered, key: "", madeOn: "2026-11-10" })).toMatchObject({
      another: false,
      changed: ["fields.madeOn"],
    });
  });

  it("takes accounts for the same by what is typed, not by what is chosen", () => {
    expect(sameAccount(entry, { account: "A1", mode: "live" }, { account: "A1", mode: "test" })).toBe(true);
    expect(sameAccount(entry, { account: "A1" }, { account: "A2" })).toBe(false);
  });
});
