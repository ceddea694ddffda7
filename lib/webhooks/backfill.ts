import "server-only";
import { withTeam } from "@/lib/db/client";
import { enqueue } from "@/lib/jobs/queue";
import type { WebhooksPort } from "@/lib/providers/webhook-port";
import type { SyncConnection } from "@/lib/sync/connection";
import { storeDeliveries } from "./store";

/** The provider's log is read this much further back than the last delivery seen. Milliseconds. */
const OVERLAP_MS = 600_000;

/** Stores what the provider says it sent while nothing arrived, and queues it. Answers how many were new. */
export async function backfillDeliveries(
  connection: SyncConnection,
  webhooks: WebhooksPort,
  webhookId: string,
): Promise<number> {
  const last = connection.lastDeliveryAt ?? connection.createdAt;
  const logged = await webhooks.deliveries(webhookId, new Date(last.getTime() - OVERLAP_MS));
  const { id, teamId } = connection;
  const fresh = await withTeam(teamId, (tx) => storeDeliveries(tx, { id, teamId }, logged));
  for (const delivery of fresh) await enqueue("delivery", { teamId, id: delivery });
  return fresh.length;
}
