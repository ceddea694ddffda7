import { z } from "zod";
import { AppError } from "@/lib/errors";
import type { NormalisedStatus } from "@/lib/providers/port";
import type { CaseRow, CaseSort } from "./types";

/** Order of statuses in the list sorted by status, as the generated column `status_rank` has it. */
export const STATUS_RANK: Record<NormalisedStatus, number> = {
  needs_review: 8,
  unmapped: 7,
  processing: 6,
  awaiting_client: 5,
  on_hold: 4,
  rejected: 3,
  approved: 2,
  closed: 1,
};

/** Where the next page starts: the sort value and id of the last row shown. `rank` belongs to the sort by status. */
export interface CaseCursor {
  sort: CaseSort;
  value: string;
  rank: number;
  id: string;
}

const instant = z.iso.datetime();
const payload = z.union([
  z.tuple([z.enum(["updated", "oldest", "created", "status"]), instant, z.int().min(0).max(8), z.uuid()]),
  z.tuple([z.literal("due"), z.union([instant, z.literal("infinity")]), z.int(), z.uuid()]),
  z.tuple([z.enum(["title", "name"]), z.string().max(1000), z.int(), z.uuid()]),
]);

/** The cursor after a row. `createdAt` is the provider's, which rows do not carry. */
export function cursorAfter(sort: CaseSort, row: CaseRow & { createdAt: string }): string {
  const values: Record<CaseSort, string> = {
    updated: row.updatedAt,
    oldest: row.updatedAt,
    status: row.updatedAt,
    created: row.createdAt,
    due: row.dueAt ?? "infinity",
    title: row.title,
    name: row.clientName ?? row.title,
  };
  const parts = [sort, values[sort], STATUS_RANK[row.status], row.id];
  return Buffer.from(JSON.stringify(parts)).toString("base64url");
}

/** Reads a cursor back. Throws AppError `invalid` when it is not one, or belongs to another sort. */
export function readCursor(sort: CaseSort, cursor: string): CaseCursor {
  let decoded: unknown;
  try {
    decoded = JSON.parse(Buffer.from(cursor, "base64url").toString("utf8"));
  } catch {
    decoded = null;
  }
  const parsed = payload.safeParse(decoded);
  if (!parsed.success || parsed.data[0] !== sort) {
    throw new AppError("invalid", "The list has moved on. Load it again from the start.", {
      fieldErrors: { cursor: ["Belongs to another list or sort. Ask again without it."] },
    });
  }
  const [, value, rank, id] = parsed.data;
  return { sort, value, rank, id };
}
