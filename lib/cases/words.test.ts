import { describe, expect, test } from "vitest";
import type { CaseRow } from "./types";
import { attentionLabel, whyHere } from "./words";

const now = Date.parse("2026-11-22T12:00:00Z");
const row: CaseRow = {
  id: "1",
  connectionId: "1",
  kind: "record",
  provider: "amiqus",
  title: "Photo ID, Watchlist",
  clientName: "Marty McFly",
  status: "needs_review",
  rawStatus: "complete",
  summary: { checks: 2, done: 2, flagged: 0 },
  priority: 0,
  updatedAt: "2026-11-22T10:00:00Z",
  confirmedAt: "2026-11-22T10:00:00Z",
  confirmedBy: "poll",
  archived: false,
};

describe("why a case is here", () => {
  test.each<[string, Partial<CaseRow>]>([
    ["Needs review · Photo ID, Watchlist", {}],
    [
      "Provider refers · “consider” · Photo ID, Watchlist · 1 flagged",
      {
        attention: "provider_refers",
        outcome: "consider",
        summary: { ...row.summary, flagged: 1 },
      },
    ],
    [
      "Client is at it · Photo ID, Watchlist · 1 of 2 done",
      {
        status: "awaiting_client",
        rawStatus: "started",
        summary: { ...row.summary, done: 1 },
      },
    ],
    ["Held until 3 Dec · Photo ID, Watchlist", { status: "on_hold", holdUntil: "2026-12-03T12:00:00Z" }],
    [
      "Status “verifying” is not mapped · Photo ID, Watchlist",
      { status: "unmapped", rawStatus: "verifying" },
    ],
    ["Needs review · due 2 h ago · Photo ID, Watchlist", { dueAt: "2026-11-22T10:00:00Z" }],
  ])("%s", (words, change) => {
    expect(whyHere({ ...row, ...change }, now)).toBe(words);
  });
});

test("an attention code that nobody knows yet is spelled out", () => {
  expect(attentionLabel("purge_soon")).toBe("Purge soon");
});
