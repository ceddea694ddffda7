import "server-only";
import { recordAudit } from "@/lib/audit/record";
import type { TeamContext } from "@/lib/auth/context";
import { authorise } from "@/lib/auth/roles";
import { noConnection } from "@/lib/connections/queries";
import { withTeam } from "@/lib/db/client";
import { newId } from "@/lib/db/ids";
import { AppError } from "@/lib/errors";
import { notifyTeam } from "@/lib/events/notify";
import { providerEntry } from "@/lib/providers/catalog";
import { lockConnection } from "@/lib/sync/client-links";
import { applyMapping } from "@/lib/sync/mappings";
import type { AcknowledgeDrift, SaveStatusMapping } from "./schema";

/**
 * Decides what a raw status of a connection means, for the cases there are and those to come, in one transaction. The
 * status may be one that was never seen. Answers how many cases changed. Throws AppError `forbidden`, `not-found`.
 */
export async function saveStatusMapping(
  ctx: TeamContext,
  input: SaveStatusMapping,
): Promise<{ changed: number }> {
  authorise(ctx, "connection.write");
  const { teamId } = ctx;
  const { connectionId, kind, rawStatus } = input;
  const chosen = input.status === "unmapped" ? null : { status: input.status, waitingOn: input.waitingOn };
  const columns = { status: chosen?.status ?? null, waitingOn: chosen?.waitingOn ?? null };
  return withTeam(
    teamId,
    async (tx) => {
      const connection = await tx.connection.findFirst({
        where: { id: connectionId, teamId, archivedAt: null },
        select: { id: true, teamId: true, provider: true },
      });
      if (!connection) throw noConnection();
      // A page that is being stored reads the mappings first: it must not end after this with the old ones.
      await lockConnection(tx, connectionId);
      await tx.statusMapping.upsert({
        where: { connectionId_kind_rawStatus: { connectionId, kind, rawStatus } },
        create: { id: newId(), teamId, connectionId, kind, rawStatus, ...columns },
        update: columns,
        select: { id: true },
      });
      const reviewed = providerEntry(connection.provider)?.capabilities.reviews ?? [];
      const changed = await applyMapping(tx, connection, { kind, rawStatus }, chosen, reviewed);
      await notifyTeam(tx, teamId, "connections", [connectionId]);
      await recordAudit(tx, ctx, {
        action: "mapping.save",
        objectType: "connection",
        objectId: connectionId,
        outcome: "done",
        detail: { kind, rawStatus, status: input.status, waitingOn: columns.waitingOn, cases: changed },
      });
      return { changed };
    },
    { timeoutMs: 60_000 },
  );
}

/** Takes note of unexpected values, or shows them as new again. Throws AppError `forbidden`, `not-found`. */
export async function acknowledgeDrift(ctx: TeamContext, input: AcknowledgeDrift): Promise<void> {
  authorise(ctx, "connection.write");
  const { teamId } = ctx;
  await withTeam(teamId, async (tx) => {
    const where = { teamId, id: { in: input.driftIds } };
    const known = await tx.drift.findMany({ where, select: { connectionId: true } });
    if (known.length === 0) throw new AppError("not-found", "There is no such value in this team.");
    await tx.drift.updateMany({
      where,
      data: { acknowledgedAt: input.acknowledged ? new Date() : null },
    });
    const connectionIds = [...new Set(known.map((one) => one.connectionId))];
    await notifyTeam(tx, teamId, "connections", connectionIds);
    await recordAudit(tx, ctx, {
      action: input.acknowledged ? "mapping.acknowledge" : "mapping.reopen",
      objectType: "connection",
      objectId: connectionIds.length === 1 ? (connectionIds[0] ?? null) : null,
      outcome: "done",
      detail: { values: known.length },
    });
  });
}
