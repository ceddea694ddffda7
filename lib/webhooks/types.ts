import type { OperationState } from "@/lib/operations/types";

export type DeliveryState = "received" | "processed" | "ignored" | "dead" | "parked";

/** One received delivery as the connection page lists it. Dates are ISO 8601. */
export interface DeliveryDto {
  id: string;
  event: string;
  state: DeliveryState;
  attempts: number;
  /** Why the last attempt failed, as a code or a few words. */
  error: string | null;
  receivedAt: string;
  processedAt: string | null;
}

/** A believed delivery of no case of ours, for admins: it holds personal data. */
export interface ParkedDelivery {
  id: string;
  event: string;
  /** The provider's own id of it. */
  deliveryId: string;
  /** Why it was parked. */
  reason: string;
  receivedAt: string;
  /** What it says, as far as it fits. */
  said: { label: string; value: string }[];
}

/** What is parked at a connection, and the cases it may be attached to, newest first. */
export interface ParkedDto {
  deliveries: ParkedDelivery[];
  cases: { id: string; label: string }[];
}

/** A connection's webhook as the desk knows it. Neither its secrets nor its whole address leave the server. */
export interface WebhookDto {
  providerLabel: string;
  /** Where it sends to, without the secret part. */
  address: string;
  /** Whether the provider could reach that address. */
  reachable: boolean;
  wanted: "on" | "paused" | "removed";
  registered: boolean;
  enabled: boolean;
  events: string[];
  eventChoices: readonly string[];
  /** After this many failures in a row the provider switches it off; null when it is not known to. */
  disabledAfter: number | null;
  lastDeliveryAt: string | null;
  badSignatures: number;
  /**
   * While the secret is rotated: the old one works until the first delivery by the new one, or until then. Nulls: the
   * new one has delivered and the old webhook is about to go.
   */
  rotation: { since: string | null; until: string | null } | null;
}

/** One delivery in the provider's own log. */
export interface LoggedDto {
  deliveryId: string;
  event: string;
  sentAt: string;
  attempts: number | null;
  outcome: "delivered" | "failed" | "trying" | null;
  /** What became of it here; null when it never arrived. */
  here: DeliveryState | null;
}

/** The provider's own log of the last days, newest first. */
export interface WebhookLogDto {
  /** Whether the webhook is switched on there; null when it is not there any more. */
  enabledThere: boolean | null;
  /** Deliveries in a row that the provider gave up on. */
  failuresInARow: number;
  since: string;
  entries: LoggedDto[];
}

/** What a write about a webhook came to. */
export interface WebhookWriteResult {
  state: OperationState;
  message: string | null;
}
