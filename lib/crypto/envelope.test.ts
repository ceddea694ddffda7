import { randomBytes } from "node:crypto";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { EnvelopeError, fingerprint, kekIdOf, open, rewrap, type SealedPlace, seal } from "./envelope";

const place: SealedPlace = { table: "connections", rowId: "row", teamId: "team", field: "credentials" };
const old = { id: "old", key: randomBytes(32) };
const fresh = { id: "new", key: randomBytes(32) };

describe("envelope", () => {
  it("opens what it sealed, for any text", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        expect(open(seal(text, place, [old]), place, [old])).toBe(text);
      }),
    );
  });

  it("never makes the same envelope twice and never shows the secret", () => {
    const first = seal("sandbox-canary", place, [old]);
    expect(first).not.toBe(seal("sandbox-canary", place, [old]));
    expect(Buffer.from(first, "base64").includes("canary")).toBe(false);
  });

  it("refuses any flipped bit with one and the same error", () => {
    const sealed = seal("a provider token", place, [old]);
    const bits = fc.tuple(fc.nat(sealed.length - 1), fc.integer({ min: 0, max: 6 }));
    fc.assert(
      fc.property(bits, ([index, bit]) => {
        const bytes = Buffer.from(sealed, "latin1");
        bytes[index] = (bytes[index] ?? 0) ^ (1 << bit);
        expect(() => open(bytes.toString("latin1"), place, [old])).toThrow(
          "The stored secret cannot be read with the keys given",
        );
      }),
      { numRuns: 10_000 },
    );
  });

  it("opens nowhere but in its own row, team, table and field", () => {
    const sealed = seal("secret", place, [old]);
    for (const key of ["table", "rowId", "teamId", "field"] as const) {
      expect(() => open(sealed, { ...place, [key]: "other" }, [old])).toThrow(EnvelopeError);
      expect(() => rewrap(sealed, { ...place, [key]: "other" }, [fresh, old])).toThrow(EnvelopeError);
    }
  });

  it("does not open with another key of the same id, nor without its key", () => {
    const sealed = seal("secret", place, [old]);
    expect(() => open(sealed, place, [{ id: "old", key: randomBytes(32) }])).toThrow(EnvelopeError);
    expect(() => open(sealed, place, [fresh])).toThrow(EnvelopeError);
  });

  it("rewraps to the newest key without touching the ciphertext", () => {
    const sealed = seal("secret", place, [old]);
    const moved = rewrap(sealed, place, [fresh, old]);
    expect(kekIdOf(moved)).toBe("new");
    expect(moved.split(".")[3]).toBe(sealed.split(".")[3]);
    expect(open(moved, place, [fresh])).toBe("secret");
    expect(rewrap(moved, place, [fresh, old])).toBe(moved);
  });

  it("fingerprints without revealing", () => {
    expect(fingerprint("sandbox-amiqus-token")).toMatch(/^[0-9a-f]{12}$/);
  });
});
