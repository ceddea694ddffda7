import "server-only";
import { type Tx, withTeam } from "@/lib/db/client";

/** What background work needs to know of a connection. Holds sealed secrets: never hand it to a screen. */
export async function loadConnection(teamId: string, connectionId: string) {
  return withTeam(teamId, (tx) => readConnection(tx, teamId, connectionId));
}

function readConnection(tx: Tx, teamId: string, connectionId: string) {
  return tx.connection.findFirst({
    where: { id: connectionId, teamId, archivedAt: null },
    select: {
      id: true,
      teamId: true,
      provider: true,
      baseUrl: true,
      status: true,
      statusAt: true,
      syncCursor: true,
      lastSyncAt: true,
      webhookPath: true,
      webhookId: true,
      webhookSecrets: true,
      webhookEnabled: true,
      webhookWanted: true,
      webhookEvents: true,
      webhookOldId: true,
      webhookRotatedAt: true,
      lastDeliveryAt: true,
      createdAt: true,
    },
  });
}

export type SyncConnection = NonNullable<Awaited<ReturnType<typeof loadConnection>>>;
