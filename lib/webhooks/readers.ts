import "server-only";
import { webhookReaders } from "@/lib/providers/registry";
import type { WebhookReader } from "@/lib/providers/webhook-port";

const byProvider = new Map<string, WebhookReader | undefined>(Object.entries(webhookReaders));

/** How deliveries of a provider are verified and read, or null when it sends none. */
export function webhookReaderOf(provider: string): WebhookReader | null {
  return byProvider.get(provider) ?? null;
}
