import { describe, expect, it } from "vitest";
import type { Json, SyncPage } from "../port";
import { objectOf } from "../read";
import { fixture } from "./__fixtures__/load";
import { createAmiqusClient } from "./client";
import { syncPort } from "./sync";

interface Stored {
  id: number;
  created: number;
  updated: number;
}

const START = Date.parse("2026-01-01T00:00:00Z");
const stamp = (minutes: number) => new Date(START + minutes * 60_000).toISOString().replace(".000", "");

/** An Amiqus with these records and no cases; `onPage` runs before each answer. */
function providerOf(records: Stored[], onPage: (asked: number) => void = () => {}) {
  let asked = 0;
  const client = createAmiqusClient({
    baseUrl: "https://id.amiqus.co/api/v2",
    token: "token",
    fetch: async (url) => {
      if (url.pathname.endsWith("/cases")) {
        return new Response('{"message":"This action is unauthorized."}', { status: 403 });
      }
      asked += 1;
      onPage(asked);
      const query = url.searchParams;
      const limit = Number(query.get("limit"));
      const page = Number(query.get("page"));
      const key = query.get("sort_by") === "updated_at" ? "updated" : "created";
      const direction = query.get("order_by") === "desc" ? -1 : 1;
      const sorted = [...records].sort((a, b) => direction * (a[key] - b[key] || a.id - b.id));
      const rows = sorted.slice((page - 1) * limit, page * limit).map((row) => ({
        ...objectOf(fixture("record")),
        id: row.id,
        created_at: stamp(row.created),
        updated_at: stamp(row.updated),
      }));
      const total_pages = Math.ceil(records.length / limit);
      return new Response(JSON.stringify({ data: rows, total: records.length, total_pages, links: null }));
    },
  });
  return { sync: syncPort(client), asked: () => asked };
}

async function drain(pages: AsyncIterable<SyncPage>, stopAfter = Number.POSITIVE_INFINITY) {
  const ids: string[] = [];
  let cursor: Json = null;
  let count = 0;
  for await (const page of pages) {
    ids.push(...page.items.map((item) => item.case.ref.id));
    cursor = page.cursor;
    count += 1;
    if (count >= stopAfter) {
      break;
    }
  }
  return { ids, cursor };
}

const many = (count: number): Stored[] =>
  Array.from({ length: count }, (_entry, index) => ({ id: index + 1, created: index, updated: index }));

describe("pull", () => {
  it("reads everything first and nothing but the overlap afterwards", async () => {
    const { sync } = providerOf(many(250));
    const backfill = await drain(sync.pull(null));
    expect(new Set(backfill.ids).size).toBe(250);
    const idle = await drain(sync.pull(backfill.cursor));
    expect(idle.ids.sort()).toEqual(["248", "249", "250"]);
  });

  it("goes on with the backfill where it was left", async () => {
    const { sync } = providerOf(many(450));
    const begun = await drain(sync.pull(null), 2);
    const rest = await drain(sync.pull(begun.cursor));
    expect(new Set([...begun.ids, ...rest.ids]).size).toBe(450);
    expect(rest.ids).not.toContain("1");
  });

  it("finds what changed during the backfill and what is created meanwhile", async () => {
    const records = many(300);
    const { sync } = providerOf(records, (asked) => {
      if (asked === 4) {
        records[0] = { id: 1, created: 0, updated: 1_000 };
        records.push({ id: 301, created: 1_000, updated: 1_000 });
      }
    });
    const { ids } = await drain(sync.pull(null));
    expect(ids.filter((id) => id === "1").length).toBe(2);
    expect(ids).toContain("301");
  });

  it("misses nothing when records vanish during the backfill", async () => {
    const records = many(350);
    const { sync } = providerOf(records, (asked) => {
      if (asked === 3) {
        records.splice(0, 20);
      }
    });
    const { ids } = await drain(sync.pull(null));
    for (let id = 101; id <= 350; id += 1) {
      expect(ids).toContain(String(id));
    }
  });

  it("keeps the old cursor until a long walk is done", async () => {
    const records = many(150);
    const { sync } = providerOf(records);
    const { cursor } = await drain(sync.pull(null));
    for (const record of records) {
      record.updated = 5_000 + record.id;
    }
    const cut = await drain(sync.pull(cursor), 1);
    expect(cut.ids.length).toBe(100);
    const again = await drain(sync.pull(cut.cursor));
    expect(new Set(again.ids).size).toBe(150);
  });

  it("starts over with a cursor it does not know", async () => {
    const { sync } = providerOf(many(3));
    const odd: Json[] = ["junk", { version: 2 }, { version: 1, record: { phase: "live" } }];
    for (const cursor of odd) {
      expect(new Set((await drain(sync.pull(cursor))).ids).size).toBe(3);
    }
  });

  it("does not walk for ever on a provider that ignores paging", async () => {
    const records = many(100);
    const client = createAmiqusClient({
      baseUrl: "https://id.amiqus.co/api/v2",
      token: "token",
      fetch: async () => {
        const rows = records.map((row) => ({ ...objectOf(fixture("record")), id: row.id }));
        return new Response(JSON.stringify({ data: rows, total: 1_000_000, total_pages: 1_000_000 }));
      },
    });
    const failed = drain(syncPort(client).pull(null));
    await expect(failed).rejects.toMatchObject({ kind: "bad-response" });
  });
});
