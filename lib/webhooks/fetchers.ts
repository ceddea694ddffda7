import { getJson } from "@/lib/api-client";
import type { DeliveryDto, ParkedDto, WebhookDto, WebhookLogDto } from "./types";

/** What lately arrived at a connection's webhook. Throws ApiError. */
export function fetchDeliveries(connectionId: string, signal?: AbortSignal): Promise<DeliveryDto[]> {
  return getJson<DeliveryDto[]>(`/api/connections/${connectionId}/deliveries`, undefined, signal);
}

/** What is parked at a connection. Throws ApiError. */
export function fetchParked(connectionId: string, signal?: AbortSignal): Promise<ParkedDto> {
  return getJson<ParkedDto>(`/api/connections/${connectionId}/parked`, undefined, signal);
}

/** A connection's webhook as the desk knows it. Throws ApiError. */
export function fetchWebhook(connectionId: string, signal?: AbortSignal): Promise<WebhookDto> {
  return getJson<WebhookDto>(`/api/connections/${connectionId}/webhook`, undefined, signal);
}

/** The provider's own log of a webhook. Throws ApiError. */
export function fetchWebhookLog(connectionId: string, signal?: AbortSignal): Promise<WebhookLogDto> {
  return getJson<WebhookLogDto>(`/api/connections/${connectionId}/webhook/log`, undefined, signal);
}
