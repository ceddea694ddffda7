import "server-only";
import type { z } from "zod";
import { ProviderError } from "../errors";
import type { LoggedDelivery, ProviderWebhook, WebhookEvent, WebhooksPort } from "../port";
import type { webhookSchema } from "./api-schema";
import type { AmiqusClient } from "./client";
import { amiqusId, invalidRequest } from "./failures";
import { objectOf, textOf } from "./read";
import { isLastPage } from "./transport";
import { readEvent } from "./webhook-event";

const MAX_LOG_PAGES = 100;

/** Webhooks at Amiqus; ours always take every event. */
export function webhooksPort(amiqus: AmiqusClient): WebhooksPort {
  return {
    list: async () => (await amiqus.listWebhooks()).map((row) => toWebhook(row.value)),
    create: async (url) =>
      toWebhook((await amiqus.createWebhook({ url, events: ["*"], is_enabled: true })).value),
    async update(id, { url, enabled }) {
      if (url === undefined && enabled === undefined) {
        throw invalidRequest("There is nothing to change.");
      }
      const body = {
        ...(url === undefined ? {} : { url }),
        ...(enabled === undefined ? {} : { is_enabled: enabled }),
      };
      return toWebhook((await amiqus.updateWebhook(String(amiqusId(id)), body)).value);
    },
    remove: async (id) => {
      await amiqus.deleteWebhook(String(amiqusId(id)));
    },
    deliveries: (id, since) => readLog(amiqus, String(amiqusId(id)), since),
  };
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
        found.push({ id: String(value.id), deliveryId, sentAt, event });
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
