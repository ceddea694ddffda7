import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { cursorAfter, readCursor } from "./cursor";
import { CASE_SORTS, type CaseRow } from "./types";

const row: CaseRow & { createdAt: string } = {
  id: "01a2047a-7976-7083-95b9-4b11513979b4",
  connectionId: "01a2047a-7976-7083-95b9-4b11513979b5",
  kind: "record",
  provider: "amiqus",
  title: "Photo ID",
  clientName: "Zoë “McFly” 李",
  status: "needs_review",
  rawStatus: "complete",
  summary: { checks: 0, done: 0, flagged: 0 },
  priority: 0,
  updatedAt: "2026-11-22T18:00:00.123Z",
  createdAt: "2026-11-20T18:00:00.000Z",
  confirmedAt: "2026-11-22T18:00:00.000Z",
  confirmedBy: "poll",
  archived: false,
};

describe("a cursor", () => {
  test.each(CASE_SORTS)("of %s reads back", (sort) => {
    const cursor = cursorAfter(sort, row);
    expect(cursor).toMatch(/^[\w-]+$/);
    expect(readCursor(sort, cursor)).toMatchObject({ sort, id: row.id, rank: 8 });
  });

  test("of another sort is refused", () => {
    expect(() => readCursor("title", cursorAfter("updated", row))).toThrow("moved on");
  });

  test("made up by anybody is refused and never crashes", () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.json().map((json) => Buffer.from(json).toString("base64url")),
        ),
        (text) => {
          try {
            readCursor("updated", text);
          } catch (error) {
            expect(error).toMatchObject({ code: "invalid" });
          }
        },
      ),
    );
  });
});
