import "server-only";
import type { Tx } from "@/lib/db/client";
import { notifyTeam } from "@/lib/events/notify";

/**
 * Notes that a provider has deleted a client: the link goes, and the client's cases of that connection are archived,
 * since nothing there answers for them any more. The desk's client and the cases' history stay. Safe to run again.
 */
export async function clientGone(
  tx: Tx,
  connection: { id: string; teamId: string },
  client: { clientId: string; providerClientId: string },
): Promise<void> {
  const { id: connectionId, teamId } = connection;
  const { clientId, providerClientId } = client;
  await tx.clientLink.deleteMany({ where: { teamId, connectionId, providerClientId } });
  const cases = await tx.case.findMany({
    where: { teamId, connectionId, clientId, archivedAt: null },
    select: { id: true },
  });
  const ids = cases.map((one) => one.id);
  await tx.case.updateMany({ where: { teamId, id: { in: ids } }, data: { archivedAt: new Date() } });
  await notifyTeam(tx, teamId, "cases", ids);
  await notifyTeam(tx, teamId, "clients", [clientId]);
}
