import { describe, expect, it } from "vitest";
import { emailInput, nameInput } from "./schema";

describe("emailInput", () => {
  it("keys one account for every way of typing one address", () => {
    expect(emailInput.parse("  Admin@Demo.Test ")).toBe("admin@demo.test");
  });

  it.each([
    "admin＠demo.test",
    "admin@demo.test＠evil.test",
    "аdmin@demo.test",
    "admin@demo.test\u0000",
    "admin@demo.test,evil@evil.test",
    "admin\u200b@demo.test",
    "admin@demo@evil.test",
    `"admin@demo.test"@evil.test`,
    "",
  ])("refuses %j", (email) => {
    expect(emailInput.safeParse(email).success).toBe(false);
  });
});

describe("nameInput", () => {
  it("keeps letters of every script and refuses control and direction characters", () => {
    expect(nameInput.parse(" Łukasz O’Brien-Ng ")).toBe("Łukasz O’Brien-Ng");
    expect(nameInput.safeParse("Ann\u202egeoc").success).toBe(false);
    expect(nameInput.safeParse("Ann\nadmin").success).toBe(false);
  });
});
