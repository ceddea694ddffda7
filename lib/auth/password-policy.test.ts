import { describe, expect, it } from "vitest";
import { passwordProblem } from "./password-policy";

const context = ["marty@hillvalley.test", "Marty McFly", "Hill Valley Law"];

describe("passwordProblem", () => {
  it.each([
    "clock tower lightning",
    "Zj4#kP9!wQ2z",
    "пароль для работы здесь",
    "a long passphrase of sixty four characters and more is welcome here too",
    "correct staple horse battery",
  ])("allows %j", (password) => {
    expect(passwordProblem(password, context)).toBeNull();
  });

  it.each([
    ["elevenchars", /at least 12/],
    ["x".repeat(201), /at most 200/],
    ["Password1234", /leaked/],
    ["correcthorsebatterystaple", /leaked/],
    ["aaaaaaaaaaaaaa", /repeats/],
    ["abcabcabcabcabc", /repeats/],
    ["1234567890123", /run of keys/],
    ["qwertyuiop12345", /run of keys/],
    ["gatehouse2026", /gatehouse/],
    ["marty-1985-m", /marty/],
    ["HillValley12", /Apart from/],
  ])("refuses %j", (password, why) => {
    expect(passwordProblem(password, context)).toMatch(why);
  });

  it("counts characters, not code units, and does not trim", () => {
    expect(passwordProblem("😀😃😄😁😆😅", [])).toMatch(/at least 12/);
    expect(passwordProblem("  tower clock  ", [])).toBeNull();
  });
});
