import { describe, expect, it } from "vitest";
import { launchBodySchema } from "./bodies";
import { recentAlike, stepTypesOf } from "./recent";

const now = Date.parse("2026-11-22T12:00:00Z");
const days = (count: number) => new Date(now - count * 86_400_000).toISOString();
const one = (checks: string[], age: number) => ({
  id: `case-${age}`,
  title: "Record",
  status: "approved" as const,
  rawStatus: "reviewed",
  checks,
  createdAt: days(age),
});

describe("recentAlike", () => {
  it("points out a case with a shared check of the last 90 days", () => {
    const cases = [one(["check.photo_id", "check.credit"], 3), one(["check.photo_id"], 91), one(["form"], 1)];
    const alike = recentAlike(cases, ["check.photo_id", "check.watchlist", "form"], now);
    expect(alike).toMatchObject([{ caseId: "case-3", shared: ["check.photo_id"] }]);
  });

  it("finds checks that were stored without their prefix", () => {
    expect(recentAlike([one(["photo_id"], 2)], ["check.photo_id"], now)).toHaveLength(1);
  });

  it("does not count documents and forms", () => {
    expect(recentAlike([one(["document.request"], 2)], ["document.request"], now)).toEqual([]);
  });
});

describe("stepTypesOf", () => {
  it("reads chosen steps and nothing else", () => {
    expect(stepTypesOf({ steps: [{ type: "form" }, {}, null, { type: 3 }] })).toEqual(["form"]);
    for (const odd of [null, "steps", {}, { steps: 1 }, { template: 4 }])
      expect(stepTypesOf(odd)).toEqual([]);
  });
});

describe("launchBodySchema", () => {
  it("knows the provider's bodies and no others", () => {
    expect(launchBodySchema("amiqus", "case", {})?.safeParse({ name: "A" }).success).toBe(true);
    expect(launchBodySchema("amiqus", "record", { template: 2 })?.safeParse({ template: 2 }).success).toBe(
      true,
    );
    expect(launchBodySchema("nobody", "record", {})).toBeNull();
  });
});
