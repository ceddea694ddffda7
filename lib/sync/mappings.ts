import "server-only";
import { z } from "zod";
import type { Tx } from "@/lib/db/client";
import { newId } from "@/lib/db/ids";
import { notifyTeam } from "@/lib/events/notify";
import type { CaseKind, FetchedCase, NormalisedStatus, WaitingOn } from "@/lib/providers/port";
import { recheckCases } from "./rows";

/** What an admin decided that a raw status means. */
export interface ChosenStatus {
  status: NormalisedStatus;
  waitingOn: WaitingOn | null;
}

/** Choices of one connection by kind and raw status; see `mappingKey`. */
export type Mappings = ReadonlyMap<string, ChosenStatus>;

const mappingKey = (kind: CaseKind, rawStatus: string) => `${kind} ${rawStatus}`;

/** What admins decided of a connection's raw statuses. */
export async function readMappings(tx: Tx, connection: { id: string; teamId: string }): Promise<Mappings> {
  const rows = await tx.statusMapping.findMany({
    where: { teamId: connection.teamId, connectionId: connection.id, status: { not: null } },
    select: { kind: true, rawStatus: true, status: true, waitingOn: true },
  });
  return new Map(
    rows.flatMap(({ kind, rawStatus, status, waitingOn }) =>
      status === null ? [] : [[mappingKey(kind, rawStatus), { status, waitingOn }] as const],
    ),
  );
}

/** The answer as the desk reads it: a choice of an admin wins over the adapter. Pure. */
export function mapped(item: FetchedCase, mappings: Mappings): FetchedCase {
  const chosen = mappings.get(mappingKey(item.case.ref.kind, item.case.rawStatus));
  if (!chosen) return item;
  const { attention } = item.case;
  return { ...item, case: { ...item.case, ...chosen, attention: knownReason(attention) } };
}

/** The reason for attention once the status means something. */
function knownReason(attention: string | null): string | null {
  return attention === "unknown_status" ? null : attention;
}

/** Remembers raw statuses that nothing is known of, for the admins' lane. */
export async function noteUnmapped(
  tx: Tx,
  connection: { id: string; teamId: string },
  cases: readonly { kind: CaseKind; status: NormalisedStatus; rawStatus: string }[],
): Promise<void> {
  const seen = new Map(
    cases
      .filter((one) => one.status === "unmapped")
      .map(({ kind, rawStatus }) => [mappingKey(kind, rawStatus), { id: newId(), kind, rawStatus }]),
  );
  if (seen.size === 0) return;
  const rows = JSON.stringify([...seen.values()]);
  await tx.$executeRaw`
    INSERT INTO status_mappings (id, team_id, connection_id, kind, raw_status, updated_at)
    SELECT s.id, ${connection.teamId}::uuid, ${connection.id}::uuid, s.kind::case_kind, s."rawStatus", now()
    FROM jsonb_to_recordset(${rows}::jsonb) AS s(id uuid, kind text, "rawStatus" text)
    ORDER BY s.kind, s."rawStatus"
    ON CONFLICT (connection_id, kind, raw_status) DO UPDATE SET last_seen_at = now()`;
}

const changedRow = z.object({ id: z.string(), from_status: z.string() });

/**
 * Shows the cases of a raw status as it was decided, from now on, with a line in the history of each. Cases that stand
 * where a decision of ours put them stay. Null takes the choice back: they are unmapped until they are fetched again.
 * `reviewedThere` are the kinds that the provider reviews itself: of those our reviews override nothing. Answers how
 * many changed.
 */
export async function applyMapping(
  tx: Tx,
  connection: { id: string; teamId: string },
  of: { kind: CaseKind; rawStatus: string },
  chosen: ChosenStatus | null,
  reviewedThere: readonly string[],
): Promise<number> {
  const { id: connectionId, teamId } = connection;
  const status = chosen?.status ?? "unmapped";
  const waitingOn = chosen ? chosen.waitingOn : "us";
  const attention = chosen ? null : "unknown_status";
  const ours = !reviewedThere.includes(of.kind);
  const rows = await tx.$queryRaw<unknown[]>`
    WITH held AS (
      SELECT c.id, c.status FROM cases c
      LEFT JOIN LATERAL (
        SELECT to_status FROM reviews WHERE case_id = c.id ORDER BY created_at DESC LIMIT 1
      ) r ON ${ours}
      WHERE c.team_id = ${teamId}::uuid AND c.connection_id = ${connectionId}::uuid
        AND c.kind = ${of.kind}::case_kind AND c.raw_status = ${of.rawStatus}
        AND (c.status <> ${status}::case_status OR c.waiting_on IS DISTINCT FROM ${waitingOn}::waiting_on)
        AND (r.to_status IS NULL OR r.to_status <> c.status)
      FOR UPDATE OF c
    )
    UPDATE cases SET status = ${status}::case_status, waiting_on = ${waitingOn}::waiting_on,
      attention = CASE WHEN attention IS NULL OR attention = 'unknown_status' THEN ${attention}::text ELSE attention END,
      hold_until = CASE WHEN ${status}::text = 'on_hold' THEN hold_until END, updated_at = now()
    FROM held WHERE cases.id = held.id
    RETURNING cases.id, held.status::text AS from_status`;
  const changed = z.array(changedRow).parse(rows);
  const events = changed
    .filter((one) => one.from_status !== status)
    .map((one) => ({ id: newId(), caseId: one.id, from: one.from_status }));
  await tx.$executeRaw`
    INSERT INTO case_events (id, team_id, case_id, at, source, from_status, to_status, raw_status)
    SELECT e.id, ${teamId}::uuid, e."caseId", now(), 'write', e."from"::case_status, ${status}::case_status,
      ${of.rawStatus}
    FROM jsonb_to_recordset(${JSON.stringify(events)}::jsonb) AS e(id uuid, "caseId" uuid, "from" text)`;
  const ids = changed.map((one) => one.id);
  // What the provider's own status would be is not kept, so the next poll reads the cases anew.
  if (chosen === null) await recheckCases(tx, teamId, ids);
  await notifyTeam(tx, teamId, "cases", ids);
  return ids.length;
}
