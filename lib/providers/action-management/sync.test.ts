import { describe, expect, it } from "vitest";
import type { Json, SyncPage } from "../port";
import { objectOf } from "../read";
import { fixture } from "./__fixtures__/load";
import { createActionManagementClient } from "./client";
import { syncPort } from "./sync";

interface Stored {
  id: number;
  /** Minutes after the start. */
  modified: number;
  closed?: boolean;
}

const START = Date.parse("2026-01-01T00:00:00Z");
const stamp = (minutes: number) => new Date(START + minutes * 60_000).toISOString();
const many = (count: number): Stored[] =>
  Array.from({ length: count }, (_entry, index) => ({ id: index + 1, modified: index }));

interface Hub {
  notes?: { id: number; caseId: number; modified: number }[];
  /** The hub refuses to order by date of change. */
  byId?: boolean;
  onPage?: (asked: number) => void;
}

/** A hub with these cases; counts what is asked of it. */
function hubOf(cases: Stored[], { notes = [], byId = false, onPage = () => {} }: Hub = {}) {
  const asked = { pages: 0, details: [] as number[] };
  const full = (row: Stored): { [key: string]: Json } => ({
    ...objectOf(fixture("case")),
    id: row.id,
    isClosed: row.closed ?? false,
    dateCreated: stamp(0),
    dateModified: stamp(row.modified),
  });
  const answer = (body: unknown, status = 200) => new Response(JSON.stringify(body), { status });
  const fetch = async (url: URL, init: RequestInit) => {
    if (url.pathname.endsWith("/token")) return answer({ access_token: "t", expires_in: 3600 });
    if (url.pathname.endsWith("/notes")) {
      const from = Date.parse(url.searchParams.get("dateModifiedStart") ?? "");
      const items = notes
        .filter((note) => START + note.modified * 60_000 >= from)
        .map((note) => ({ ...note, dateModified: stamp(note.modified) }));
      return answer({ items, totalCount: items.length });
    }
    if (init.method === "GET") {
      const id = Number(url.pathname.split("/").at(-1));
      asked.details.push(id);
      const row = cases.find((one) => one.id === id);
      return row ? answer(full(row)) : answer({}, 404);
    }
    asked.pages += 1;
    onPage(asked.pages);
    const query = JSON.parse(String(init.body));
    const order = query.orderBy.property;
    if (byId && order === "dateModified") return answer({}, 400);
    const key = order === "dateModified" ? "modified" : "id";
    const direction = query.orderByAscending ? 1 : -1;
    const sorted = [...cases].sort((a, b) => direction * (a[key] - b[key] || a.id - b.id));
    const skip = query.skip ?? 0;
    const items = sorted.slice(skip, skip + query.top).map((row) => {
      const { dateModified: _changed, dateDue: _due, ...thin } = full(row);
      return thin;
    });
    return answer({ items, totalCount: cases.length });
  };
  const client = createActionManagementClient({
    baseUrl: "https://hub.example/v1/actionmanagement",
    credentials: { hubId: "96", clientId: "c", clientSecret: "secret" },
    fetch,
    clock: { now: () => new Date() },
  });
  return { sync: syncPort(client), asked };
}

async function drain(pages: AsyncIterable<SyncPage>, stopAfter = Number.POSITIVE_INFINITY) {
  const items: SyncPage["items"][number][] = [];
  let cursor: Json = null;
  let count = 0;
  for await (const page of pages) {
    items.push(...page.items);
    cursor = JSON.parse(JSON.stringify(page.cursor));
    count += 1;
    if (count >= stopAfter) break;
  }
  return { ids: items.map((item) => item.case.ref.id), items, cursor };
}

describe("pull", () => {
  it("reads all cases, open ones whole, and afterwards next to nothing", async () => {
    const cases = many(230).map((row) => ({ ...row, closed: row.id % 2 === 0 }));
    const { sync, asked } = hubOf(cases);
    const all = await drain(sync.pull(null));
    expect(new Set(all.ids).size).toBe(230);
    expect(all.items.filter((item) => !item.complete).every((item) => item.case.status !== "unmapped")).toBe(
      true,
    );
    expect(all.items.find((item) => item.case.ref.id === "1")?.complete).toBe(true);
    asked.pages = 0;
    asked.details = [];
    const idle = await drain(sync.pull(all.cursor));
    expect(idle.ids.sort()).toEqual(["229", "230"]);
    expect(asked.pages).toBe(1);
    expect(asked.details.length).toBeLessThanOrEqual(4);
  });

  it("sees changes, also of old cases, and keeps its place until the walk is done", async () => {
    const cases = many(120);
    const { sync } = hubOf(cases);
    const { cursor } = await drain(sync.pull(null));
    for (const row of cases.slice(0, 50)) row.modified = 1_000 + row.id;
    const cut = await drain(sync.pull(cursor), 1);
    expect(cut.ids.length).toBe(20);
    const rest = await drain(sync.pull(cut.cursor));
    for (let id = 1; id <= 50; id += 1) expect(rest.ids).toContain(String(id));
  });

  it("goes on with the first reading where it was left, and misses nothing when cases vanish", async () => {
    const cases = many(350);
    const { sync } = hubOf(cases, {
      onPage: (asked) => {
        if (asked === 3) cases.splice(0, 20);
      },
    });
    const begun = await drain(sync.pull(null), 1);
    const rest = await drain(sync.pull(begun.cursor));
    const seen = new Set([...begun.ids, ...rest.ids]);
    for (let id = 101; id <= 350; id += 1) expect(seen).toContain(String(id));
  });

  it("follows notes to cases that the walk does not show, once", async () => {
    const notes: { id: number; caseId: number; modified: number }[] = [];
    const { sync } = hubOf(many(60), { notes });
    const { cursor } = await drain(sync.pull(null));
    notes.push({ id: 7, caseId: 3, modified: 2_000 });
    const heard = await drain(sync.pull(cursor));
    expect(heard.ids).toContain("3");
    expect((await drain(sync.pull(heard.cursor))).ids).not.toContain("3");
  });

  it("sees new cases and notes of a hub that does not order by change", async () => {
    const cases = many(40);
    const notes = [{ id: 1, caseId: 2, modified: 5_000 }];
    const { sync } = hubOf(cases, { byId: true, notes });
    const { cursor, ids } = await drain(sync.pull(null));
    expect(new Set(ids).size).toBe(40);
    cases.push({ id: 41, modified: 6_000 });
    expect((await drain(sync.pull(cursor))).ids).toEqual(["41"]);
  });

  it("starts over with a cursor it does not know, and is content with an empty hub", async () => {
    const { sync } = hubOf(many(3));
    const odd: Json[] = ["junk", { version: 2 }, null];
    for (const cursor of odd) expect(new Set((await drain(sync.pull(cursor))).ids).size).toBe(3);
    expect((await drain(hubOf([]).sync.pull(null))).ids).toEqual([]);
  });

  it("does not walk for ever on a hub that ignores paging", async () => {
    const cases = many(100);
    const client = createActionManagementClient({
      baseUrl: "https://hub.example/v1/actionmanagement",
      credentials: { hubId: "96", clientId: "c", clientSecret: "secret" },
      clock: { now: () => new Date() },
      fetch: async (url, init) => {
        if (url.pathname.endsWith("/token")) return new Response('{"access_token":"t"}');
        const items = cases.map((row) => ({ ...objectOf(fixture("case")), id: row.id }));
        const one = { ...objectOf(fixture("case")), id: 1 };
        return new Response(JSON.stringify(init.method === "POST" ? { items, totalCount: 1_000_000 } : one));
      },
    });
    await expect(drain(syncPort(client).pull(null))).rejects.toMatchObject({ kind: "bad-response" });
  });
});
