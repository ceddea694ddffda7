import { describe, expect, it } from "vitest";
import { dayRange } from "./days";

describe("dayRange", () => {
  it("follows the change of clocks", () => {
    const spring = dayRange("2026-03-29", "Europe/London");
    expect(spring.start.toISOString()).toBe("2026-03-29T00:00:00.000Z");
    expect(spring.end.toISOString()).toBe("2026-03-29T23:00:00.000Z");
    const autumn = dayRange("2026-10-25", "Europe/London");
    expect(autumn.start.toISOString()).toBe("2026-10-24T23:00:00.000Z");
    expect(autumn.end.toISOString()).toBe("2026-10-26T00:00:00.000Z");
  });

  it("works far from Greenwich", () => {
    const day = dayRange("2026-01-05", "Pacific/Auckland");
    expect(day.start.toISOString()).toBe("2026-01-04T11:00:00.000Z");
  });
});
