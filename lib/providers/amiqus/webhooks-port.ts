import "server-only";
import type { z } from "zod";
import { ProviderError } from "../errors";
import type { Json } from "../port";
import { numberOf, objectOf, textOf } from "../read";
import type { LoggedDelivery, ProviderWebhook, WebhookEvent, WebhooksPort } from "../webhook-port";
import type { webhookSchema } from "./api-schema";
import { WEBHOOK_EVENTS } from "./case-input";
import type { AmiqusClient } from "./client";
import { amiqusId, invalidRequest } from "./failures";
import { isLastPage } from "./transport";
import { readEvent } from "./webhook-event";

const MAX_LOG_PAGES = 100;

/** An exhausted payload was sent this often (webhooks guide). */
const MAX_ATTEMPTS = 5;

/** Webhooks at Amiqus. */
export function webhooksPort(amiqus: AmiqusClient): WebhooksPort {
  return {
    list: async () => (await amiqus.listWebhooks()).map((row) => toWebhook(row.value)),
    async fetch(id) {
      try {
        return toWebhook((await amiqus.retrieveWebhook(String(amiqusId(id)))).value);
      } catch (error) {
        if (error instanceof ProviderError && error.kind === "not-found") return null;
        throw error;
      }
    },
    create: async (url, events = ["*"]) =>
      toWebhook((await amiqus.createWebhook({ url, events: known(events), is_enabled: true })).value),
    async update(id, { url, enabled, events }) {
      if (url === undefined && enabled === undefined && events === undefined) {
        throw invalidRequest("There is nothing to change.");
      }
      const body = {
        ...(url === undefined ? {} : { url }),
        ...(enabled === undefined ? {} : { is_enabled: enabled }),
        ...(events === undefined ? {} : { events: known(events) }),
      };
      return toWebhook((await amiqus.updateWebhook(String(amiqusId(id)), body)).value);
    },
    remove: async (id) => {
      await amiqus.deleteWebhook(String(amiqusId(id)));
    },
    deliveries: (id, since) => readLog(amiqus, String(amiqusId(id)), since),
  };
}

/** Throws `invalid-request`, not sent, for an event that Amiqus does not have. */
function known(events: readonly string[]) {
  return events.map((event) => {
    const found = WEBHOOK_EVENTS.find((one) => one === event);
    if (found === undefined) throw invalidRequest(`Amiqus has no event ${event}.`);
    return found;
  });
}

function toWebhook(row: z.output<typeof webhookSchema>): ProviderWebhook {
  return {
    id: String(row.id),
    url: row.url,
    secret: row.secret,
    events: row.events,
    enabled: row.is_enabled,
  };
}

/** The log's order is not documented: it is read to its end unless it plainly runs from new to old. */
async function readLog(amiqus: AmiqusClient, id: string, since: Date): Promise<LoggedDelivery[]> {
  const found: LoggedDelivery[] = [];
  for (let number = 1; number <= MAX_LOG_PAGES; number += 1) {
    const page = await amiqus.pageOfDeliveries(id, number);
    for (const { value, raw } of page.rows) {
      const sentAt = new Date(value.last_sent_at);
      const request = objectOf(objectOf(raw).request);
      const event = eventOf(request.body ?? null);
      if (sentAt >= since && event !== null) {
        const deliveryId = headerOf(request.headers ?? null, "x-aqid-delivery-id") ?? value.uuid;
        found.push({ id: String(value.id), deliveryId, sentAt, event, ...fateOf(raw) });
      }
    }
    const times = page.rows.map((row) => Date.parse(row.value.last_sent_at));
    const descending = times.every((time, index) => index === 0 || time <= (times[index - 1] ?? time));
    const first = times[0] ?? 0;
    const last = times.at(-1) ?? 0;
    if (isLastPage(page) || (descending && first > last && last < since.getTime())) {
      break;
    }
  }
  return found.sort((a, b) => b.sentAt.getTime() - a.sentAt.getTime());
}

/** The log repeats the last answer of the receiver. */
function fateOf(raw: Json): Pick<LoggedDelivery, "attempts" | "outcome"> {
  const attempts = numberOf(objectOf(raw).attempts);
  const status = Number(objectOf(objectOf(raw).response).status_code ?? Number.NaN);
  if (!Number.isFinite(status)) return { attempts, outcome: null };
  if (status >= 200 && status < 300) return { attempts, outcome: "delivered" };
  return { attempts, outcome: attempts !== null && attempts < MAX_ATTEMPTS ? "trying" : "failed" };
}

function eventOf(body: Parameters<typeof readEvent>[0]): WebhookEvent | null {
  try {
    return readEvent(body);
  } catch (error) {
    if (error instanceof ProviderError) {
      return null;
    }
    throw error;
  }
}

function headerOf(headers: Parameters<typeof readEvent>[0], name: string): string | null {
  const entry = Object.entries(objectOf(headers)).find(([key]) => key.toLowerCase() === name);
  return textOf(entry?.[1]);
}
