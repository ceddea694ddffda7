import { getJson } from "@/lib/api-client";
import type { DeliveryDto } from "./types";

/** What lately arrived at a connection's webhook. Throws ApiError. */
export function fetchDeliveries(connectionId: string, signal?: AbortSignal): Promise<DeliveryDto[]> {
  return getJson<DeliveryDto[]>(`/api/connections/${connectionId}/deliveries`, undefined, signal);
}
