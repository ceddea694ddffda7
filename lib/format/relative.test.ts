import { describe, expect, it } from "vitest";
import { duration, relativeTime, shortAge, span } from "./relative";

const now = Date.parse("2026-11-22T12:00:00Z");
const ago = (ms: number) => new Date(now - ms).toISOString();

describe("relative time", () => {
  it.each([
    [2_000, "just now"],
    [-9_000, "just now"],
    [40_000, "40 s ago"],
    [5 * 60_000, "5 min ago"],
    [2 * 3_600_000, "2 h ago"],
    [3 * 86_400_000, "3 d ago"],
    [-2 * 86_400_000, "in 2 d"],
  ])("%d ms is %s", (ms, words) => {
    expect(relativeTime(ago(ms), now)).toBe(words);
  });

  it("is short in rows, and never negative", () => {
    expect(shortAge(ago(7_200_000), now)).toBe("2 h");
    expect(shortAge(ago(-60_000), now)).toBe("0 s");
  });

  it("grows to months and years", () => {
    expect(span(100 * 86_400_000)).toBe("3 mo");
    expect(span(800 * 86_400_000)).toBe("2 y");
  });

  it("shows what it cannot read", () => {
    expect(relativeTime("soon", now)).toBe("soon");
  });

  it.each([
    [0, "0 s"],
    [40_000, "40 s"],
    [3_900_000, "1 h 5 min"],
    [183_600_000, "2 d 3 h"],
    [172_800_000 + 60_000, "2 d"],
  ])("a duration of %d ms is %s", (ms, words) => {
    expect(duration(ms)).toBe(words);
  });
});
