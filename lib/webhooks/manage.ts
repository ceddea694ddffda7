import "server-only";
import { z } from "zod";
import type { TeamContext } from "@/lib/auth/context";
import { authorise } from "@/lib/auth/roles";
import { adapterFor } from "@/lib/connections/adapter";
import { startConnection } from "@/lib/connections/start";
import { withTeam } from "@/lib/db/client";
import { env } from "@/lib/env";
import { AppError } from "@/lib/errors";
import { runOperation } from "@/lib/operations/run";
import type { OperationOutcome } from "@/lib/operations/types";
import { providerEntry } from "@/lib/providers/catalog";
import { ProviderError } from "@/lib/providers/errors";
import { type WebhookCreateInput, webhookCreate, webhookRemove, webhookUpdate } from "./operations";
import { looksReachable } from "./reachable";
import { receiverUrl } from "./receiver-url";
import type { WebhookEnabled, WebhookEvents, WebhookTarget } from "./schema";
import type { WebhookWriteResult } from "./types";

const conflict = (message: string) => new AppError("conflict", message);

function toResult({ state, error }: OperationOutcome): WebhookWriteResult {
  return { state, message: error?.message ?? null };
}

async function loadWebhook(ctx: TeamContext, connectionId: string) {
  const { teamId } = ctx;
  const row = await withTeam(teamId, (tx) =>
    tx.connection.findFirst({
      where: { id: connectionId, teamId, archivedAt: null },
      select: {
        id: true,
        provider: true,
        baseUrl: true,
        status: true,
        webhookPath: true,
        webhookId: true,
        webhookOldId: true,
        webhookEvents: true,
      },
    }),
  );
  if (!row || !providerEntry(row.provider)?.capabilities.webhooks) {
    throw new AppError("not-found", "There is no such connection in this team.");
  }
  if (row.status === "disabled") throw conflict("The connection is disabled. Nothing was sent.");
  return row;
}

function requireReachable(baseUrl: string): void {
  if (looksReachable(env.appUrl, baseUrl)) return;
  throw conflict(`The provider cannot reach ${env.appUrl}. Nothing was sent; changes are polled.`);
}

/** The events if the provider has them. Throws AppError `invalid` beside the field. */
function checkedEvents(provider: string, events: string[]): string[] {
  const choices = providerEntry(provider)?.webhook?.events ?? [];
  if (events.every((event) => choices.includes(event))) return events;
  throw new AppError("invalid", "Choose events from the list. Nothing was sent.", {
    fieldErrors: { events: ["Choose events from the list."] },
  });
}

const inputOf = z.object({ input: z.unknown() });

/** What this press of the button sent before, so that pressing again joins it however the connection looks now. */
async function earlier<T>(ctx: TeamContext, operationId: string, schema: z.ZodType<T>): Promise<T | null> {
  const row = await withTeam(ctx.teamId, (tx) =>
    tx.operation.findFirst({ where: { teamId: ctx.teamId, operationId }, select: { input: true } }),
  );
  const parsed = row && schema.safeParse(inputOf.parse(row).input);
  return parsed?.success ? parsed.data : null;
}

function subject(target: WebhookTarget) {
  const { connectionId, operationId } = target;
  return { connectionId, operationId, subjectType: "connection", subjectId: connectionId };
}

async function create(
  ctx: TeamContext,
  target: WebhookTarget,
  make: () => Promise<WebhookCreateInput>,
): Promise<WebhookWriteResult> {
  const input = (await earlier(ctx, target.operationId, webhookCreate.inputSchema)) ?? (await make());
  return toResult(await runOperation(ctx, webhookCreate, { ...subject(target), input }));
}

async function theirIds(ctx: TeamContext, connectionId: string): Promise<string[]> {
  try {
    const adapter = await adapterFor(ctx.teamId, connectionId);
    return ((await adapter.webhooks?.list()) ?? []).map((hook) => hook.id);
  } catch (error) {
    if (!(error instanceof ProviderError)) throw error;
    throw new AppError("provider", `${error.message} Nothing was changed.`, { cause: error });
  }
}

/**
 * Registers the webhook of a connection for these events. Admins. Throws AppError `forbidden`, `not-found`, `invalid`,
 * and `conflict` when there is one already or the provider could not reach us; what the provider did is in the answer.
 */
export async function registerWebhook(ctx: TeamContext, target: WebhookEvents): Promise<WebhookWriteResult> {
  authorise(ctx, "connection.write");
  const row = await loadWebhook(ctx, target.connectionId);
  return create(ctx, target, async () => {
    if (row.webhookId !== null) throw conflict("The webhook is registered already. Nothing was sent.");
    requireReachable(row.baseUrl);
    return {
      teamId: ctx.teamId,
      connectionId: row.id,
      url: receiverUrl(row.webhookPath),
      events: checkedEvents(row.provider, target.events),
      rotates: null,
      knownIds: await theirIds(ctx, row.id),
    };
  });
}

/**
 * Gives the webhook a new signing secret without losing a delivery: a second webhook with its own secret stands beside
 * the old one until it has delivered, or for a day; then the old one goes. Events arrive twice meanwhile, which changes
 * nothing. Admins. Throws as registerWebhook, `conflict` while a rotation is under way.
 */
export async function rotateSecret(ctx: TeamContext, target: WebhookTarget): Promise<WebhookWriteResult> {
  authorise(ctx, "connection.write");
  const row = await loadWebhook(ctx, target.connectionId);
  return create(ctx, target, async () => {
    if (row.webhookId === null) throw conflict("There is no webhook to rotate. Nothing was sent.");
    if (row.webhookOldId !== null) throw conflict("The secret is being rotated already. Nothing was sent.");
    requireReachable(row.baseUrl);
    return {
      teamId: ctx.teamId,
      connectionId: row.id,
      url: receiverUrl(row.webhookPath),
      events: row.webhookEvents,
      rotates: row.webhookId,
      knownIds: await theirIds(ctx, row.id),
    };
  });
}

/** Chooses what the webhook is told of. Admins. Throws as registerWebhook, `conflict` when there is no webhook. */
export async function setEvents(ctx: TeamContext, target: WebhookEvents): Promise<WebhookWriteResult> {
  authorise(ctx, "connection.write");
  const row = await loadWebhook(ctx, target.connectionId);
  if (row.webhookId === null) throw conflict("There is no webhook to change. Nothing was sent.");
  const input = { webhookId: row.webhookId, events: checkedEvents(row.provider, target.events) };
  return toResult(await runOperation(ctx, webhookUpdate, { ...subject(target), input }));
}

/** Switches the webhook off, so that sync does not switch it on again, or on. Admins. Throws as setEvents. */
export async function enableWebhook(ctx: TeamContext, target: WebhookEnabled): Promise<WebhookWriteResult> {
  authorise(ctx, "connection.write");
  const row = await loadWebhook(ctx, target.connectionId);
  if (row.webhookId === null) throw conflict("There is no webhook to change. Nothing was sent.");
  const input = { webhookId: row.webhookId, enabled: target.enabled };
  const outcome = await runOperation(ctx, webhookUpdate, { ...subject(target), input });
  // Switching off ends a rotation, and switching on reads what was missed: both are the poll's work.
  await startConnection(ctx.teamId, row.id);
  return toResult(outcome);
}

/** Removes the webhook at the provider, and both during a rotation; sync does not register another. Throws as setEvents. */
export async function removeWebhook(ctx: TeamContext, target: WebhookTarget): Promise<WebhookWriteResult> {
  authorise(ctx, "connection.write");
  const row = await loadWebhook(ctx, target.connectionId);
  const before = await earlier(ctx, target.operationId, webhookRemove.inputSchema);
  const webhookIds = before?.webhookIds ?? [row.webhookId, row.webhookOldId].filter((id) => id !== null);
  if (webhookIds.length === 0) throw conflict("There is no webhook to remove. Nothing was sent.");
  return toResult(await runOperation(ctx, webhookRemove, { ...subject(target), input: { webhookIds } }));
}
