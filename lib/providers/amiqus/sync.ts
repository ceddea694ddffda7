import "server-only";
import { z } from "zod";
import { ProviderError } from "../errors";
import type { CaseKind, FetchedCase, Json, SyncPage, SyncPort } from "../port";
import type { AmiqusClient } from "./client";
import { caseRow, recordRow } from "./fetch-case";
import { isLastPage, type Page } from "./transport";

/**
 * Where the walk of one kind stands. `backfill` pages through everything in the order of creation, which new objects
 * only lengthen; `since` is the newest change seen before it began. `live` walks down from the newest change to
 * `since`. A kind that the team does not have stays at `start` and is asked again at the next pull.
 */
const walkSchema = z.discriminatedUnion("phase", [
  z.strictObject({ phase: z.literal("start") }),
  z.strictObject({ phase: z.literal("backfill"), page: z.int().min(1), since: z.string() }),
  z.strictObject({ phase: z.literal("live"), since: z.string() }),
]);
const cursorSchema = z.strictObject({ version: z.literal(1), record: walkSchema, case: walkSchema });

type Walk = z.infer<typeof walkSchema>;
type Cursor = z.infer<typeof cursorSchema>;

/** Times are whole seconds and several objects may share one, so each walk goes a little further down. */
const OVERLAP_MS = 2 * 60_000;
const MAX_PAGES = 20_000;
const EPOCH = "1970-01-01T00:00:00Z";

interface Listed {
  fetched: FetchedCase;
  updatedAt: string;
}

interface Order {
  sort_by: "created_at" | "updated_at";
  order_by: "asc" | "desc";
  limit?: number;
}

type ReadPage = (number: number, order: Order) => Promise<Page<Listed>>;

/** Reads what changed at Amiqus, records first. An unreadable cursor starts over. */
export function syncPort(amiqus: AmiqusClient): SyncPort {
  const readers: Record<CaseKind, ReadPage> = {
    record: async (number, order) => {
      const page = await amiqus.pageOfRecords(number, { ...order, expand: ["client"] });
      return listed(page, (row) => ({ fetched: recordRow(row), updatedAt: row.value.updated_at }));
    },
    case: async (number, order) => {
      const page = await amiqus.pageOfCases(number, { ...order, expand: ["client", "assignees"] });
      return listed(page, (row) => ({ fetched: caseRow(row), updatedAt: row.value.updated_at }));
    },
  };
  return {
    async *pull(json) {
      const start: Cursor = { version: 1, record: { phase: "start" }, case: { phase: "start" } };
      const parsed = cursorSchema.safeParse(json);
      let cursor: Cursor = parsed.success ? parsed.data : start;
      for (const kind of ["record", "case"] as const) {
        try {
          for await (const step of walk(readers[kind], cursor[kind])) {
            cursor = { ...cursor, [kind]: step.next };
            yield { items: step.items, cursor: cursor satisfies Json };
          }
        } catch (error) {
          if (!(kind === "case" && error instanceof ProviderError && error.kind === "forbidden")) {
            throw error;
          }
          // Cases are not enabled for every team; records alone are in order then.
        }
      }
    },
  } satisfies SyncPort;
}

interface WalkStep {
  items: SyncPage["items"];
  next: Walk;
}

async function* walk(read: ReadPage, from: Walk): AsyncGenerator<WalkStep> {
  let state = from;
  if (state.phase === "start") {
    const newest = await read(1, { sort_by: "updated_at", order_by: "desc", limit: 1 });
    state = { phase: "backfill", page: 1, since: newest.rows[0]?.value.updatedAt ?? EPOCH };
  }
  if (state.phase === "backfill") {
    for await (const step of backfill(read, state.page, state.since)) {
      yield step;
    }
    state = { phase: "live", since: state.since };
  }
  yield* live(read, state.since);
}

async function* backfill(read: ReadPage, first: number, since: string): AsyncGenerator<WalkStep> {
  let total: number | null = null;
  let number = first;
  let previous = "";
  for (let count = 0; count < MAX_PAGES; count += 1) {
    const page = await read(number, { sort_by: "created_at", order_by: "asc" });
    previous = refuseRepeat(page, previous);
    const shrunk = total !== null && page.total !== null && page.total < total;
    total = page.total;
    if (isLastPage(page) && !shrunk) {
      yield { items: page.rows.map((row) => row.value.fetched), next: { phase: "live", since } };
      return;
    }
    // When objects vanished, those behind them moved one page up: read that page again.
    number = shrunk ? Math.max(1, number - 1) : number + 1;
    yield {
      items: page.rows.map((row) => row.value.fetched),
      next: { phase: "backfill", page: number, since },
    };
  }
  throw endless();
}

/** The cursor moves only with the last page: the walk goes from new to old, and what lies between is not safe yet. */
async function* live(read: ReadPage, since: string): AsyncGenerator<WalkStep> {
  const floor = Date.parse(since) - OVERLAP_MS;
  let newest = since;
  let previous = "";
  for (let number = 1; number <= MAX_PAGES; number += 1) {
    const page = await read(number, { sort_by: "updated_at", order_by: "desc" });
    previous = refuseRepeat(page, previous);
    if (number === 1) {
      newest = page.rows
        .map((row) => row.value.updatedAt)
        .reduce((best, at) => (Date.parse(at) > Date.parse(best) ? at : best), since);
    }
    const fresh = page.rows.filter((row) => Date.parse(row.value.updatedAt) >= floor);
    const done = isLastPage(page) || fresh.length < page.rows.length;
    yield {
      items: fresh.map((row) => row.value.fetched),
      next: { phase: "live", since: done ? newest : since },
    };
    if (done) {
      return;
    }
  }
  throw endless();
}

/** A page equal to the one before means that paging does not work, and that the rest will never be seen. */
function refuseRepeat(page: Page<Listed>, previous: string): string {
  const fingerprint = JSON.stringify(page.rows.map((row) => row.raw));
  if (page.rows.length > 0 && fingerprint === previous) {
    throw endless();
  }
  return fingerprint;
}

function listed<T>(page: Page<T>, read: (row: Page<T>["rows"][number]) => Listed): Page<Listed> {
  return { ...page, rows: page.rows.map((row) => ({ raw: row.raw, value: read(row) })) };
}

function endless(): ProviderError {
  return new ProviderError({
    provider: "amiqus",
    kind: "bad-response",
    fate: "refused",
    message: "Amiqus: a list does not end.",
  });
}
