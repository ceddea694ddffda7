import "server-only";
import { z } from "zod";
import { recordAudit } from "@/lib/audit/record";
import type { TeamContext } from "@/lib/auth/context";
import { authorise } from "@/lib/auth/roles";
import { readFailure } from "@/lib/cases/provider-failure";
import { adapterFor } from "@/lib/connections/adapter";
import { withTeam } from "@/lib/db/client";
import { env } from "@/lib/env";
import { AppError } from "@/lib/errors";
import { notifyTeam } from "@/lib/events/notify";
import { enqueue } from "@/lib/jobs/queue";
import { providerEntry } from "@/lib/providers/catalog";
import type { LoggedDelivery, ProviderWebhook } from "@/lib/providers/webhook-port";
import { looksReachable } from "./reachable";
import { ROTATION_MS } from "./register";
import type { ReplayLogged } from "./schema";
import { storeDeliveries } from "./store";
import { failuresInARow } from "./tally";
import type { WebhookDto, WebhookLogDto } from "./types";

/** How far back the provider's log is read. Milliseconds. */
const LOG_MS = 3 * 86_400_000;
/** Most entries that a page shows. */
const LOG_ENTRIES = 200;

const unknown = () => new AppError("not-found", "There is no such connection in this team.");

async function load(ctx: TeamContext, connectionId: string) {
  if (!z.uuid().safeParse(connectionId).success) throw unknown();
  const row = await withTeam(ctx.teamId, (tx) =>
    tx.connection.findFirst({ where: { id: connectionId, teamId: ctx.teamId, archivedAt: null } }),
  );
  const entry = row && providerEntry(row.provider);
  if (!row || !entry?.capabilities.webhooks) throw unknown();
  return { row, entry };
}

/** The webhook of a connection as the desk knows it. Any member may read. Throws AppError `not-found`. */
export async function webhookHealth(ctx: TeamContext, connectionId: string): Promise<WebhookDto> {
  authorise(ctx, "connection.read");
  const { row, entry } = await load(ctx, connectionId);
  const { webhookWanted, webhookOldId, webhookRotatedAt } = row;
  return {
    providerLabel: entry.label,
    address: `${env.appUrl}/api/webhooks/…`,
    reachable: looksReachable(env.appUrl, row.baseUrl),
    wanted: webhookWanted === "paused" || webhookWanted === "removed" ? webhookWanted : "on",
    registered: row.webhookId !== null,
    enabled: row.webhookEnabled,
    events: row.webhookEvents,
    eventChoices: entry.webhook?.events ?? [],
    disabledAfter: entry.webhook?.disabledAfter ?? null,
    lastDeliveryAt: row.lastDeliveryAt?.toISOString() ?? null,
    badSignatures: row.badSignatures,
    rotation: webhookOldId === null ? null : rotationOf(webhookRotatedAt),
  };
}

/** Once the new secret has proven itself there is nothing to wait for. */
function rotationOf(since: Date | null): WebhookDto["rotation"] {
  if (since === null) return { since: null, until: null };
  return { since: since.toISOString(), until: new Date(since.getTime() + ROTATION_MS).toISOString() };
}

async function readLog(ctx: TeamContext, connectionId: string) {
  const { row, entry } = await load(ctx, connectionId);
  const since = new Date(Date.now() - LOG_MS);
  try {
    const { webhooks } = await adapterFor(ctx.teamId, row.id);
    const hook: ProviderWebhook | null =
      webhooks && row.webhookId !== null ? await webhooks.fetch(row.webhookId) : null;
    const logged = hook && webhooks ? await webhooks.deliveries(hook.id, since) : [];
    return { row, since, hook, logged };
  } catch (error) {
    throw readFailure(error, entry.label, "the delivery log");
  }
}

/**
 * The provider's own log of the last three days beside what became of each delivery here, and how close the provider is
 * to switching the webhook off. Any member may read. Throws AppError `not-found`, `provider`, `unavailable`,
 * `rate-limited`.
 */
export async function webhookLog(ctx: TeamContext, connectionId: string): Promise<WebhookLogDto> {
  authorise(ctx, "connection.read");
  const { row, since, hook, logged } = await readLog(ctx, connectionId);
  const shown = logged.slice(0, LOG_ENTRIES);
  const arrived = await withTeam(ctx.teamId, (tx) =>
    tx.delivery.findMany({
      where: {
        teamId: ctx.teamId,
        connectionId: row.id,
        deliveryId: { in: shown.map((delivery) => delivery.deliveryId) },
      },
      select: { deliveryId: true, state: true },
    }),
  );
  const states = new Map(arrived.map((delivery) => [delivery.deliveryId, delivery.state]));
  return {
    enabledThere: hook?.enabled ?? null,
    failuresInARow: failuresInARow(logged),
    since: since.toISOString(),
    entries: shown.map(({ deliveryId, event, sentAt, attempts, outcome }) => ({
      deliveryId,
      event: event.event,
      sentAt: sentAt.toISOString(),
      attempts,
      outcome,
      here: states.get(deliveryId) ?? null,
    })),
  };
}

/**
 * Processes deliveries of the provider's log, also those that never arrived. The log is read again: what the browser
 * sends are ids only. Admins. Answers how many were queued. Throws as webhookLog, and `forbidden`.
 */
export async function replayLogged(ctx: TeamContext, input: ReplayLogged): Promise<{ queued: number }> {
  authorise(ctx, "connection.write");
  const { row, logged } = await readLog(ctx, input.connectionId);
  const wanted = new Set(input.deliveryIds);
  const chosen: LoggedDelivery[] = logged.filter((delivery) => wanted.has(delivery.deliveryId));
  if (chosen.length === 0) throw new AppError("not-found", "The provider does not list these any more.");
  const { teamId } = ctx;
  const ids = await withTeam(teamId, async (tx) => {
    await storeDeliveries(tx, row, chosen);
    const where = {
      teamId,
      connectionId: row.id,
      deliveryId: { in: chosen.map((delivery) => delivery.deliveryId) },
    };
    await tx.delivery.updateMany({
      where,
      data: { state: "received", attempts: 0, error: null, processedAt: null },
    });
    const stored = await tx.delivery.findMany({ where, select: { id: true } });
    const ids = stored.map((delivery) => delivery.id);
    await notifyTeam(tx, teamId, "deliveries", ids);
    await recordAudit(tx, ctx, {
      action: "delivery.replay",
      objectType: "connection",
      objectId: row.id,
      outcome: "done",
      detail: { deliveries: ids.length },
    });
    return ids;
  });
  for (const id of ids) await enqueue("delivery", { teamId, id });
  return { queued: ids.length };
}
