import { describe, expect, it } from "vitest";
import { readKeysOff } from "./key-choices";

describe("readKeysOff", () => {
  it("finds the ids among other cookies", () => {
    expect(readKeysOff("theme=dark; keys_off=case.approve~go.cases; a=b")).toEqual([
      "case.approve",
      "go.cases",
    ]);
  });

  it("is empty without the cookie, and drops what is no id", () => {
    expect(readKeysOff("theme=dark")).toEqual([]);
    expect(readKeysOff("keys_off=~ok~<b>")).toEqual(["ok"]);
  });
});
