import { describe, expect, it } from "vitest";
import { accountMode, fieldText, secretDays, secretWord } from "./account";
import { catalog, type ProviderEntry } from "./catalog";

const keyed: ProviderEntry = {
  ...catalog.amiqus,
  credentialFields: [
    {
      key: "mode",
      label: "Integration",
      secret: false,
      required: true,
      options: [{ value: "t", label: "Test" }],
    },
    { key: "key", label: "API key", secret: true, required: true },
  ],
  tokenDays: undefined,
  testAccount: { field: "mode", startsWith: "t" },
  testTokenDays: 30,
};

describe("what a catalog entry says of an account", () => {
  it("names the secret as people do", () => {
    expect(secretWord(catalog.amiqus)).toBe("token");
    expect(secretWord(keyed)).toBe("API key");
    const [mode, key] = keyed.credentialFields ?? [];
    expect(mode && fieldText(mode, "t")).toBe("Test");
    expect(key && secretWord({ ...keyed, credentialFields: [{ ...key, label: "Access key" }] })).toBe(
      "access key",
    );
  });

  it("tells test accounts from live ones, and ends the secrets of those alone", () => {
    expect(accountMode(keyed, { mode: "t" })).toBe("test");
    expect(accountMode(keyed, { mode: "live" })).toBe("live");
    expect(accountMode(keyed, {})).toBeNull();
    expect(accountMode(catalog.amiqus, { mode: "t" })).toBeNull();
    expect(secretDays(keyed, { mode: "t" })).toBe(30);
    expect(secretDays(keyed, { mode: "live" })).toBeUndefined();
    expect(secretDays(catalog.amiqus, {})).toBe(365);
  });
});
