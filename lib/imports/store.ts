import "server-only";
import { z } from "zod";
import type { Tx } from "@/lib/db/client";
import { AppError } from "@/lib/errors";
import {
  DATE_ORDERS,
  IMPORT_FIELDS,
  type ImportNotes,
  type Mapping,
  noRows,
  ROW_STATES,
  type RowCounts,
  type RowReason,
} from "./types";

/** Error of an id that is unknown or another team's; they all look the same. */
export const noImport = () => new AppError("not-found", "There is no such import in this team.");

const storedMapping = z.object({
  columns: z.partialRecord(z.enum(IMPORT_FIELDS), z.number()),
  dateOrder: z.enum(DATE_ORDERS),
  country: z.string().nullable(),
});

/** A mapping column; null when there is none or it is of another shape. */
export function toMapping(stored: unknown): Mapping | null {
  const parsed = storedMapping.safeParse(stored);
  return parsed.success ? parsed.data : null;
}

const storedNotes = z
  .object({
    encoding: z.string().optional(),
    unknownStatuses: z.record(z.string(), z.number()).optional(),
    pendingStatuses: z.number().optional(),
  })
  .catch({});

/** The notes of a stored import; what cannot be read is left out. */
export function toNotes(stored: unknown): ImportNotes {
  return storedNotes.parse(stored);
}

const storedCounts = z.partialRecord(z.enum(ROW_STATES), z.number()).catch({});

/** How many rows are in which state, as stored; zero where nothing is. */
export function toCounts(stored: unknown): RowCounts {
  return { ...noRows, ...storedCounts.parse(stored) };
}

const storedReasons = z.array(z.object({ field: z.string().optional(), message: z.string() })).catch([]);

/** Why a stored row was not taken; none when it cannot be read. */
export function toReasons(stored: unknown): RowReason[] {
  return storedReasons.parse(stored ?? []);
}

const tallies = z.array(z.object({ state: z.enum(ROW_STATES), count: z.coerce.number() }));

/** Rows of an import by state, counted. */
export async function countRows(tx: Tx, importId: string): Promise<RowCounts> {
  const found = await tx.$queryRaw<unknown[]>`
    SELECT state, count(*) AS count FROM import_rows WHERE import_id = ${importId}::uuid GROUP BY state`;
  const counts = { ...noRows };
  for (const { state, count } of tallies.parse(found)) counts[state] = count;
  return counts;
}

/** The columns by which one line of the list is told. */
export const summaryColumns = {
  id: true,
  state: true,
  format: true,
  fileName: true,
  total: true,
  counts: true,
  createdById: true,
  createdAt: true,
  startedAt: true,
  finishedAt: true,
} as const;
