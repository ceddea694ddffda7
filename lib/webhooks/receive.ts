import "server-only";
import { createHash } from "node:crypto";
import { withSystem, withTeam } from "@/lib/db/client";
import { enqueue } from "@/lib/jobs/queue";
import { ProviderError } from "@/lib/providers/errors";
import type { WebhookEvent } from "@/lib/providers/webhook-port";
import { hasOpenWrites } from "./open-writes";
import { webhookReaderOf } from "./readers";
import { webhookSecretsOf } from "./secrets";
import { storeDeliveries } from "./store";

/** Largest delivery read. Bytes. */
export const MAX_DELIVERY_BYTES = 256 * 1024;

/** The HTTP status that answers a delivery. 404 stands for an unknown address and for a bad signature alike. */
export type ReceiveStatus = 200 | 400 | 404;

/**
 * Takes one delivery in: finds the connection by the address's random path, verifies the raw bytes against every active
 * secret, commits a row with ids only, and answers 200. Refetching happens afterwards, in a job. The same delivery a
 * second time is accepted and does nothing.
 */
export async function receiveDelivery(
  path: string,
  headers: Headers,
  body: Uint8Array,
): Promise<ReceiveStatus> {
  if (!/^[A-Za-z0-9_-]{16,128}$/.test(path)) return 404;
  const connection = await withSystem((tx) =>
    tx.connection.findFirst({
      where: { webhookPath: path, archivedAt: null },
      select: { id: true, teamId: true, provider: true, webhookSecrets: true, webhookRotatedAt: true },
    }),
  );
  const reader = connection && webhookReaderOf(connection.provider);
  if (!connection || !reader) return 404;
  const { id: connectionId, teamId } = connection;
  const secrets = webhookSecretsOf(connection);
  if (!reader.verify(headers, body, secrets)) {
    await countBadSignature(connection);
    return 404;
  }
  let event: WebhookEvent;
  try {
    event = reader.read(body, headers);
  } catch (error) {
    if (error instanceof ProviderError) return 400;
    throw error;
  }
  const deliveryId = reader.deliveryId(headers) ?? createHash("sha256").update(body).digest("hex");
  // The first delivery by a new secret ends its rotation: the old webhook may go.
  const proven = connection.webhookRotatedAt !== null && reader.verify(headers, body, secrets.slice(0, 1));
  const fresh = await withTeam(teamId, async (tx) => {
    const stored = await storeDeliveries(tx, { id: connectionId, teamId }, [{ deliveryId, event }]);
    await tx.connection.updateMany({
      where: { id: connectionId, teamId },
      data: { lastDeliveryAt: new Date(), ...(proven ? { webhookRotatedAt: null } : {}) },
    });
    return stored;
  });
  for (const id of fresh) await enqueue("delivery", { teamId, id });
  if (proven) await enqueue("poll", { teamId, connectionId });
  return 200;
}

/**
 * Counts a delivery that was refused for its signature, unless a webhook is just being made: it signs by a secret that is
 * not known here yet, and its provider tries again.
 */
async function countBadSignature(checked: {
  id: string;
  teamId: string;
  webhookSecrets: string | null;
}): Promise<void> {
  const { id, teamId, webhookSecrets } = checked;
  await withTeam(teamId, async (tx) => {
    if (webhookSecrets === null || (await hasOpenWrites(tx, checked))) return;
    // Not where another secret came while the delivery was checked.
    await tx.connection.updateMany({
      where: { id, teamId, webhookSecrets },
      data: { badSignatures: { increment: 1 } },
    });
  });
}
