import { createHmac } from "node:crypto";
import type { WebhookFault } from "../faults";
import { stamp, toJson } from "./http";
import type { DeliveryRow, JsonObject, WebhookRow } from "./model";
import type { AmiqusTeam, AmiqusWorld } from "./world";

/** Events a webhook can subscribe to at the seed's version. */
export const SUBSCRIBE_EVENTS = [
  "*",
  "client.*",
  "form.*",
  "record.*",
  "client.archived",
  "client.created",
  "client.deleted",
  "client.organisations",
  "client.record",
  "client.status",
  "client.unarchived",
  "client.updated",
  "form.attached",
  "form.deleted",
  "form.modified",
  "form.sent",
  "form.submitted",
  "form.updated",
  "record.bounced",
  "record.created",
  "record.finished",
  "record.reviewed",
  "record.unreviewed",
  "record.updated",
  "watchlist.updated",
] as const;

/** Seconds to wait before each attempt after the first: webhooks guide. */
const RETRY_SECONDS = [60, 120, 600, 900] as const;
const MAX_EXHAUSTED = 10;
const TIMEOUT_MS = 5_000;

export function clientData(world: AmiqusWorld, id: number): JsonObject {
  return { client: { id, show: `${world.apiUrl}/clients/${id}` } };
}

/** Data of record events: the record, its client and the case it is in, if any. */
export function recordData(
  world: AmiqusWorld,
  team: AmiqusTeam,
  recordId: number,
  clientId: number,
): JsonObject {
  let caseId: number | null = null;
  for (const row of team.cases.stored()) {
    if (row.items.some((item) => item.recordId === recordId)) caseId = row.id;
  }
  const show = `${world.apiUrl}/records/${recordId}`;
  return {
    record: { id: recordId, show, download: `${show}/download` },
    ...clientData(world, clientId),
    case: caseId === null ? null : { id: caseId, show: `${world.apiUrl}/cases/${caseId}` },
  };
}

/** Tells every webhook of the team that listens; the first attempt leaves on the next turn of the event loop. */
export function emit(world: AmiqusWorld, team: AmiqusTeam, event: string, data: unknown): void {
  for (const webhook of [...team.webhooks.stored()]) {
    if (webhook.enabled && listens(webhook, event)) send(world, team, webhook, event, data);
  }
}

/** Sends one event to one webhook whatever it subscribed to (used for `ping` too). */
export function send(
  world: AmiqusWorld,
  team: AmiqusTeam,
  webhook: WebhookRow,
  event: string,
  data: unknown,
): DeliveryRow {
  const now = world.now();
  const delivery: DeliveryRow = {
    id: world.ids.next("delivery"),
    uuid: world.random.uuid(),
    webhookId: webhook.id,
    event,
    data,
    body: toJson({
      webhook: { uuid: webhook.uuid, created_at: stamp(webhook.createdAt), events: webhook.events },
      trigger: { triggered_at: stamp(now), alias: event },
      data,
    }),
    attempts: 0,
    request: null,
    response: null,
    lastSentAt: null,
    createdAt: now,
  };
  team.deliveries.put(delivery);
  const fault = world.faults.takeWebhook(event);
  const start = () => world.clock.schedule(world.now(), () => attempt(world, team, delivery, fault));
  if (fault?.mode === "lost") return delivery;
  if (fault?.mode === "late") {
    world.clock.schedule(now + fault.delaySeconds * 1000, () => attempt(world, team, delivery, fault));
  } else if (fault?.mode === "reordered") {
    world.held.set(webhook.id, [...(world.held.get(webhook.id) ?? []), start]);
  } else {
    start();
    if (fault?.mode === "duplicate") start();
    for (const release of world.held.get(webhook.id) ?? []) release();
    world.held.delete(webhook.id);
  }
  return delivery;
}

function listens(webhook: WebhookRow, event: string): boolean {
  const family = `${event.split(".")[0]}.*`;
  return webhook.events.some((wanted) => wanted === "*" || wanted === event || wanted === family);
}

/** Base64 HMAC-SHA256 of the raw body under the secret string. */
function signature(secret: string, body: string): string {
  return createHmac("sha256", secret).update(body).digest("base64");
}

async function attempt(
  world: AmiqusWorld,
  team: AmiqusTeam,
  delivery: DeliveryRow,
  fault: WebhookFault | undefined,
): Promise<void> {
  const webhook = team.webhooks.get(delivery.webhookId);
  if (webhook === undefined || !webhook.enabled) return;
  delivery.attempts++;
  delivery.lastSentAt = world.now();
  const secret = fault?.mode === "bad-signature" ? `${webhook.secret}-wrong` : webhook.secret;
  const headers = {
    "Content-Type": "application/json",
    "User-Agent": "Amiqus AmiqusID/1",
    "X-AQID-Signature": signature(secret, delivery.body),
    "X-AQID-Delivery-Id": delivery.uuid,
    "X-AQID-Delivery-Attempt": String(delivery.attempts),
  };
  delivery.request = { url: webhook.url, headers };
  const ok = await post(world, delivery, webhook.url, headers);
  if (ok) {
    webhook.exhausted = 0;
    return;
  }
  const wait = RETRY_SECONDS[delivery.attempts - 1];
  if (wait !== undefined) {
    world.clock.schedule(world.now() + wait * 1000, () => attempt(world, team, delivery, fault));
    return;
  }
  webhook.exhausted++;
  if (webhook.exhausted >= MAX_EXHAUSTED) {
    webhook.enabled = false;
    webhook.updatedAt = world.now();
  }
}

async function post(
  world: AmiqusWorld,
  delivery: DeliveryRow,
  url: string,
  headers: Record<string, string>,
): Promise<boolean> {
  try {
    const response = await world.fetch(url, {
      method: "POST",
      headers,
      body: delivery.body,
      redirect: "manual",
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    const body = (await response.text()).slice(0, 4_096);
    delivery.response = {
      status: response.status,
      headers: Object.fromEntries(response.headers),
      body,
    };
    return response.status >= 200 && response.status < 300;
  } catch {
    delivery.response = { status: 0, headers: {}, body: null };
    return false;
  }
}
