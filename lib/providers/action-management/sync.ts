import "server-only";
import { z } from "zod";
import type { Row } from "@/lib/http/rows";
import { ProviderError } from "../errors";
import type { FetchedCase, SyncPage, SyncPort } from "../port";
import { dateOf, objectOf } from "../read";
import type { AmCase, AmNote } from "./api-schema";
import { MAX_CASES, MAX_NOTES, ORDER } from "./assumptions";
import type { ActionManagementClient } from "./client";
import { readCase } from "./edit";
import { badResponse } from "./failures";
import { toDeleted, toFetched } from "./mapper";
import type { Page } from "./transport";

/**
 * Where the reading of a hub stands. `backfill` pages through all cases in the order of their ids, which new ones only
 * lengthen; `since` is the newest change seen before it began. `live` walks down from the newest change to `since`, then
 * follows the hub's notes from `notes` on. `byId`: the hub does not order by date of change, so that only new cases
 * (above `newest`) and those with new notes are seen.
 */
const cursorSchema = z.strictObject({
  version: z.literal(1),
  phase: z.enum(["backfill", "live"]),
  skip: z.int().min(0),
  /** How many cases there were at the last page of the backfill. */
  total: z.number().nullable(),
  since: z.iso.datetime(),
  notes: z.iso.datetime(),
  lastNote: z.int().nullable(),
  newest: z.int(),
  byId: z.boolean(),
});
type Cursor = z.infer<typeof cursorSchema>;

/** Times may be equal and clocks may differ, so each walk goes a little further down. */
const OVERLAP_MS = 60_000;
const MAX_PAGES = 20_000;
/** Details read at a time; the connection's own limits hold beside it. */
const AT_ONCE = 4;
/** Rows of a page of the live walk: most polls find little. */
const LIVE_TOP = 20;
const EPOCH = "1970-01-01T00:00:00.000Z";

/** Reads what changed at a hub. An unreadable cursor starts over. */
export function syncPort(hub: ActionManagementClient): SyncPort {
  return {
    async *pull(json) {
      const parsed = cursorSchema.safeParse(json);
      let cursor = parsed.success ? parsed.data : await begin(hub);
      for await (const page of cursor.phase === "backfill" ? backfill(hub, cursor) : nothing()) {
        cursor = page.cursor;
        yield page;
      }
      for await (const page of live(hub, cursor)) {
        cursor = page.cursor;
        yield page;
      }
      yield* changedByNotes(hub, cursor);
    },
    deletions: {
      ids: () => allIds(hub),
      async gone({ id }, snapshot, at) {
        // An unknown case may be in a hub that is not there, or not ours, any more.
        await hub.queryCases({ top: 1 });
        return toDeleted(id, snapshot, at);
      },
    },
  };
}

async function* allIds(hub: ActionManagementClient): AsyncGenerator<string[]> {
  let previous = "";
  let skip = 0;
  for (let count = 0; count < MAX_PAGES; count += 1) {
    const order = { orderBy: { property: ORDER.id }, orderByAscending: true };
    const page = await hub.queryCases({ ...order, top: MAX_CASES, skip });
    previous = refuseRepeat(page, previous);
    skip += page.read;
    yield page.rows.map((row) => String(row.value.id));
    if (page.read === 0 || (page.total === null ? page.read < MAX_CASES : skip >= page.total)) return;
  }
  throw endless();
}

type Step = SyncPage & { cursor: Cursor };

async function* nothing(): AsyncGenerator<Step> {}

async function begin(hub: ActionManagementClient): Promise<Cursor> {
  let byId = false;
  let newest: Page<AmCase>;
  try {
    newest = await hub.queryCases({ orderBy: { property: ORDER.modified }, orderByAscending: false, top: 1 });
  } catch (error) {
    if (!isRefusedOrder(error)) throw error;
    byId = true;
    newest = await hub.queryCases({ orderBy: { property: ORDER.id }, orderByAscending: false, top: 1 });
  }
  const [row] = newest.rows;
  const since = row === undefined ? EPOCH : await modifiedAt(hub, row);
  return {
    version: 1,
    phase: "backfill",
    skip: 0,
    total: null,
    since,
    notes: since,
    lastNote: null,
    newest: 0,
    byId,
  };
}

/** When a case was changed; list rows do not say. */
async function modifiedAt(hub: ActionManagementClient, row: Row<AmCase>): Promise<string> {
  const fetched = (await detailOf(hub, row)) ?? toFetched(row, false);
  return fetched.case.updatedAt.toISOString();
}

/** All cases. Open ones are read whole, so that the desk knows when they are due; closed ones as the list has them. */
async function* backfill(hub: ActionManagementClient, from: Cursor): AsyncGenerator<Step> {
  let cursor = from;
  let previous = "";
  for (let count = 0; count < MAX_PAGES; count += 1) {
    const order = { orderBy: { property: ORDER.id }, orderByAscending: true };
    const page = await hub.queryCases({ ...order, top: MAX_CASES, skip: cursor.skip });
    previous = refuseRepeat(page, previous);
    const vanished = cursor.total !== null && page.total !== null ? cursor.total - page.total : 0;
    const shrunk = Math.max(0, vanished);
    const end = cursor.skip + page.read;
    const done =
      shrunk === 0 && (page.read === 0 || (page.total === null ? page.read < MAX_CASES : end >= page.total));
    const newest = Math.max(cursor.newest, ...page.rows.map((row) => row.value.id));
    // When cases vanished, those not read yet moved up, maybe before this page: go back as far and read it again.
    const skip = shrunk > 0 ? Math.max(0, cursor.skip - shrunk) : end;
    cursor = { ...cursor, newest, skip, total: page.total, phase: done ? "live" : "backfill" };
    yield { items: await whole(hub, page.rows, (row) => row.value.isClosed !== true), cursor };
    if (done) return;
  }
  throw endless();
}

/** The cursor moves only with the last page: the walk goes from new to old, and what lies between is not safe yet. */
async function* live(hub: ActionManagementClient, from: Cursor): AsyncGenerator<Step> {
  const floor = Date.parse(from.since) - OVERLAP_MS;
  let { since, newest } = from;
  let previous = "";
  let skip = 0;
  for (let count = 0; count < MAX_PAGES; count += 1) {
    const order = { orderBy: { property: from.byId ? ORDER.id : ORDER.modified }, orderByAscending: false };
    const page = await hub.queryCases({ ...order, top: LIVE_TOP, skip });
    previous = refuseRepeat(page, previous);
    skip += page.read;
    const wanted = from.byId ? page.rows.filter((row) => row.value.id > from.newest) : page.rows;
    const items = from.byId ? await whole(hub, wanted, () => true) : await wholeDownTo(hub, wanted, floor);
    // Of a case whose details could not be read, nobody knows when it was changed: it neither counts nor ends the walk.
    const known = items.filter((item) => item.complete);
    const fresh = from.byId ? items : known.filter((item) => item.case.updatedAt.getTime() >= floor);
    newest = Math.max(newest, ...page.rows.map((row) => row.value.id));
    for (const { case: one } of fresh) {
      if (one.updatedAt.getTime() > Date.parse(since)) since = one.updatedAt.toISOString();
    }
    const below = from.byId ? wanted.length < page.rows.length : fresh.length < known.length;
    const done =
      below || page.read === 0 || (page.total === null ? page.read < LIVE_TOP : skip >= page.total);
    const total = page.total === null ? {} : { total: page.total };
    yield { items: fresh, cursor: done ? { ...from, since, newest } : from, ...total };
    if (done) return;
  }
  throw endless();
}

/** Cases that have new notes, oldest note first: they may have changed without showing in the walk. */
async function* changedByNotes(hub: ActionManagementClient, from: Cursor): AsyncGenerator<Step> {
  let cursor = from;
  for (let count = 0; count < MAX_PAGES; count += 1) {
    const page = await notesSince(hub, cursor.notes);
    if (page === null) return;
    const last = page.rows.at(-1);
    if (last === undefined || (page.rows.length === 1 && last.value.id === cursor.lastNote)) return;
    const news = page.rows.filter((row) => row.value.id !== cursor.lastNote);
    const ids = new Set(news.flatMap((row) => row.value.caseId ?? []));
    const items = await whole(hub, [...ids], () => true);
    const at = dateOf(last.value.dateModified ?? last.value.dateCreated)?.toISOString() ?? cursor.notes;
    const stuck = at === cursor.notes;
    cursor = { ...cursor, notes: at, lastNote: last.value.id };
    yield { items, cursor };
    // A full page of one instant cannot be passed by time; what is behind it comes with the walk.
    if (stuck || page.read < MAX_NOTES) return;
  }
  throw endless();
}

/** Null when the hub's notes may not be read; the walk alone is in order then. */
async function notesSince(hub: ActionManagementClient, since: string): Promise<Page<AmNote> | null> {
  try {
    return await hub.queryNotes({ dateModifiedStart: since, top: MAX_NOTES });
  } catch (error) {
    if (kindOf(error) === "forbidden" || kindOf(error) === "not-found") return null;
    throw error;
  }
}

/**
 * The cases of these rows, whole where `wanted`. Those that are gone are left out; those that cannot be read stay as
 * the list has them.
 */
async function whole(
  hub: ActionManagementClient,
  rows: readonly (Row<AmCase> | number)[],
  wanted: (row: Row<AmCase>) => boolean,
): Promise<FetchedCase[]> {
  const found: FetchedCase[] = [];
  for (let from = 0; from < rows.length; from += AT_ONCE) {
    const some = rows.slice(from, from + AT_ONCE).map(async (row) => {
      if (typeof row === "number") return detailOf(hub, row);
      return wanted(row) ? detailOf(hub, row) : toFetched(row, false);
    });
    found.push(...(await Promise.all(some)).filter((item) => item !== null));
  }
  return found;
}

/** The same from the newest change down, until one is older than `floor`: in a quiet hub the first few tell enough. */
async function wholeDownTo(
  hub: ActionManagementClient,
  rows: readonly Row<AmCase>[],
  floor: number,
): Promise<FetchedCase[]> {
  const found: FetchedCase[] = [];
  for (let from = 0; from < rows.length; from += AT_ONCE) {
    const some = await whole(hub, rows.slice(from, from + AT_ONCE), () => true);
    found.push(...some);
    if (some.some((item) => item.complete && item.case.updatedAt.getTime() < floor)) break;
  }
  return found;
}

/** A whole case; null when it is gone, the row as it is when it may not be read or cannot be understood. */
async function detailOf(hub: ActionManagementClient, row: Row<AmCase> | number): Promise<FetchedCase | null> {
  try {
    return await readCase(hub, String(typeof row === "number" ? row : row.value.id));
  } catch (error) {
    const kind = kindOf(error);
    if (kind === "not-found") return null;
    if (kind !== "forbidden" && kind !== "bad-response") throw error;
    return typeof row === "number" ? null : toFetched(row, false);
  }
}

function kindOf(error: unknown): string | null {
  return error instanceof ProviderError ? error.kind : null;
}

/** A page equal to the one before means that paging does not work, and that the rest will never be seen. */
function refuseRepeat(page: Page<AmCase>, previous: string): string {
  const ids = page.rows.map((row) => objectOf(row.raw).id);
  const fingerprint = JSON.stringify(ids);
  if (ids.length > 0 && fingerprint === previous) throw endless();
  return fingerprint;
}

/** The hub does not know the property to order by. */
function isRefusedOrder(error: unknown): boolean {
  return error instanceof ProviderError && error.kind === "invalid-request" && error.fate === "refused";
}

function endless(): ProviderError {
  return badResponse("Action Management: a list does not end.");
}
