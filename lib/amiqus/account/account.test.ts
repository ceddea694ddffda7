import { describe, expect, it } from "vitest";
import { toDays } from "./balance";
import { matchMembers } from "./match";

describe("toDays", () => {
  it("sums by day of the team's zone, whatever the order", () => {
    const movements = [
      { at: "2026-06-02T10:00:00Z", credits: -3 },
      { at: "2026-05-31T23:30:00Z", credits: 100 },
      { at: "2026-06-01T09:00:00Z", credits: -1 },
    ];
    expect(toDays(movements, "Europe/London")).toEqual([
      { day: "2026-06-01", added: 100, spent: 1, balance: 99 },
      { day: "2026-06-02", added: 0, spent: 3, balance: 96 },
    ]);
    expect(toDays(movements, "UTC")).toHaveLength(3);
    expect(toDays([], "UTC")).toEqual([]);
  });
});

describe("matchMembers", () => {
  it("matches by address however it is written, and tells who is left on either side", () => {
    const theirs = [
      { id: "1", name: "Ann", email: "Ann@Example.com", role: "owner" },
      { id: "2", name: "Bob", email: "bob@example.com", role: null },
    ];
    const ours = [
      { memberId: "a", name: "Ann E", email: "ann@example.com", role: "admin" },
      { memberId: "c", name: "Cy", email: "cy@example.com", role: "staff" },
    ];
    const { members, missing } = matchMembers(theirs, ours);
    expect(members.map((member) => member.desk?.memberId ?? null)).toEqual(["a", null]);
    expect(missing.map((member) => member.memberId)).toEqual(["c"]);
  });
});
