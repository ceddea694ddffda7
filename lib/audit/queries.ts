import "server-only";
import { z } from "zod";
import type { TeamContext } from "@/lib/auth/context";
import { authorise } from "@/lib/auth/roles";
import { withTeam } from "@/lib/db/client";
import { dayRange } from "./days";
import type { AuditFilter, AuditSearch } from "./schema";
import type { AuditFacets, AuditPage, AuditRow } from "./types";

const detailSchema = z.record(z.string(), z.unknown()).catch({});

function nameOf(kind: string, id: string | null, names: Map<string, string>): string {
  if (kind === "system") return "Gatehouse";
  if (kind === "provider") return "Provider";
  return (id && names.get(id)) ?? "A former member";
}

/**
 * One page of the team's trail, the newest first, by `cursor` (the last seq seen). Names are looked up now and are not
 * part of the chain. Days are read in the team's time zone.
 */
export async function listAudit(ctx: TeamContext, search: AuditSearch): Promise<AuditPage> {
  authorise(ctx, "audit.read");
  return withTeam(ctx.teamId, async (tx) => {
    const team = await tx.team.findUniqueOrThrow({
      where: { id: ctx.teamId },
      select: { timeZone: true },
    });
    const rows = await tx.auditEvent.findMany({
      where: {
        ...conditions(search, team.timeZone),
        teamId: ctx.teamId,
        ...(search.cursor ? { seq: { lt: BigInt(search.cursor) } } : {}),
      },
      orderBy: { seq: "desc" },
      take: search.limit + 1,
    });
    const items = rows.slice(0, search.limit);
    const ids = [...new Set(items.flatMap((row) => row.actorId ?? []))];
    const members = await tx.member.findMany({
      where: { teamId: ctx.teamId, id: { in: ids } },
      select: { id: true, user: { select: { name: true } } },
    });
    const names = new Map(members.map((member) => [member.id, member.user.name]));
    return {
      items: items.map(
        ({ seq, at, teamId: _team, sessionId: _session, detail, ...row }): AuditRow => ({
          ...row,
          seq: seq.toString(),
          at: at.toISOString(),
          actorName: nameOf(row.actorKind, row.actorId, names),
          detail: detailSchema.parse(detail),
        }),
      ),
      nextCursor: rows.length > search.limit ? (items.at(-1)?.seq.toString() ?? null) : null,
    };
  });
}

function conditions(filter: AuditFilter, timeZone: string) {
  const { actor, action, objectType, objectId, from, to } = filter;
  const byKind = actor === "system" || actor === "provider";
  const at = {
    ...(from && { gte: dayRange(from, timeZone).start }),
    ...(to && { lt: dayRange(to, timeZone).end }),
  };
  return {
    ...(actor && (byKind ? { actorKind: actor } : { actorId: actor })),
    ...(action && { action }),
    ...(objectType && { objectType }),
    ...(objectId && { objectId }),
    ...(from || to ? { at } : {}),
  };
}

/** What the filters offer: the team's members and the actions and objects that its trail has. */
export async function auditFacets(ctx: TeamContext): Promise<AuditFacets> {
  authorise(ctx, "audit.read");
  return withTeam(ctx.teamId, async (tx) => {
    const members = await tx.member.findMany({
      where: { teamId: ctx.teamId },
      select: { id: true, user: { select: { name: true } } },
    });
    // Steps from one action to the next by the index, instead of reading the whole trail.
    const rows = await tx.$queryRaw<{ action: string; object_type: string }[]>`
      WITH RECURSIVE step AS (
        (SELECT action, object_type FROM audit_events WHERE team_id = ${ctx.teamId}::uuid ORDER BY action LIMIT 1)
        UNION ALL
        SELECT next.action, next.object_type FROM step, LATERAL (
          SELECT action, object_type FROM audit_events
          WHERE team_id = ${ctx.teamId}::uuid AND action > step.action ORDER BY action LIMIT 1
        ) AS next
      )
      SELECT action, object_type FROM step`;
    return {
      actors: members
        .map((member) => ({ id: member.id, name: member.user.name }))
        .sort((a, b) => a.name.localeCompare(b.name)),
      actions: rows.map((row) => row.action),
      objectTypes: [...new Set(rows.map((row) => row.object_type))].sort(),
    };
  });
}
