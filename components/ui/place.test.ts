import { describe, expect, it } from "vitest";
import { placement } from "./place";

const view = { width: 1000, height: 600 };
const box = (top: number, left: number) => ({ top, left, right: left + 100, bottom: top + 32, width: 100 });

describe("placement", () => {
  it("goes under its anchor, edges aligned", () => {
    expect(placement(box(100, 200), { width: 160, height: 200 }, view, "start")).toMatchObject({
      top: 136,
      left: 200,
    });
    expect(placement(box(100, 200), { width: 160, height: 200 }, view, "end").left).toBe(140);
  });

  it("goes above when the room is there", () => {
    expect(placement(box(500, 200), { width: 160, height: 200 }, view, "start").top).toBe(296);
  });

  it("stays inside the window", () => {
    expect(placement(box(100, 950), { width: 160, height: 200 }, view, "start").left).toBe(832);
    expect(placement(box(100, 0), { width: 160, height: 200 }, view, "end").left).toBe(8);
  });

  it("is cut to the room there is", () => {
    expect(placement(box(100, 200), { width: 160, height: 2000 }, view, "start").maxHeight).toBe(456);
  });
});
