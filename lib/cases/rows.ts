import "server-only";
import { z } from "zod";
import type { Tx } from "@/lib/db/client";
import type { CaseRow, CaseSibling } from "./types";

type StoredCase = NonNullable<Awaited<ReturnType<Tx["case"]["findFirst"]>>>;

const summarySchema = z
  .object({ checks: z.array(z.string()), done: z.number(), flagged: z.number() })
  .catch({ checks: [], done: 0, flagged: 0 });

/** The counts of a case row's JSON; empty ones when it is not what we wrote. */
function readSummary(summary: unknown): CaseRow["summary"] {
  const { checks, done, flagged } = summarySchema.parse(summary);
  return { checks: checks.length, done, flagged };
}

/** Codes of the checks in a case row's JSON. */
export function checkNames(summary: unknown): string[] {
  return summarySchema.parse(summary).checks;
}

/** A stored case as the list and the page show it. */
export function toCaseRow(row: StoredCase): CaseRow {
  return {
    id: row.id,
    connectionId: row.connectionId,
    kind: row.kind,
    provider: row.provider,
    title: row.title,
    ...(row.clientName === null ? {} : { clientName: row.clientName }),
    ...(row.reference === null ? {} : { reference: row.reference }),
    status: row.status,
    rawStatus: row.rawStatus,
    ...(row.outcome === null ? {} : { outcome: row.outcome }),
    ...(row.waitingOn === null ? {} : { waitingOn: row.waitingOn }),
    ...(row.attention === null ? {} : { attention: row.attention }),
    summary: readSummary(row.summary),
    ...(row.assigneeId === null ? {} : { assigneeId: row.assigneeId }),
    ...(row.priority === 0 ? {} : { priority: row.priority }),
    ...(row.dueAt === null ? {} : { dueAt: row.dueAt.toISOString() }),
    ...(row.holdUntil === null ? {} : { holdUntil: row.holdUntil.toISOString() }),
    updatedAt: row.providerUpdatedAt.toISOString(),
    confirmedAt: row.confirmedAt.toISOString(),
    confirmedBy: row.confirmedBy,
    archived: row.archivedAt !== null,
  };
}

type StoredSibling = Pick<
  StoredCase,
  | "id"
  | "kind"
  | "provider"
  | "title"
  | "status"
  | "rawStatus"
  | "waitingOn"
  | "archivedAt"
  | "providerUpdatedAt"
>;

/** A stored case as a line beside another one. */
export function toSibling(row: StoredSibling): CaseSibling {
  const { id, kind, provider, title, status, rawStatus, waitingOn } = row;
  return {
    id,
    kind,
    provider,
    title,
    status,
    rawStatus,
    waitingOn,
    archived: row.archivedAt !== null,
    updatedAt: row.providerUpdatedAt.toISOString(),
  };
}
