import "server-only";
import { z } from "zod";
import type { TeamContext } from "@/lib/auth/context";
import { authorise } from "@/lib/auth/roles";
import { noConnection } from "@/lib/connections/queries";
import { type Tx, withTeam } from "@/lib/db/client";
import { CASE_KINDS } from "@/lib/providers/port";
import type { MappingLane, StatusMappingDto } from "./types";

/** Most drift that the lane lists. */
const DRIFTS = 200;

const countRow = z.object({
  connection_id: z.string(),
  kind: z.enum(CASE_KINDS),
  raw_status: z.string(),
  cases: z.number(),
  examples: z.array(z.object({ id: z.string(), title: z.string() })),
});

const keyOf = (connectionId: string, kind: string, rawStatus: string) =>
  `${connectionId} ${kind} ${rawStatus}`;

/** Cases by raw status, of those that are in `status_mappings`, with the three that changed last. */
async function readCounts(tx: Tx, teamId: string, connectionId: string | null) {
  const rows = await tx.$queryRaw<unknown[]>`
    SELECT m.connection_id, m.kind::text, m.raw_status, counted.cases, counted.examples
    FROM status_mappings m CROSS JOIN LATERAL (
      SELECT count(*)::int AS cases,
        coalesce(jsonb_agg(jsonb_build_object('id', c.id, 'title', c.title)) FILTER (WHERE c.n <= 3), '[]') AS examples
      FROM (
        SELECT id, coalesce(client_name, title) AS title,
          row_number() OVER (ORDER BY provider_updated_at DESC, id DESC) AS n
        FROM cases WHERE team_id = ${teamId}::uuid AND connection_id = m.connection_id AND kind = m.kind
          AND raw_status = m.raw_status
      ) c
    ) counted
    WHERE m.team_id = ${teamId}::uuid AND (${connectionId}::uuid IS NULL OR m.connection_id = ${connectionId}::uuid)`;
  return new Map(
    z
      .array(countRow)
      .parse(rows)
      .map((row) => [keyOf(row.connection_id, row.kind, row.raw_status), row]),
  );
}

async function readStatuses(
  tx: Tx,
  teamId: string,
  connectionIds: string[],
  only: string | null,
): Promise<StatusMappingDto[]> {
  const rows = await tx.statusMapping.findMany({
    where: { teamId, connectionId: { in: connectionIds } },
    orderBy: [{ lastSeenAt: "desc" }, { id: "asc" }],
  });
  const counts = rows.length === 0 ? new Map() : await readCounts(tx, teamId, only);
  return rows.map(({ connectionId, kind, rawStatus, status, waitingOn, firstSeenAt, lastSeenAt }) => {
    const counted = counts.get(keyOf(connectionId, kind, rawStatus));
    return {
      connectionId,
      kind,
      rawStatus,
      status,
      waitingOn,
      firstSeenAt: firstSeenAt.toISOString(),
      lastSeenAt: lastSeenAt.toISOString(),
      cases: counted?.cases ?? 0,
      examples: counted?.examples ?? [],
    };
  });
}

/**
 * The raw statuses of one connection that were met without a meaning or that an admin decided on, last seen first.
 * Throws AppError `forbidden`, `not-found`.
 */
export async function statusMappings(ctx: TeamContext, connectionId: string): Promise<StatusMappingDto[]> {
  authorise(ctx, "connection.read");
  if (!z.uuid().safeParse(connectionId).success) throw noConnection();
  const { teamId } = ctx;
  return withTeam(teamId, async (tx) => {
    const connection = await tx.connection.findFirst({
      where: { id: connectionId, teamId, archivedAt: null },
      select: { id: true },
    });
    if (!connection) throw noConnection();
    return readStatuses(tx, teamId, [connectionId], connectionId);
  });
}

/** What providers say that the desk does not understand, over all connections. Throws AppError `forbidden`. */
export async function mappingLane(ctx: TeamContext): Promise<MappingLane> {
  authorise(ctx, "connection.write");
  const { teamId } = ctx;
  return withTeam(teamId, async (tx) => {
    const connections = await tx.connection.findMany({
      where: { teamId, archivedAt: null },
      orderBy: [{ createdAt: "asc" }, { id: "asc" }],
      select: { id: true, name: true, provider: true },
    });
    const connectionIds = connections.map((one) => one.id);
    const drifts = await tx.drift.findMany({
      where: { teamId, connectionId: { in: connectionIds } },
      orderBy: [{ acknowledgedAt: { sort: "desc", nulls: "first" } }, { lastSeenAt: "desc" }, { id: "asc" }],
      take: DRIFTS + 1,
    });
    return {
      connections,
      statuses: await readStatuses(tx, teamId, connectionIds, null),
      drifts: drifts.slice(0, DRIFTS).map(({ teamId: _, ...drift }) => ({
        ...drift,
        firstSeenAt: drift.firstSeenAt.toISOString(),
        lastSeenAt: drift.lastSeenAt.toISOString(),
        acknowledgedAt: drift.acknowledgedAt?.toISOString() ?? null,
      })),
      moreDrift: drifts.length > DRIFTS,
    };
  });
}
