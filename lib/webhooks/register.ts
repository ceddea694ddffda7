import "server-only";
import { withTeam } from "@/lib/db/client";
import { env } from "@/lib/env";
import { notifyTeam } from "@/lib/events/notify";
import { log } from "@/lib/log";
import { ProviderError } from "@/lib/providers/errors";
import type { Adapter } from "@/lib/providers/port";
import type { ProviderWebhook, WebhooksPort } from "@/lib/providers/webhook-port";
import { loadConnection, type SyncConnection } from "@/lib/sync/connection";
import { backfillDeliveries } from "./backfill";
import { hasOpenWrites } from "./open-writes";
import { looksReachable } from "./reachable";
import { receiverUrl } from "./receiver-url";
import { newestOnly, webhookSecretsOf, withNewest } from "./secrets";

/** An old webhook stays this long beside the new one when nothing signed by the new one arrives. Milliseconds. */
export const ROTATION_MS = 24 * 3_600_000;

/**
 * Sees to it that the provider sends this connection's changes to us, as far as an admin wants it: registers the
 * webhook, switches it on again after the provider gave up on us, corrects its address and events, and ends a rotation
 * of its secret. After an interruption reads the provider's own log of what we missed. Answers `none` when the provider
 * has no webhooks, refuses them, could not reach us, or an admin does not want one; that does not fail the poll. Throws
 * ProviderError `unauthorized`.
 */
export async function checkWebhook(polled: SyncConnection, adapter: Adapter): Promise<"on" | "none"> {
  if (!adapter.webhooks || !looksReachable(env.appUrl, polled.baseUrl)) return "none";
  // A poll takes its time: what an admin chose since it began counts.
  const connection = await loadConnection(polled.teamId, polled.id);
  if (!connection || connection.webhookWanted === "removed") return "none";
  try {
    const url = receiverUrl(connection.webhookPath);
    const theirs = await adapter.webhooks.list();
    await settleRotation(connection, adapter.webhooks, theirs, url);
    if (connection.webhookWanted !== "on") return "none";
    const events = connection.webhookEvents;
    const held =
      theirs.find((hook) => hook.id === connection.webhookId) ?? theirs.find((hook) => hook.url === url);
    const hook = held ?? (await adapter.webhooks.create(url, events));
    const right = hook.enabled && hook.url === url && sameEvents(hook.events, events);
    const live = right ? hook : await adapter.webhooks.update(hook.id, { url, enabled: true, events });
    const interrupted = !connection.webhookEnabled || connection.webhookId !== live.id || !right;
    if (interrupted) await remember(connection, live, hook.secret);
    if (held && interrupted) await backfillDeliveries(connection, adapter.webhooks, live.id);
    return "on";
  } catch (error) {
    if (!(error instanceof ProviderError) || error.kind === "unauthorized") throw error;
    log.warn(
      { connectionId: connection.id, provider: connection.provider, kind: error.kind },
      "webhook not checked",
    );
    return "none";
  }
}

/** Whether two lists name the same events, in whatever order. */
export function sameEvents(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((event) => other.includes(event));
}

/**
 * Removes the old webhook once the new one has delivered or a day has gone by, after reading from its log what it still
 * owed us. Removes webhooks at our address that nobody here knows too: a rotation whose answer was lost leaves one, and
 * its signatures would be refused.
 */
async function settleRotation(
  connection: SyncConnection,
  webhooks: WebhooksPort,
  theirs: ProviderWebhook[],
  url: string,
): Promise<void> {
  const { id, teamId, webhookId, webhookOldId, webhookRotatedAt } = connection;
  if (webhookId === null || !theirs.some((hook) => hook.id === webhookId)) return;
  const quiet = await withTeam(teamId, async (tx) => {
    if (await hasOpenWrites(tx, connection)) return false;
    // After that: what ended since the list was read has changed the row, and its webhook is no stray.
    return (await tx.connection.count({ where: { id, teamId, webhookId, webhookOldId } })) === 1;
  });
  if (!quiet) return;
  const strays = theirs.filter(
    (hook) => hook.url === url && hook.id !== webhookId && hook.id !== webhookOldId,
  );
  for (const stray of strays) await removeQuietly(webhooks, stray.id);
  if (webhookOldId === null) return dropOldSecrets(connection);
  const waits =
    connection.webhookWanted === "on" &&
    webhookRotatedAt !== null &&
    Date.now() - webhookRotatedAt.getTime() < ROTATION_MS;
  if (waits) return;
  if (theirs.some((hook) => hook.id === webhookOldId)) {
    await backfillDeliveries(connection, webhooks, webhookOldId);
    await removeQuietly(webhooks, webhookOldId);
  }
  await withTeam(teamId, async (tx) => {
    await tx.connection.updateMany({
      where: { id, teamId, webhookOldId },
      data: { webhookOldId: null, webhookRotatedAt: null },
    });
    await notifyTeam(tx, teamId, "connections", [id]);
  });
}

/** One poll after a rotation has ended: until then a delivery that the old webhook had sent may still arrive. */
async function dropOldSecrets(connection: SyncConnection): Promise<void> {
  if (webhookSecretsOf(connection).length < 2) return;
  const { id, teamId, webhookSecrets } = connection;
  await withTeam(teamId, (tx) =>
    tx.connection.updateMany({
      where: { id, teamId, webhookSecrets, webhookOldId: null },
      data: { webhookSecrets: newestOnly(connection, webhookSecretsOf(connection)) },
    }),
  );
}

async function removeQuietly(webhooks: WebhooksPort, id: string): Promise<void> {
  try {
    await webhooks.remove(id);
  } catch (error) {
    if (!(error instanceof ProviderError) || error.kind !== "not-found") throw error;
  }
}

async function remember(connection: SyncConnection, hook: ProviderWebhook, secret: string): Promise<void> {
  const { id, teamId } = connection;
  await withTeam(teamId, async (tx) => {
    await tx.$executeRaw`SELECT 1 FROM connections WHERE id = ${id}::uuid FOR UPDATE`;
    const row = await tx.connection.findFirst({
      // A person decided otherwise while the provider answered: theirs is the newer word.
      where: { id, teamId, webhookWanted: "on", webhookId: connection.webhookId },
      select: { id: true, teamId: true, webhookSecrets: true },
    });
    if (!row) return;
    const webhookSecrets = withNewest(row, hook.secret || secret, webhookSecretsOf(row));
    await tx.connection.updateMany({
      where: { id, teamId },
      data: { webhookId: hook.id, webhookSecrets, webhookEnabled: true },
    });
    await notifyTeam(tx, teamId, "connections", [id]);
  });
}
