import "server-only";
import { z } from "zod";
import type { Json, SyncPage, SyncPort } from "../port";
import type { QuickrCase } from "./api-schema";
import { LIST_EXCLUDES, QUERY } from "./assumptions";
import type { QuickrClient } from "./client";
import { unreadable } from "./failures";
import { fetched } from "./mapper";
import { PAGE_SIZE, type Page } from "./transport";

/**
 * `backfill` pages through everything in the order of creation, which new cases only lengthen; `since` is the newest
 * change seen before it began. `live` walks down from the newest change to `since`.
 */
const cursorSchema = z.discriminatedUnion("phase", [
  z.strictObject({ phase: z.literal("start") }),
  z.strictObject({ phase: z.literal("backfill"), after: z.string().nullable(), since: z.string() }),
  z.strictObject({ phase: z.literal("live"), since: z.string() }),
]);
type Cursor = z.infer<typeof cursorSchema>;

/** Several cases may share a time, so each walk goes a little further down. */
const OVERLAP_MS = 2 * 60_000;
const MAX_PAGES = 20_000;
const EPOCH = "1970-01-01T00:00:00Z";

const changed = (row: QuickrCase) => row.updated_at ?? row.created_at;

/** Reads what changed at Quickr. An unreadable cursor starts over. */
export function syncPort(quickr: QuickrClient): SyncPort {
  const page = (order: "created" | "updated", after: string | null, limit = PAGE_SIZE) =>
    quickr.pageOfCases({
      limit,
      sort_by: order === "created" ? QUERY.sortByCreated : QUERY.sortByUpdated,
      sort_order: order === "created" ? QUERY.ascending : QUERY.descending,
      exclude: [...LIST_EXCLUDES],
      ...(after === null ? {} : { starting_after: after }),
    });
  const items = (rows: Page<QuickrCase>["rows"]) => rows.map((row) => fetched(row, false));

  async function* backfill(from: string | null, since: string): AsyncGenerator<SyncPage> {
    let after = from;
    for (let count = 0; count < MAX_PAGES; count += 1) {
      const current = await page("created", after);
      if (current.next === null) {
        yield { items: items(current.rows), cursor: { phase: "live", since } };
        return;
      }
      if (current.next === after) throw endless();
      after = current.next;
      yield { items: items(current.rows), cursor: { phase: "backfill", after, since } };
    }
    throw endless();
  }

  /** The cursor moves only with the last page: the walk goes from new to old, and what lies between is not safe yet. */
  async function* live(since: string): AsyncGenerator<SyncPage> {
    const floor = Date.parse(since) - OVERLAP_MS;
    let newest = since;
    let after: string | null = null;
    for (let count = 0; count < MAX_PAGES; count += 1) {
      const current: Page<QuickrCase> = await page("updated", after);
      if (count === 0) {
        newest = current.rows
          .map((row) => changed(row.value))
          .reduce((best, at) => (Date.parse(at) > Date.parse(best) ? at : best), since);
      }
      const fresh = current.rows.filter((row) => Date.parse(changed(row.value)) >= floor);
      const done = current.next === null || fresh.length < current.rows.length;
      yield { items: items(fresh), cursor: { phase: "live", since: done ? newest : since } };
      if (done) return;
      if (current.next === after) throw endless();
      after = current.next;
    }
    throw endless();
  }

  return {
    async *pull(json: Json) {
      const parsed = cursorSchema.safeParse(json);
      let cursor: Cursor = parsed.success ? parsed.data : { phase: "start" };
      if (cursor.phase === "start") {
        const first = (await page("updated", null, 1)).rows[0];
        cursor = {
          phase: "backfill",
          after: null,
          since: first === undefined ? EPOCH : changed(first.value),
        };
      }
      if (cursor.phase === "backfill") {
        yield* backfill(cursor.after, cursor.since);
        cursor = { phase: "live", since: cursor.since };
      }
      yield* live(cursor.since);
    },
  };
}

function endless() {
  return unreadable("the list of cases does not end.");
}
