import type { Hono } from "hono";
import { z } from "zod";
import { SUBSCRIBE_EVENTS } from "./events";
import {
  type AmiqusContext,
  type AmiqusEnv,
  answer,
  forbidden,
  noContent,
  notFound,
  parseBody,
  pathId,
  readJson,
  readPatch,
  requireWrite,
  stamp,
} from "./http";
import type { DeliveryRow, JsonObject, WebhookRow } from "./model";
import { pageRows, readBoolean } from "./paging";
import type { AmiqusWorld } from "./world";

const url = z.string().refine((text) => {
  const parsed = URL.canParse(text) ? new URL(text) : null;
  return parsed?.protocol === "https:" || parsed?.protocol === "http:";
}, "The url must be a valid URL.");
const events = z
  .array(z.enum(SUBSCRIBE_EVENTS))
  .min(1)
  .refine((values) => new Set(values).size === values.length, "The events must be unique.");

const createSchema = z.strictObject({ url, events, is_enabled: z.boolean().default(true) });
const patchSchema = z.strictObject({
  url: url.optional(),
  events: events.optional(),
  is_enabled: z.boolean().optional(),
});

function showWebhook(row: WebhookRow): JsonObject {
  return {
    object: "webhook",
    id: row.id,
    uuid: row.uuid,
    url: row.url,
    secret: row.secret,
    events: row.events,
    is_enabled: row.enabled,
    created_at: stamp(row.createdAt),
    updated_at: stamp(row.updatedAt),
  };
}

function showDelivery(row: DeliveryRow): JsonObject {
  const sent = row.request?.headers ?? {};
  const target = row.request?.url ?? "";
  return {
    object: "webhook_delivery",
    id: row.id,
    uuid: row.uuid,
    event: row.event,
    attempts: row.attempts,
    request: {
      url: target,
      method: "POST",
      headers: {
        "Content-Length": String(Buffer.byteLength(row.body)),
        Host: URL.canParse(target) ? new URL(target).host : "",
        "User-Agent": sent["User-Agent"] ?? "",
        "Content-Type": "application/json",
        "X-AQID-Signature": sent["X-AQID-Signature"] ?? "",
        "X-AQID-Delivery-Id": row.uuid,
      },
      body: { uuid: row.uuid, event: row.event, sent_at: stamp(row.lastSentAt), data: row.data },
    },
    response: {
      status_code: String(row.response?.status ?? 0),
      headers: row.response?.headers ?? {},
      body: row.response?.body ?? null,
    },
    last_sent_at: stamp(row.lastSentAt),
  };
}

function subject(c: AmiqusContext): WebhookRow {
  const session = c.get("session");
  if (session.token.access !== "full") throw forbidden();
  const row = session.team.webhooks.get(pathId(c, "id"));
  if (row === undefined) throw notFound("Webhook not found");
  return row;
}

/** Webhooks and their delivery log, newest delivery first. A token that may not write may not see secrets either. */
export function registerWebhooks(api: Hono<AmiqusEnv>, world: AmiqusWorld): void {
  api.get("/webhooks", (c) => {
    const { team } = requireWrite(c);
    const enabled = readBoolean(c, "enabled");
    const rows = [...team.webhooks.stored()].filter(
      (row) => enabled === undefined || row.enabled === enabled,
    );
    return pageRows(c, rows, showWebhook);
  });
  api.post("/webhooks", async (c) => {
    const { team } = requireWrite(c);
    const input = parseBody(createSchema, await readJson(c));
    const row: WebhookRow = {
      id: world.ids.next("webhook"),
      uuid: world.random.uuid(),
      url: input.url,
      secret: world.random.hex(40),
      events: input.events,
      enabled: input.is_enabled,
      exhausted: 0,
      createdAt: world.now(),
      updatedAt: world.now(),
    };
    team.webhooks.put(row);
    return answer(showWebhook(row), 201);
  });
  api.get("/webhooks/:id", (c) => answer(showWebhook(subject(c))));
  api.patch("/webhooks/:id", async (c) => {
    const row = subject(c);
    const input = await readPatch(c, patchSchema);
    if (input.url !== undefined) row.url = input.url;
    if (input.events !== undefined) row.events = input.events;
    if (input.is_enabled !== undefined) {
      row.enabled = input.is_enabled;
      if (input.is_enabled) row.exhausted = 0;
    }
    row.updatedAt = world.now();
    return answer(showWebhook(row));
  });
  api.delete("/webhooks/:id", (c) => {
    c.get("session").team.webhooks.delete(subject(c).id);
    return noContent();
  });
  api.get("/webhooks/:id/deliveries", (c) => {
    const { id } = subject(c);
    const rows = [...c.get("session").team.deliveries.stored()]
      .filter((row) => row.webhookId === id && row.attempts > 0)
      .reverse();
    return pageRows(c, rows, showDelivery);
  });
}
