import "server-only";
import { type AuditActor, recordAudit } from "@/lib/audit/record";
import type { TeamContext } from "@/lib/auth/context";
import { authorise } from "@/lib/auth/roles";
import { type Tx, withTeam } from "@/lib/db/client";
import { AppError } from "@/lib/errors";
import { notifyTeam } from "@/lib/events/notify";

/** Takes a client out of the team's lists or puts it back; its history stays. Answers whether anything changed. */
export async function setArchived(
  tx: Tx,
  actor: AuditActor,
  clientId: string,
  archived: boolean,
): Promise<boolean> {
  const { count } = await tx.client.updateMany({
    where: { id: clientId, teamId: actor.teamId, archivedAt: archived ? null : { not: null } },
    data: { archivedAt: archived ? new Date() : null },
  });
  if (count === 0) return false;
  await notifyTeam(tx, actor.teamId, "clients", [clientId]);
  await recordAudit(tx, actor, {
    action: archived ? "client.archive" : "client.restore",
    objectType: "client",
    objectId: clientId,
    clientId,
    outcome: "done",
  });
  return true;
}

/** Puts an archived client back into the lists. Throws AppError `forbidden`, `not-found`. */
export async function restoreClient(ctx: TeamContext, clientId: string): Promise<void> {
  authorise(ctx, "client.write");
  await withTeam(ctx.teamId, async (tx) => {
    const known = await tx.client.count({ where: { id: clientId, teamId: ctx.teamId } });
    if (known === 0) throw new AppError("not-found", "There is no such client in this team.");
    await setArchived(tx, ctx, clientId, false);
  });
}
