import "server-only";
import { enqueue } from "@/lib/jobs/queue";

/**
 * Sets a connection to work that its provider accepts: queues its first sync, which also registers the webhook. Safe to
 * call again.
 */
export async function startConnection(teamId: string, connectionId: string): Promise<void> {
  await enqueue("poll", { teamId, connectionId });
}
