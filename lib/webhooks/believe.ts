import "server-only";
import { type Tx, withTeam } from "@/lib/db/client";
import { notifyTeam } from "@/lib/events/notify";
import { handlerOf } from "@/lib/jobs/handlers";
import { awaitedLaunch } from "@/lib/launch/operations";
import { pgOperationStore, storedOperationSchema } from "@/lib/operations/pg-store";
import type { StoredOperation } from "@/lib/operations/store";
import type { Adapter, Json } from "@/lib/providers/port";
import type { WebhookEvent } from "@/lib/providers/webhook-port";
import type { SyncConnection } from "@/lib/sync/connection";
import { upsertCases } from "@/lib/sync/upsert";

/** A stored delivery of a provider that cannot be asked. */
export interface BelievedDelivery {
  connection: SyncConnection;
  adapter: Adapter;
  delivery: { id: string; teamId: string; receivedAt: Date };
  hint: WebhookEvent;
}

/** Why a delivery is nobody's. */
const reasons = {
  unknown: "The desk knows neither its case nor its reference.",
  otherReference: "The case is one of ours, but not by this reference.",
  otherCase: "Its reference is a launch of ours that made another case.",
  givenUp: "Its reference is a launch that was given up here.",
} as const;

/**
 * Acts on a delivery that is believed: the case that it names, by the provider's id and our reference, becomes what it
 * says. Where only the reference of a launch is known whose answer was lost, that launch is settled as sent first. Anything
 * else is parked, with the reason, until an admin attaches or dismisses it. Safe to run again.
 */
export async function believeDelivery(believed: BelievedDelivery): Promise<void> {
  const reason = await apply(believed);
  if (reason === "settled") await believeDelivery(believed);
  else if (reason !== null) await park(believed, reason);
}

/** Null when it was applied, `settled` when a launch was found to have made the case, else why it is nobody's. */
async function apply(believed: BelievedDelivery): Promise<string | null> {
  const { connection, adapter, delivery, hint } = believed;
  const { teamId } = delivery;
  const known = await withTeam(teamId, (tx) => knownCase(tx, connection, hint));
  if (known) {
    const heard = adapter.cases.hear?.(known.snapshot, hint.told ?? null, delivery.receivedAt);
    if (!heard) return reasons.otherReference;
    await withTeam(teamId, async (tx) => {
      await upsertCases(tx, connection, [heard], "webhook");
      await settleDelivery(tx, delivery, { state: "processed", error: null, caseId: known.id });
    });
    return null;
  }
  const launch = await withTeam(teamId, (tx) => knownLaunch(tx, connection, hint.reference ?? null));
  if (launch === null) return reasons.unknown;
  if (launch.state === "rejected") return reasons.givenUp;
  return (await settleLaunch(believed, launch)) ? "settled" : reasons.otherCase;
}

async function knownCase(tx: Tx, connection: SyncConnection, hint: WebhookEvent) {
  const [ref] = hint.cases;
  if (!ref) return null;
  const row = await tx.case.findFirst({
    where: {
      teamId: connection.teamId,
      connectionId: connection.id,
      kind: ref.kind,
      providerCaseId: ref.id,
    },
    select: { id: true, snapshot: { select: { body: true } } },
  });
  return row && { id: row.id, snapshot: toJson(row.snapshot?.body) };
}

async function knownLaunch(
  tx: Tx,
  connection: SyncConnection,
  reference: string | null,
): Promise<StoredOperation | null> {
  if (reference === null || !/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(reference)) return null;
  const row = await tx.operation.findFirst({
    where: { teamId: connection.teamId, connectionId: connection.id, operationId: reference },
  });
  return row === null ? null : storedOperationSchema.parse(row);
}

/** Whether the delivery ends the doubt about a launch: then it is `sent`, and its case is in the index. */
async function settleLaunch(
  { adapter, delivery, hint }: BelievedDelivery,
  launch: StoredOperation,
): Promise<boolean> {
  const handler = handlerOf(launch.kind);
  const sentAt = launch.sendingAt ?? launch.createdAt;
  const awaited = awaitedLaunch(adapter, launch, sentAt);
  if (!handler || awaited === null || launch.finishedAt !== null) return false;
  const heard = adapter.cases.hear?.(awaited, hint.told ?? null, delivery.receivedAt);
  if (!heard) return false;
  const actor = { memberId: launch.createdById, userId: null, sessionId: null, ip: null };
  const finding = { result: heard, actor, by: "delivery", at: new Date() } as const;
  const after = await pgOperationStore.finish(launch, handler, finding);
  return after.state === "sent" && after.finishedAt !== null;
}

async function park({ delivery }: BelievedDelivery, reason: string): Promise<void> {
  await withTeam(delivery.teamId, (tx) =>
    settleDelivery(tx, delivery, { state: "parked", error: reason, caseId: null }),
  );
}

/** Writes what became of a delivery and tells open pages. */
export async function settleDelivery(
  tx: Tx,
  delivery: { id: string; teamId: string },
  outcome: { state: "processed" | "parked" | "ignored"; error: string | null; caseId: string | null },
): Promise<void> {
  const { id, teamId } = delivery;
  await tx.delivery.updateMany({
    where: { id, teamId },
    data: { ...outcome, processedAt: new Date(), attempts: { increment: 1 } },
  });
  await notifyTeam(tx, teamId, "deliveries", [id]);
}

/** A JSON column as the port has it. */
export function toJson(value: unknown): Json {
  return JSON.parse(JSON.stringify(value ?? null));
}
