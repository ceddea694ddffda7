import { describe, expect, it } from "vitest";
import { follows, isTouched } from "./follow";

describe("a change in the team's data", () => {
  it("makes lists and counts of its kind stale, and details of its ids", () => {
    const change = { type: "cases" as const, ids: ["a"] };
    expect(isTouched(["cases", "list", {}], change)).toBe(true);
    expect(isTouched(["cases", "detail", "a", "timeline"], change)).toBe(true);
    expect(isTouched(["cases", "detail", "b"], change)).toBe(false);
    expect(isTouched(["clients", "list"], change)).toBe(false);
  });

  it("makes every detail stale when there were too many to name", () => {
    expect(isTouched(["cases", "detail", "b"], { type: "cases", ids: "many" })).toBe(true);
  });
});

describe("follows", () => {
  it("is said by the query's meta", () => {
    const change = { type: "connections" as const, ids: ["a"] };
    expect(follows({ follows: ["connections"] }, change)).toBe(true);
    expect(follows({ follows: ["members"] }, change)).toBe(false);
    expect(follows(undefined, change)).toBe(false);
  });
});
