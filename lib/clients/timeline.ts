import "server-only";
import { z } from "zod";
import type { TeamContext } from "@/lib/auth/context";
import { authorise } from "@/lib/auth/roles";
import { DECISIONS } from "@/lib/cases/types";
import { type Tx, withTeam } from "@/lib/db/client";
import { AppError } from "@/lib/errors";
import { NORMALISED_STATUSES } from "@/lib/providers/port";
import { noClient } from "./claims";
import type { ClientTimelineEntry, ClientTimelinePage } from "./timeline-types";

/** Lines per page. */
const PAGE = 30;

const cursorSchema = z.tuple([z.iso.datetime(), z.string().max(60)]);

/** What the address of GET /api/clients/[id]/timeline may carry: ids and a cursor, never personal data. */
export const timelineQuerySchema = z.strictObject({
  cursor: z.string().max(300).optional(),
  connection: z.uuid().optional(),
});
export type TimelineQuery = z.infer<typeof timelineQuerySchema>;

const line = z.object({
  key: z.string(),
  at: z.date(),
  what: z.enum(["case", "status", "review", "delivery", "audit"]),
  connection_id: z.string().nullable(),
  case_id: z.string().nullable(),
  title: z.string().nullable(),
  actor_id: z.string().nullable(),
  facts: z.looseObject({}),
});

const facts = {
  status: z.object({
    source: z.enum(["webhook", "poll", "write"]),
    to: z.enum(NORMALISED_STATUSES),
    raw: z.string(),
  }),
  review: z.object({ decision: z.enum(DECISIONS), reason: z.string() }),
  delivery: z.object({ event: z.string(), state: z.string() }),
  audit: z.object({ action: z.string(), outcome: z.string(), fields: z.array(z.string()) }),
};

function readCursor(cursor: string | undefined): { at: Date; key: string } {
  // Later than anything, so that the first page needs no statement of its own.
  if (cursor === undefined) return { at: new Date("9999-01-01T00:00:00Z"), key: "" };
  try {
    const [at, key] = cursorSchema.parse(JSON.parse(Buffer.from(cursor, "base64url").toString("utf8")));
    return { at: new Date(at), key };
  } catch {
    throw new AppError("invalid", "The timeline has moved on. Load it again.");
  }
}

/**
 * Everything that happened to a client and its cases at every connection, newest first, by keyset: cases that came to be,
 * statuses, reviews, deliveries, and what members did. Each sort of line is read by its own index and no further than a
 * page. What only repeats a decision of ours is left out. Throws AppError `forbidden`, `invalid`, `not-found`.
 */
export async function clientTimeline(
  ctx: TeamContext,
  clientId: string,
  query: TimelineQuery,
): Promise<ClientTimelinePage> {
  authorise(ctx, "client.read");
  if (!z.uuid().safeParse(clientId).success) throw noClient();
  const { teamId } = ctx;
  const after = readCursor(query.cursor);
  return withTeam(teamId, async (tx) => {
    const known = await tx.client.count({ where: { id: clientId, teamId } });
    if (known === 0) throw noClient();
    const rows = await readLines(tx, teamId, clientId, query.connection ?? null, after);
    const names = await namesOf(
      tx,
      teamId,
      rows.flatMap((row) => row.actor_id ?? []),
    );
    const connections = await tx.connection.findMany({
      where: { teamId, cases: { some: { clientId } } },
      orderBy: [{ createdAt: "asc" }, { id: "asc" }],
      select: { id: true, name: true, provider: true },
    });
    const page = rows.slice(0, PAGE);
    const last = page.at(-1);
    const next = rows.length > PAGE && last ? JSON.stringify([last.at.toISOString(), last.key]) : null;
    return {
      items: page.map((row) => toEntry(row, names)),
      nextCursor: next === null ? null : Buffer.from(next).toString("base64url"),
      connections,
    };
  });
}

async function readLines(
  tx: Tx,
  teamId: string,
  clientId: string,
  connectionId: string | null,
  { at, key }: { at: Date; key: string },
) {
  const rows = await tx.$queryRaw<unknown[]>`
    WITH mine AS (
      SELECT id, connection_id, kind, provider_case_id, title, provider_created_at
      FROM cases WHERE team_id = ${teamId}::uuid AND client_id = ${clientId}::uuid
        AND (${connectionId}::uuid IS NULL OR connection_id = ${connectionId}::uuid)
    ), lines AS (
      (SELECT 'c ' || m.id AS key, m.provider_created_at AS at, 'case' AS what, m.connection_id, m.id AS case_id,
          m.title, NULL::uuid AS actor_id, '{}'::jsonb AS facts
        FROM mine m
        WHERE (m.provider_created_at, 'c ' || m.id) < (${at}::timestamptz, ${key}::text)
          AND NOT EXISTS (
            SELECT FROM audit_events a
            WHERE a.team_id = ${teamId}::uuid AND a.case_id = m.id AND a.action = 'case.launch' AND a.outcome = 'done')
        ORDER BY 2 DESC, 1 DESC LIMIT ${PAGE + 1})
      UNION ALL
      (SELECT 's ' || e.id, e.at, 'status', m.connection_id, m.id, m.title, NULL,
          jsonb_build_object('source', e.source, 'to', e.to_status, 'raw', e.raw_status)
        FROM mine m JOIN case_events e ON e.case_id = m.id
        WHERE (e.at, 's ' || e.id) < (${at}::timestamptz, ${key}::text)
          AND (e.source <> 'write' OR NOT EXISTS (
            SELECT FROM reviews r WHERE r.case_id = e.case_id AND r.to_status = e.to_status
              AND r.created_at BETWEEN e.at - interval '5 minutes' AND e.at + interval '5 minutes'))
        ORDER BY 2 DESC, 1 DESC LIMIT ${PAGE + 1})
      UNION ALL
      (SELECT 'r ' || r.id, r.created_at, 'review', m.connection_id, m.id, m.title, r.member_id,
          jsonb_build_object('decision', r.decision, 'reason', r.reason)
        FROM mine m JOIN reviews r ON r.case_id = m.id
        WHERE (r.created_at, 'r ' || r.id) < (${at}::timestamptz, ${key}::text)
        ORDER BY 2 DESC, 1 DESC LIMIT ${PAGE + 1})
      UNION ALL
      (SELECT 'd ' || d.id, d.received_at, 'delivery', m.connection_id, m.id, m.title, NULL,
          jsonb_build_object('event', d.event, 'state', d.state)
        FROM mine m JOIN deliveries d ON d.connection_id = m.connection_id
          AND d.case_ref = m.kind::text || ' ' || m.provider_case_id
        WHERE (d.received_at, 'd ' || d.id) < (${at}::timestamptz, ${key}::text)
        ORDER BY 2 DESC, 1 DESC LIMIT ${PAGE + 1})
      UNION ALL
      (SELECT 'a ' || a.seq, a.at, 'audit', m.connection_id, m.id, m.title, a.actor_id,
          jsonb_build_object('action', a.action, 'outcome', a.outcome, 'fields', a.changed_fields)
        FROM mine m JOIN audit_events a ON a.team_id = ${teamId}::uuid AND a.case_id = m.id
        WHERE (a.at, 'a ' || a.seq) < (${at}::timestamptz, ${key}::text)
          AND a.action NOT IN ('case.review', 'case.refresh', 'case.open')
          AND a.client_id IS DISTINCT FROM ${clientId}::uuid
        ORDER BY 2 DESC, 1 DESC LIMIT ${PAGE + 1})
      UNION ALL
      (SELECT 'a ' || a.seq, a.at, 'audit', NULL, NULL, NULL, a.actor_id,
          jsonb_build_object('action', a.action, 'outcome', a.outcome, 'fields', a.changed_fields)
        FROM audit_events a
        WHERE a.team_id = ${teamId}::uuid AND a.client_id = ${clientId}::uuid AND ${connectionId}::uuid IS NULL
          AND (a.at, 'a ' || a.seq) < (${at}::timestamptz, ${key}::text)
        ORDER BY 2 DESC, 1 DESC LIMIT ${PAGE + 1})
    )
    SELECT * FROM lines ORDER BY at DESC, key DESC LIMIT ${PAGE + 1}`;
  return z.array(line).parse(rows);
}

async function namesOf(tx: Tx, teamId: string, ids: string[]): Promise<Map<string, string>> {
  const members = await tx.member.findMany({
    where: { teamId, id: { in: [...new Set(ids)] } },
    select: { id: true, user: { select: { name: true } } },
  });
  return new Map(members.map((member) => [member.id, member.user.name]));
}

function toEntry(row: z.infer<typeof line>, names: ReadonlyMap<string, string>): ClientTimelineEntry {
  const { key: id, connection_id: connectionId, case_id: caseId, title: caseTitle, actor_id: by } = row;
  const base = { id, at: row.at.toISOString(), connectionId, caseId, caseTitle };
  const actor = by === null ? "Gatehouse" : (names.get(by) ?? "A former member");
  switch (row.what) {
    case "case":
      return { ...base, what: "case" };
    case "status": {
      const { source, to, raw } = facts.status.parse(row.facts);
      return { ...base, what: "status", source, toStatus: to, rawStatus: raw };
    }
    case "review":
      return { ...base, what: "review", ...facts.review.parse(row.facts), actor };
    case "delivery":
      return { ...base, what: "delivery", ...facts.delivery.parse(row.facts) };
    case "audit": {
      const { action, outcome, fields } = facts.audit.parse(row.facts);
      return { ...base, what: "audit", action, outcome, changedFields: fields, actor };
    }
  }
}
