/** What the desk and a provider have to do with webhooks. Types only, safe to import anywhere. */
import type { CaseRef, Json } from "./case-ref";

export interface ProviderWebhook {
  id: string;
  url: string;
  /** Present in answers of providers that disclose it; encrypt before storing. */
  secret: string;
  events: string[];
  enabled: boolean;
}

/** One event as the provider told it, reduced to what must be refetched. */
export interface WebhookEvent {
  event: string;
  /** Cases to refetch. */
  cases: CaseRef[];
  providerClientId: string | null;
  /** It says that the provider's client was deleted; true once asking for the client finds none. */
  clientDeleted?: boolean | undefined;
  /** What the delivery itself says, of providers that cannot be asked; else left out. */
  told?: Json | undefined;
  /** The reference of our launch that it names, of providers that keep one; else left out. */
  reference?: string | null | undefined;
}

export interface LoggedDelivery {
  id: string;
  deliveryId: string;
  sentAt: Date;
  event: WebhookEvent;
  /** How often it was sent; null when the log does not say. */
  attempts: number | null;
  /** `failed`: given up on; `trying`: refused so far, it comes again; null when the log does not say. */
  outcome: "delivered" | "failed" | "trying" | null;
}

export interface WebhooksPort {
  list(): Promise<ProviderWebhook[]>;
  /** One webhook; null when the provider has none of that id. */
  fetch(id: string): Promise<ProviderWebhook | null>;
  /** Without `events` it is told of everything. Each webhook has a signing secret of its own. */
  create(url: string, events?: readonly string[]): Promise<ProviderWebhook>;
  update(
    id: string,
    patch: { url?: string; enabled?: boolean; events?: readonly string[] },
  ): Promise<ProviderWebhook>;
  remove(id: string): Promise<void>;
  /** The provider's own log, newest first, back to `since` at most. */
  deliveries(id: string, since: Date): Promise<LoggedDelivery[]>;
}

/** What `webhook.ts` of a provider offers; pure, no I/O. */
export interface WebhookReader {
  /** Verifies the raw bytes against every active secret in constant time. */
  verify(headers: Headers, rawBody: Uint8Array, secrets: string[]): boolean;
  /** The provider's id of the delivery; null when it sends none. */
  deliveryId(headers: Headers): string | null;
  /** Throws ProviderError `bad-response` when the body is no event. */
  read(rawBody: Uint8Array, headers?: Headers): WebhookEvent;
}
