import "server-only";
import { z } from "zod";
import { open, seal } from "@/lib/crypto/envelope";
import type { Tx } from "@/lib/db/client";
import { notifyTeam } from "@/lib/events/notify";
import type { OperationHandler, OperationScope } from "@/lib/operations/handler";
import { ProviderError } from "@/lib/providers/errors";
import type { Adapter } from "@/lib/providers/port";
import type { ProviderWebhook, WebhooksPort } from "@/lib/providers/webhook-port";
import { sameEvents } from "./register";
import { freshSecretPlace, webhookSecretsOf, withNewest } from "./secrets";

const key = { teamId: z.uuid(), connectionId: z.uuid() };

function webhooksOf(adapter: Adapter): WebhooksPort {
  if (adapter.webhooks) return adapter.webhooks;
  throw new ProviderError({
    provider: adapter.provider,
    kind: "not-configured",
    fate: "not-sent",
    message: "This provider has no webhooks.",
  });
}

const createInput = z.object({
  ...key,
  /** Holds the connection's random path, which is a secret of the team's own and not personal. */
  url: z.string(),
  events: z.array(z.string()),
  /** The webhook whose secret is rotated; null to register the first. */
  rotates: z.string().nullable(),
  /** Webhooks that were there before. */
  knownIds: z.array(z.string()),
});
export type WebhookCreateInput = z.infer<typeof createInput>;

/** `secret` is sealed: operations keep results as they are. */
const createResult = z.object({ webhookId: z.string(), secret: z.string(), enabled: z.boolean() });
type WebhookCreateResult = z.infer<typeof createResult>;

function toResult(input: WebhookCreateInput, hook: ProviderWebhook): WebhookCreateResult {
  const place = freshSecretPlace({ id: input.connectionId, teamId: input.teamId });
  return { webhookId: hook.id, secret: seal(hook.secret, place), enabled: hook.enabled };
}

/**
 * Registers a webhook. As a rotation it is the second one beside the old, whose secret stays valid until the new one has
 * delivered. A lost answer is settled by the provider's list: one at our address that was not there before is ours.
 */
export const webhookCreate: OperationHandler<WebhookCreateInput, WebhookCreateResult> = {
  kind: "webhook.create",
  inputSchema: createInput,
  resultSchema: createResult,
  label: (input) => (input.rotates === null ? "Register webhook" : "Rotate the webhook's secret"),
  send: async (adapter, input) => toResult(input, await webhooksOf(adapter).create(input.url, input.events)),
  async find(adapter, input) {
    const theirs = await webhooksOf(adapter).list();
    const fresh = theirs.filter((hook) => hook.url === input.url && !input.knownIds.includes(hook.id));
    const [only] = fresh;
    if (only === undefined) return { found: "none" };
    if (fresh.length === 1) return { found: "one", value: toResult(input, only) };
    return { found: "unsure", candidates: fresh.map((hook) => toResult(input, hook)) };
  },
  idOf: (result) => result.webhookId,
  async apply(tx, scope, input, result) {
    const row = await lockConnection(tx, scope);
    if (!row) return {};
    const secret = open(result.secret, freshSecretPlace(row));
    const rotated = input.rotates !== null && row.webhookId === input.rotates;
    await tx.connection.updateMany({
      where: { id: row.id, teamId: row.teamId },
      data: {
        webhookId: result.webhookId,
        webhookSecrets: withNewest(row, secret, webhookSecretsOf(row)),
        webhookEnabled: result.enabled,
        webhookWanted: "on",
        webhookEvents: input.events,
        ...(rotated ? { webhookOldId: input.rotates, webhookRotatedAt: new Date() } : {}),
      },
    });
    return told(tx, scope);
  },
  audit: { action: "webhook.create", objectType: "connection" },
};

const updateInput = z.object({
  webhookId: z.string(),
  enabled: z.boolean().optional(),
  events: z.array(z.string()).optional(),
});
export type WebhookUpdateInput = z.infer<typeof updateInput>;
const updateResult = z.object({ webhookId: z.string(), enabled: z.boolean(), events: z.array(z.string()) });

/** Switches a webhook on or off, or changes its events. A lost answer is settled by reading it back. */
export const webhookUpdate: OperationHandler<WebhookUpdateInput, z.infer<typeof updateResult>> = {
  kind: "webhook.update",
  inputSchema: updateInput,
  resultSchema: updateResult,
  label: () => "Change webhook",
  async send(adapter, { webhookId, enabled, events }) {
    const patch = {
      ...(enabled === undefined ? {} : { enabled }),
      ...(events === undefined ? {} : { events }),
    };
    const hook = await webhooksOf(adapter).update(webhookId, patch);
    return { webhookId: hook.id, enabled: hook.enabled, events: hook.events };
  },
  async find(adapter, { webhookId, enabled, events }) {
    const hook = (await webhooksOf(adapter).list()).find((one) => one.id === webhookId);
    const same =
      hook !== undefined &&
      (enabled === undefined || hook.enabled === enabled) &&
      (events === undefined || sameEvents(hook.events, events));
    if (!same) return { found: "none" };
    return { found: "one", value: { webhookId, enabled: hook.enabled, events: hook.events } };
  },
  idOf: (result) => result.webhookId,
  async apply(tx, scope, input, result) {
    await tx.connection.updateMany({
      where: { id: scope.connectionId, teamId: scope.teamId, webhookId: input.webhookId },
      data: {
        webhookEnabled: result.enabled,
        ...(input.enabled === undefined ? {} : { webhookWanted: input.enabled ? "on" : "paused" }),
        ...(input.events === undefined ? {} : { webhookEvents: input.events }),
      },
    });
    return told(tx, scope);
  },
  audit: { action: "webhook.update", objectType: "connection" },
};

const removeInput = z.object({ webhookIds: z.array(z.string()) });
export type WebhookRemoveInput = z.infer<typeof removeInput>;
const removeResult = z.object({ webhookIds: z.array(z.string()) });

/** Removes a connection's webhooks: one, or two while its secret is rotated. What is gone already counts as removed. */
export const webhookRemove: OperationHandler<WebhookRemoveInput, z.infer<typeof removeResult>> = {
  kind: "webhook.remove",
  inputSchema: removeInput,
  resultSchema: removeResult,
  label: () => "Remove webhook",
  async send(adapter, { webhookIds }) {
    for (const id of webhookIds) {
      try {
        await webhooksOf(adapter).remove(id);
      } catch (error) {
        if (!(error instanceof ProviderError) || error.kind !== "not-found") throw error;
      }
    }
    return { webhookIds };
  },
  async find(adapter, { webhookIds }) {
    const left = (await webhooksOf(adapter).list()).some((hook) => webhookIds.includes(hook.id));
    return left ? { found: "none" } : { found: "one", value: { webhookIds } };
  },
  idOf: (result) => result.webhookIds.join(" "),
  async apply(tx, scope, input) {
    await tx.connection.updateMany({
      where: { id: scope.connectionId, teamId: scope.teamId, webhookId: { in: input.webhookIds } },
      data: {
        webhookId: null,
        webhookOldId: null,
        webhookRotatedAt: null,
        webhookSecrets: null,
        webhookEnabled: false,
        webhookWanted: "removed",
      },
    });
    return told(tx, scope);
  },
  audit: { action: "webhook.remove", objectType: "connection" },
};

async function lockConnection(tx: Tx, { teamId, connectionId }: OperationScope) {
  await tx.$executeRaw`SELECT 1 FROM connections WHERE id = ${connectionId}::uuid FOR UPDATE`;
  return tx.connection.findFirst({
    where: { id: connectionId, teamId, archivedAt: null },
    select: { id: true, teamId: true, webhookId: true, webhookSecrets: true },
  });
}

async function told(tx: Tx, { teamId, connectionId }: OperationScope): Promise<{ subjectId: string }> {
  await notifyTeam(tx, teamId, "connections", [connectionId]);
  return { subjectId: connectionId };
}
