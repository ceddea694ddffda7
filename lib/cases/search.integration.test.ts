import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { withTeam } from "@/lib/db/client";
import { createTestDatabase, runSql, type TestDatabase } from "@/lib/db/testing";
import { seedCases } from "./bench-seed";
import { STATUS_RANK } from "./cursor";
import { searchCases } from "./search";
import { createTestTeam, type TestTeam } from "./testing";
import { CASE_SORTS, type CaseRow, type CaseSearch } from "./types";

let database: TestDatabase;
let team: TestTeam;
let other: TestTeam;

beforeAll(async () => {
  database = await createTestDatabase();
  team = await createTestTeam();
  other = await createTestTeam({ name: "Another team" });
  await withTeam(team.teamId, (tx) => seedCases(tx, team.teamId, team.connectionId, 3000));
  await withTeam(other.teamId, (tx) => seedCases(tx, other.teamId, other.connectionId, 200));
  await runSql(database.adminUrl, "vacuum analyze cases");
});
afterAll(() => database.drop());

async function walk(search: CaseSearch, between?: (page: number) => Promise<unknown>): Promise<CaseRow[]> {
  const rows: CaseRow[] = [];
  let cursor: string | null = null;
  for (let page = 0; page < 200; page += 1) {
    const answer: Awaited<ReturnType<typeof searchCases>> = await searchCases(team.ctx(), {
      ...search,
      cursor,
    });
    rows.push(...answer.items);
    if (answer.nextCursor === null) return rows;
    cursor = answer.nextCursor;
    await between?.(page);
  }
  throw new Error("the list never ends");
}

function count(where: string): Promise<number> {
  return runSql<{ n: string }>(
    database.adminUrl,
    `select count(*) n from cases where team_id = '${team.teamId}' and ${where}`,
  ).then((rows) => Number(rows[0]?.n));
}

describe("orders", () => {
  const keys: Record<(typeof CASE_SORTS)[number], (row: CaseRow) => string> = {
    updated: (row) => row.updatedAt,
    oldest: (row) => row.updatedAt,
    created: () => "",
    due: (row) => row.dueAt ?? "9",
    title: (row) => row.title,
    name: (row) => row.clientName ?? row.title,
    status: (row) => `${STATUS_RANK[row.status]} ${row.updatedAt}`,
  };
  test.each(CASE_SORTS)("pages by %s show every row once, in order", async (sort) => {
    const rows = await walk({ sort, filter: { archived: "all" }, limit: 100 });
    expect(new Set(rows.map((row) => row.id)).size).toBe(3000);
    expect(rows).toHaveLength(3000);
    const seen = rows.map(keys[sort]);
    const sorted = [...seen].sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
    if (sort === "updated" || sort === "status") sorted.reverse();
    expect(seen).toEqual(sorted);
  });

  test("a row that arrives while paging neither repeats nor hides another", async () => {
    const before = await walk({ limit: 100 });
    let added = 0;
    const during = await walk({ limit: 100 }, async () => {
      added += 1;
      if (added < 4) await withTeam(team.teamId, (tx) => seedCases(tx, team.teamId, team.connectionId, 1));
    });
    const ids = during.map((row) => row.id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids).toEqual(expect.arrayContaining(before.map((row) => row.id)));
    await runSql(
      database.adminUrl,
      `delete from cases where team_id = '${team.teamId}' and id <> all ($1::uuid[]) and archived_at is null`,
      [before.map((row) => row.id)],
    );
  });
});

describe("filters", () => {
  const cases: [string, CaseSearch["filter"], () => string][] = [
    ["status", { status: ["needs_review"] }, () => "archived_at is null and status = 'needs_review'"],
    [
      "several statuses",
      { status: ["on_hold", "unmapped", "closed"] },
      () => "archived_at is null and status in ('on_hold', 'unmapped', 'closed')",
    ],
    ["kind", { kind: ["case"] }, () => "archived_at is null and kind = 'case'"],
    ["provider", { provider: ["amiqus"] }, () => "archived_at is null"],
    ["a provider without cases", { provider: ["quickr"] }, () => "false"],
    ["mine", { assignee: "me" }, () => `archived_at is null and assignee_id = '${team.members.staff}'`],
    ["nobody's", { assignee: "none" }, () => "archived_at is null and assignee_id is null"],
    [
      "waiting on",
      { waitingOn: ["us", "client"] },
      () => "archived_at is null and waiting_on in ('us', 'client')",
    ],
    ["attention", { attention: "failed" }, () => "archived_at is null and attention = 'failed'"],
    ["archived", { archived: true }, () => "archived_at is not null"],
    [
      "all at once",
      {
        status: ["needs_review", "on_hold"],
        kind: ["record"],
        assignee: "none",
        waitingOn: ["us"],
        archived: "all",
      },
      () =>
        "status in ('needs_review', 'on_hold') and kind = 'record' and assignee_id is null and waiting_on = 'us'",
    ],
  ];
  for (const sort of CASE_SORTS) {
    test.each(cases)(`%s, by ${sort}`, async (_, filter, where) => {
      const rows = await walk({ filter, sort, limit: 100 });
      expect(rows).toHaveLength(await count(where()));
      expect(new Set(rows.map((row) => row.id)).size).toBe(rows.length);
    });
  }

  test("another member's and another connection's", async () => {
    const held = await walk({ filter: { assignee: team.members.manager }, limit: 100 });
    expect(held).toHaveLength(await count(`archived_at is null and assignee_id = '${team.members.manager}'`));
    expect(await walk({ filter: { connectionId: other.connectionId } })).toEqual([]);
  });
});

describe("text", () => {
  test.each([
    ["lorraine", "search_text like '%lorraine%'"],
    ["Tannenfield BIFF", "search_text like '%tannenfield%' and search_text like '%biff%'"],
    ["ref-000123", "search_text like '%ref-000123%'"],
    ["ma stewart", "search_text like '%stewart%' and (search_text like 'ma%' or search_text like '% ma%')"],
    ["100%", "false"],
    ["no_body", "false"],
    ["back\\slash", "false"],
  ])("%s", async (text, where) => {
    for (const sort of ["updated", "title"] as const) {
      const rows = await walk({ text, sort, filter: { archived: "all" }, limit: 40 });
      expect(rows).toHaveLength(await count(where));
      expect(new Set(rows.map((row) => row.id)).size).toBe(rows.length);
    }
  });

  test("with filters", async () => {
    const rows = await walk({ text: "amara", filter: { status: ["awaiting_client", "on_hold"] }, limit: 20 });
    expect(rows).toHaveLength(
      await count(
        "search_text like '%amara%' and status in ('awaiting_client', 'on_hold') and archived_at is null",
      ),
    );
  });

  test("fewer than three characters are refused with words", async () => {
    await expect(searchCases(team.ctx(), { text: "ma" })).rejects.toMatchObject({ code: "invalid" });
  });
});

test("counts obey assignee and archive and come from the counters", async () => {
  const { counts } = await searchCases(team.ctx("manager"), { filter: { status: ["unmapped"] }, limit: 1 });
  expect(counts.all).toBe(await count("archived_at is null"));
  expect(counts.status.needs_review).toBe(await count("archived_at is null and status = 'needs_review'"));
  expect(counts.mine).toBe(await count(`archived_at is null and assignee_id = '${team.members.manager}'`));
  expect(counts.unassigned).toBe(await count("archived_at is null and assignee_id is null"));
  const mine = await searchCases(team.ctx("manager"), {
    filter: { assignee: "me", archived: "all" },
    limit: 1,
  });
  expect(mine.counts.all).toBe(await count(`assignee_id = '${team.members.manager}'`));
});

test("another team's rows and counts do not exist", async () => {
  const mine = await searchCases(other.ctx(), { limit: 100, filter: { archived: "all" } });
  expect(mine.counts.all).toBe(200);
  expect(mine.items.every((row) => row.connectionId === other.connectionId)).toBe(true);
  const foreign = await searchCases(other.ctx(), {
    filter: { assignee: team.members.staff, archived: "all" },
  });
  expect(foreign.items).toEqual([]);
});

test("rows by id, archived ones too", async () => {
  const some = (await searchCases(team.ctx(), { filter: { archived: "all" }, limit: 5 })).items.map(
    (row) => row.id,
  );
  const again = await searchCases(team.ctx(), { filter: { ids: some, archived: "all" } });
  expect(again.items.map((row) => row.id)).toEqual(some);
  expect((await searchCases(other.ctx(), { filter: { ids: some, archived: "all" } })).items).toEqual([]);
});

test("a page of 50 stays under 30 kB", async () => {
  const { items } = await searchCases(team.ctx(), { limit: 50 });
  expect(items).toHaveLength(50);
  expect(JSON.stringify(items).length).toBeLessThan(30_000);
});

test("a cursor of another sort, or no cursor at all, is refused", async () => {
  const { nextCursor } = await searchCases(team.ctx(), { limit: 1 });
  await expect(searchCases(team.ctx(), { sort: "title", cursor: nextCursor })).rejects.toMatchObject({
    code: "invalid",
  });
  await expect(searchCases(team.ctx(), { cursor: "bm90IGl0" })).rejects.toMatchObject({ code: "invalid" });
});
