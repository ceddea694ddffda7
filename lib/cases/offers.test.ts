import { describe, expect, test } from "vitest";
import { offersOf } from "./offers";
import type { CaseRow, CaseView } from "./types";

const me = "01a2047a-7976-7083-95b9-4b11513979b4";

function view(row: Partial<CaseRow>): CaseView {
  return {
    row: {
      id: me,
      connectionId: me,
      kind: "record",
      provider: "amiqus",
      title: "Photo ID",
      status: "needs_review",
      rawStatus: "complete",
      summary: { checks: 0, done: 0, flagged: 0 },
      priority: 0,
      updatedAt: "2026-11-22T18:00:00.000Z",
      confirmedAt: "2026-11-22T18:00:00.000Z",
      confirmedBy: "poll",
      archived: false,
      ...row,
    },
    providerCaseId: "1",
    client: { id: me, name: "Marty McFly" },
    createdAt: "2026-11-22T18:00:00.000Z",
    expiresAt: null,
    connection: { id: me, name: "Amiqus", provider: "amiqus", status: "healthy", lastSyncAt: null },
    content: null,
    complete: true,
    fetchedAt: null,
    items: [],
    groups: [],
    siblings: [],
    timeline: [],
    traits: { readsBack: true, holdsCases: false, decidedHere: false },
  };
}

describe("a record", () => {
  test("is marked, grouped, archived, not decided", () => {
    expect(offersOf(view({}), "staff", me)).toMatchObject({
      decisions: [],
      markReviewed: true,
      assign: false,
      take: true,
      group: true,
      archive: true,
      rename: false,
      download: true,
      expiry: true,
    });
  });
  test("that is closed has no expiry to change and can be opened again", () => {
    expect(offersOf(view({ status: "closed" }), "staff", me)).toMatchObject({
      markReviewed: false,
      expiry: false,
    });
  });
  test("that a colleague holds is not for staff to take", () => {
    expect(offersOf(view({ assigneeId: "another" }), "staff", me)).toMatchObject({
      take: false,
      assign: false,
    });
    expect(offersOf(view({ assigneeId: "another" }), "manager", me).assign).toBe(true);
  });
});

describe("a case", () => {
  test.each([
    ["needs_review", ["approve", "reject", "hold"]],
    ["on_hold", ["approve", "reject", "reopen"]],
    ["approved", ["reopen"]],
    ["rejected", ["reopen"]],
  ] as const)("in %s", (status, decisions) => {
    const offers = offersOf(view({ kind: "case", status }), "staff", me);
    expect(offers).toMatchObject({
      decisions,
      markReviewed: null,
      rename: true,
      group: false,
      download: false,
    });
  });
});

test("an auditor reads and downloads only", () => {
  const offers = offersOf(view({ kind: "record" }), "auditor", me);
  const on = Object.entries(offers).filter(
    ([, value]) => value !== false && value !== null && String(value) !== "",
  );
  expect(on.map(([name]) => name)).toEqual(["download"]);
});

test("a provider that is not offered any more offers nothing", () => {
  const offers = offersOf(view({ provider: "gone" }), "admin", me);
  expect(
    Object.values(offers).every((value) => value === false || value === null || String(value) === ""),
  ).toBe(true);
});

test("a case whose provider takes no decisions is decided here", () => {
  const row = { provider: "aplyid", kind: "case", status: "processing", rawStatus: "in_progress" } as const;
  expect(offersOf(view(row), "staff", me)).toMatchObject({
    decisions: ["approve", "reject", "hold"],
    archive: false,
    expiry: false,
    download: false,
    group: false,
  });
});
