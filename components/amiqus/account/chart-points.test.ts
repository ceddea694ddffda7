import { expect, it } from "vitest";
import { chartLine } from "./chart-points";

const day = (name: string, balance: number) => ({ day: name, added: 0, spent: 0, balance });

it("steps from day to day with zero in the picture", () => {
  const line = chartLine([day("2026-06-01", 100), day("2026-06-02", 50), day("2026-06-05", 0)], 400, 100);
  expect(line).toEqual({ path: "M0 0H100V50H400V100", top: 100, bottom: 0 });
});

it("draws one day, and balances below zero", () => {
  expect(chartLine([day("2026-06-01", 10)], 400, 100).path).toBe("M0 0H400");
  expect(chartLine([day("2026-06-01", 10), day("2026-06-02", -10)], 400, 100)).toMatchObject({
    path: "M0 0H400V100",
    bottom: -10,
  });
});
