import "server-only";
import type { Tx } from "@/lib/db/client";

/** Whether a write about a connection's webhooks is under way: what it makes may be there and not yet known here. */
export async function hasOpenWrites(tx: Tx, connection: { id: string; teamId: string }): Promise<boolean> {
  const { id: connectionId, teamId } = connection;
  const open = await tx.operation.count({
    where: { teamId, connectionId, kind: { startsWith: "webhook." }, finishedAt: null },
  });
  return open > 0;
}
