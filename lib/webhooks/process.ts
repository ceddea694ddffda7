import "server-only";
import { adapterFor } from "@/lib/connections/adapter";
import { type Tx, withTeam } from "@/lib/db/client";
import { notifyTeam } from "@/lib/events/notify";
import { enqueue } from "@/lib/jobs/queue";
import { log } from "@/lib/log";
import { ProviderError } from "@/lib/providers/errors";
import type { Adapter, CaseRef, FetchedCase, ProviderClient } from "@/lib/providers/port";
import type { WebhookEvent } from "@/lib/providers/webhook-port";
import { clientGone } from "@/lib/sync/client-gone";
import { updateLink } from "@/lib/sync/client-links";
import { loadConnection, type SyncConnection } from "@/lib/sync/connection";
import { upsertCases } from "@/lib/sync/upsert";
import { believeDelivery } from "./believe";
import { hintSchema } from "./store";

/** A delivery that failed this often is dead until a person replays it. */
const MAX_ATTEMPTS = 10;

/** Pause after attempt number `attempts` (from 1). Milliseconds. */
export function deliveryBackoff(attempts: number): number {
  return Math.min(5_000 * 3 ** (attempts - 1), 3_600_000);
}

/**
 * Acts on one stored delivery: refetches each case that it names, or else the client, with the connection's own credentials and stores what
 * the provider says now. The delivery itself is never believed, so a forged or replayed one changes nothing. Objects
 * that the provider does not give us are ignored. What providers tell that cannot be asked is believed once it matches a
 * case or launch of ours, and parked for an admin otherwise. Failures are tried again, ten times in all, then the delivery
 * is dead. Never throws for what the provider did.
 */
export async function processDelivery(teamId: string, id: string): Promise<void> {
  const delivery = await withTeam(teamId, (tx) =>
    tx.delivery.findFirst({ where: { id, teamId, state: "received" } }),
  );
  if (!delivery) return;
  const connection = await loadConnection(teamId, delivery.connectionId);
  if (!connection || connection.status === "disabled")
    return settle(teamId, id, "ignored", "The connection is gone.");
  try {
    const adapter = await adapterFor(teamId, connection.id, "sync");
    const hint = hintSchema.parse(delivery.hint);
    if (adapter.cases.hear && hint.told !== undefined) {
      return await believeDelivery({ connection, adapter, delivery, hint });
    }
    const fetched = await fetchAll(adapter, hint.cases);
    const client = hint.cases.length === 0 ? await fetchClient(adapter, hint.providerClientId) : null;
    await withTeam(teamId, async (tx) => {
      if (fetched.length > 0) await upsertCases(tx, connection, fetched, "webhook");
      const linked = client !== null && (await updateLink(tx, connection, client));
      const gone = client === null && hint.clientDeleted === true && (await forget(tx, connection, hint));
      const state = fetched.length > 0 || linked || gone ? "processed" : "ignored";
      await tx.delivery.updateMany({
        where: { id, teamId },
        data: { state, error: null, processedAt: new Date(), attempts: { increment: 1 } },
      });
      await notifyTeam(tx, teamId, "deliveries", [id]);
    });
  } catch (error) {
    if (!(error instanceof ProviderError)) log.error({ delivery: id, teamId, err: error }, "delivery failed");
    const attempts = delivery.attempts + 1;
    const words = error instanceof ProviderError ? error.kind : "our side";
    if (attempts >= MAX_ATTEMPTS) return settle(teamId, id, "dead", words);
    await withTeam(teamId, (tx) =>
      tx.delivery.updateMany({ where: { id, teamId, state: "received" }, data: { attempts, error: words } }),
    );
    const startAfter = new Date(Date.now() + deliveryBackoff(attempts));
    await enqueue("delivery", { teamId, id }, { startAfter });
  }
}

async function fetchAll(adapter: Adapter, refs: readonly CaseRef[]): Promise<FetchedCase[]> {
  const fetched: FetchedCase[] = [];
  for (const ref of refs) {
    try {
      fetched.push(await adapter.cases.fetch(ref));
    } catch (error) {
      if (!(error instanceof ProviderError) || error.kind !== "not-found") throw error;
    }
  }
  return fetched;
}

async function fetchClient(adapter: Adapter, id: string | null): Promise<ProviderClient | null> {
  if (id === null || !adapter.clients) return null;
  try {
    return await adapter.clients.fetch(id);
  } catch (error) {
    if (error instanceof ProviderError && error.kind === "not-found") return null;
    throw error;
  }
}

/** Takes a client that is deleted at the provider off the desk's client. Answers whether the desk knew it. */
async function forget(tx: Tx, connection: SyncConnection, hint: WebhookEvent): Promise<boolean> {
  const { id: connectionId, teamId } = connection;
  const { providerClientId } = hint;
  if (providerClientId === null) return false;
  const link = await tx.clientLink.findFirst({ where: { teamId, connectionId, providerClientId } });
  if (!link) return false;
  await clientGone(tx, connection, { clientId: link.clientId, providerClientId });
  return true;
}

async function settle(teamId: string, id: string, state: "ignored" | "dead", error: string): Promise<void> {
  await withTeam(teamId, async (tx) => {
    await tx.delivery.updateMany({
      where: { id, teamId, state: "received" },
      data: { state, error, processedAt: new Date(), attempts: { increment: 1 } },
    });
    await notifyTeam(tx, teamId, "deliveries", [id]);
  });
}
