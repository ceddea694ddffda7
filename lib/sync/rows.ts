import "server-only";
import { z } from "zod";
import type { Tx } from "@/lib/db/client";
import {
  type CASE_KINDS,
  type CaseSummary,
  type FetchedCase,
  NORMALISED_STATUSES,
  WAITING_ON,
} from "@/lib/providers/port";
import type { Facing, KnownCase } from "./verdict";

const row = z.object({
  n: z.number(),
  id: z.string(),
  status: z.enum(NORMALISED_STATUSES),
  raw_status: z.string(),
  title: z.string(),
  client_id: z.string().nullable(),
  client_chosen: z.boolean(),
  client_name: z.string().nullable(),
  reference: z.string().nullable(),
  outcome: z.string().nullable(),
  waiting_on: z.enum(WAITING_ON).nullable(),
  attention: z.string().nullable(),
  assignee_id: z.string().nullable(),
  summary: z.object({ checks: z.array(z.string()), done: z.number(), flagged: z.number() }),
  expires_at: z.date().nullable(),
  archived_at: z.date().nullable(),
  due_at: z.date().nullable(),
  priority: z.number(),
  provider_updated_at: z.date(),
  complete: z.boolean().nullable(),
  same_body: z.boolean().nullable(),
  to_status: z.enum(NORMALISED_STATUSES).nullable(),
  reviewed_at: z.date().nullable(),
});

/** A known case with what a merge keeps of it. */
export interface StoredCase extends KnownCase {
  clientId: string | null;
  /** A person linked or unlinked the client. */
  clientChosen: boolean;
  clientName: string | null;
  assigneeId: string | null;
  summary: CaseSummary;
}

/** One row of the index as it is written. */
export interface CaseWrite extends Facing {
  id: string;
  kind: (typeof CASE_KINDS)[number];
  providerCaseId: string;
  clientId: string | null;
  title: string;
  clientName: string | null;
  reference: string | null;
  fromStatus: KnownCase["status"] | null;
  rawStatus: string;
  rawChanged: boolean;
  outcome: string | null;
  summary: CaseSummary;
  assigneeId: string | null;
  createdAt: Date;
  updatedAt: Date;
  expiresAt: Date | null;
  archivedAt: Date | null;
  dueAt: Date | null;
  priority: number;
  searchText: string;
  snapshot: FetchedCase["snapshot"];
  complete: boolean;
  eventId: string;
}

/**
 * The stored rows of these answers by their index, locked until the transaction ends. `reviewedThere` are the kinds
 * that the provider reviews itself: of those our reviews override nothing.
 */
export async function readKnown(
  tx: Tx,
  connection: { id: string; teamId: string },
  items: readonly FetchedCase[],
  reviewedThere: readonly string[],
): Promise<Map<number, StoredCase>> {
  const wanted = items.map((item, n) => ({
    n,
    kind: item.case.ref.kind,
    ref: item.case.ref.id,
    ours: !reviewedThere.includes(item.case.ref.kind),
    body: item.snapshot,
  }));
  const rows = await tx.$queryRaw<unknown[]>`
    SELECT i.n, c.id, c.status::text, c.raw_status, c.title, c.client_id, c.client_chosen, c.client_name, c.reference, c.outcome,
      c.waiting_on::text, c.attention, c.assignee_id, c.summary, c.expires_at, c.archived_at, c.due_at, c.priority,
      c.provider_updated_at, s.complete, s.body = i.body AS same_body, r.to_status::text, r.created_at AS reviewed_at
    FROM jsonb_to_recordset(${JSON.stringify(wanted)}::jsonb) AS i(n int, kind text, ref text, ours boolean, body jsonb)
    JOIN cases c ON c.connection_id = ${connection.id}::uuid AND c.team_id = ${connection.teamId}::uuid
      AND c.kind = i.kind::case_kind AND c.provider_case_id = i.ref
    LEFT JOIN case_snapshots s ON s.case_id = c.id
    LEFT JOIN LATERAL (
      SELECT to_status, created_at FROM reviews WHERE case_id = c.id ORDER BY created_at DESC LIMIT 1
    ) r ON i.ours
    ORDER BY c.id
    FOR UPDATE OF c`;
  return new Map(
    z
      .array(row)
      .parse(rows)
      .map((found) => [found.n, storedCase(found)]),
  );
}

function storedCase(found: z.infer<typeof row>): StoredCase {
  const reviewed = found.to_status !== null && found.reviewed_at !== null;
  return {
    id: found.id,
    status: found.status,
    rawStatus: found.raw_status,
    title: found.title,
    clientId: found.client_id,
    clientChosen: found.client_chosen,
    clientName: found.client_name,
    reference: found.reference,
    outcome: found.outcome,
    waitingOn: found.waiting_on,
    attention: found.attention,
    assigneeId: found.assignee_id,
    summary: found.summary,
    expiresAt: found.expires_at,
    archivedAt: found.archived_at,
    dueAt: found.due_at,
    priority: found.priority,
    updatedAt: found.provider_updated_at,
    complete: found.complete ?? false,
    sameBody: found.same_body ?? false,
    review: reviewed
      ? { toStatus: found.to_status ?? found.status, at: found.reviewed_at ?? new Date(0) }
      : null,
  };
}

/** Writes rows, snapshots and status changes. A row that is newer by now stays. */
export async function writeCases(
  tx: Tx,
  connection: { id: string; teamId: string; provider: string },
  writes: readonly CaseWrite[],
  source: "webhook" | "poll" | "write",
): Promise<void> {
  if (writes.length === 0) return;
  const json = JSON.stringify(writes);
  await tx.$executeRaw`
    INSERT INTO cases (id, team_id, connection_id, provider, kind, provider_case_id, client_id, title, client_name,
      reference, status, raw_status, outcome, waiting_on, attention, summary, assignee_id, provider_created_at,
      provider_updated_at, expires_at, archived_at, due_at, priority, confirmed_at, confirmed_by, search_text, updated_at)
    SELECT w.id, ${connection.teamId}::uuid, ${connection.id}::uuid, ${connection.provider}, w.kind::case_kind,
      w."providerCaseId", w."clientId", w.title, w."clientName", w.reference, w.status::case_status, w."rawStatus",
      w.outcome, w."waitingOn"::waiting_on, w.attention, w.summary, w."assigneeId", w."createdAt", w."updatedAt",
      w."expiresAt", w."archivedAt", w."dueAt", w.priority, now(), ${source}::confirmed_by, w."searchText", now()
    FROM jsonb_to_recordset(${json}::jsonb) AS w(id uuid, kind text, "providerCaseId" text, "clientId" uuid,
      title text, "clientName" text, reference text, status text, "rawStatus" text, outcome text, "waitingOn" text,
      attention text, summary jsonb, "assigneeId" uuid, "createdAt" timestamptz, "updatedAt" timestamptz,
      "expiresAt" timestamptz, "archivedAt" timestamptz, "dueAt" timestamptz, priority int, "searchText" text)
    ON CONFLICT (connection_id, kind, provider_case_id) DO UPDATE SET client_id = excluded.client_id,
      title = excluded.title, client_name = excluded.client_name, reference = excluded.reference,
      status = excluded.status, raw_status = excluded.raw_status, outcome = excluded.outcome,
      waiting_on = excluded.waiting_on, attention = excluded.attention, summary = excluded.summary,
      assignee_id = excluded.assignee_id, provider_updated_at = excluded.provider_updated_at,
      expires_at = excluded.expires_at, archived_at = excluded.archived_at, due_at = excluded.due_at,
      priority = excluded.priority, confirmed_at = now(),
      confirmed_by = excluded.confirmed_by, search_text = excluded.search_text, updated_at = now(),
      hold_until = CASE WHEN excluded.status = 'on_hold' THEN cases.hold_until END
    WHERE cases.provider_updated_at <= excluded.provider_updated_at`;
  await writeSnapshots(tx, connection.teamId, writes);
  await writeEvents(tx, connection.teamId, writes, source);
}

/** A list row never replaces a stored object; it only marks it as no longer whole. */
async function writeSnapshots(tx: Tx, teamId: string, writes: readonly CaseWrite[]): Promise<void> {
  const json = JSON.stringify(writes.map(({ id, snapshot, complete }) => ({ id, snapshot, complete })));
  await tx.$executeRaw`
    INSERT INTO case_snapshots (case_id, team_id, body, complete, fetched_at)
    SELECT w.id, ${teamId}::uuid, w.snapshot, w.complete, now()
    FROM jsonb_to_recordset(${json}::jsonb) AS w(id uuid, snapshot jsonb, complete boolean)
    ON CONFLICT (case_id) DO UPDATE SET complete = excluded.complete,
      body = CASE WHEN excluded.complete THEN excluded.body ELSE case_snapshots.body END,
      fetched_at = CASE WHEN excluded.complete THEN excluded.fetched_at ELSE case_snapshots.fetched_at END`;
}

async function writeEvents(
  tx: Tx,
  teamId: string,
  writes: readonly CaseWrite[],
  source: "webhook" | "poll" | "write",
): Promise<void> {
  const changes = writes.filter(
    (write) => write.fromStatus !== null && (write.rawChanged || write.fromStatus !== write.status),
  );
  if (changes.length === 0) return;
  const json = JSON.stringify(
    changes.map(({ id, eventId, fromStatus, status, rawStatus, updatedAt }) => {
      return { id, eventId, fromStatus, status, rawStatus, updatedAt };
    }),
  );
  await tx.$executeRaw`
    INSERT INTO case_events (id, team_id, case_id, at, source, from_status, to_status, raw_status)
    SELECT e."eventId", ${teamId}::uuid, e.id, e."updatedAt", ${source}::confirmed_by, e."fromStatus"::case_status,
      e.status::case_status, e."rawStatus"
    FROM jsonb_to_recordset(${json}::jsonb) AS e("eventId" uuid, id uuid, "updatedAt" timestamptz, "fromStatus" text,
      status text, "rawStatus" text)`;
}

/** Notes that these rows are still true. */
export async function confirmCases(
  tx: Tx,
  teamId: string,
  ids: string[],
  source: "webhook" | "poll" | "write",
): Promise<void> {
  if (ids.length === 0) return;
  await tx.$executeRaw`
    UPDATE cases SET confirmed_at = now(), confirmed_by = ${source}::confirmed_by
    WHERE team_id = ${teamId}::uuid AND id = ANY(${ids}::uuid[])`;
}

/** Marks stored objects as not whole, so that they are fetched again. */
export async function recheckCases(tx: Tx, teamId: string, ids: string[]): Promise<void> {
  if (ids.length === 0) return;
  await tx.$executeRaw`
    UPDATE case_snapshots SET complete = false WHERE team_id = ${teamId}::uuid AND case_id = ANY(${ids}::uuid[])`;
}
