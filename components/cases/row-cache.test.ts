import { QueryClient } from "@tanstack/react-query";
import { expect, test } from "vitest";
import { caseKeys } from "@/lib/cases/query-options";
import type { CasePage, CaseRow } from "@/lib/cases/types";
import { patchRows, readRow, showRow } from "./row-cache";

function row(id: string, change: Partial<CaseRow> = {}): CaseRow {
  return {
    id,
    connectionId: "c",
    kind: "record",
    provider: "amiqus",
    title: id,
    status: "needs_review",
    rawStatus: "complete",
    summary: { checks: 0, done: 0, flagged: 0 },
    priority: 0,
    updatedAt: "2026-11-22T10:00:00Z",
    confirmedAt: "2026-11-22T10:00:00Z",
    confirmedBy: "poll",
    archived: false,
    ...change,
  };
}

function listed(): { client: QueryClient; ids: () => string[]; pages: () => unknown } {
  const client = new QueryClient();
  const key = caseKeys.pages({ filter: {} });
  const counts: CasePage["counts"] = { all: 2, mine: 0, unassigned: 2, status: Object.create(null) };
  const page: CasePage = { items: [row("a"), row("b")], nextCursor: null, counts };
  client.setQueryData(key, { pages: [page], pageParams: [null] });
  const read = () => client.getQueryData<{ pages: CasePage[] }>(key);
  return {
    client,
    pages: read,
    ids: () => read()?.pages[0]?.items.map((one) => `${one.id} ${one.status}`) ?? [],
  };
}

test("a newer row takes the place of the shown one; others and unknown ones change nothing", () => {
  const { client, ids, pages } = listed();
  const before = pages();
  patchRows(client, [row("a"), row("z")]);
  expect(pages()).toBe(before);
  patchRows(client, [row("b", { status: "closed" })]);
  expect(ids()).toEqual(["a needs_review", "b closed"]);
});

test("what a write expects is shown and can be put back", () => {
  const { client, ids } = listed();
  const before = readRow(client, "a");
  showRow(client, row("a", { status: "approved" }));
  expect(ids()[0]).toBe("a approved");
  if (before) showRow(client, before);
  expect(ids()[0]).toBe("a needs_review");
  expect(readRow(client, "unknown")).toBeNull();
});
