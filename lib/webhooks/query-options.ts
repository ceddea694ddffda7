import { queryOptions } from "@tanstack/react-query";
import { connectionKeys } from "@/lib/connections/query-options";
import { fetchDeliveries, fetchParked, fetchWebhook, fetchWebhookLog } from "./fetchers";

/** Query keys of deliveries; desk events of type `deliveries` refresh them. */
export const deliveryKeys = {
  all: ["deliveries"] as const,
  list: (connectionId: string) => [...deliveryKeys.all, "list", connectionId] as const,
  parked: (connectionId: string) => [...deliveryKeys.all, "parked", connectionId] as const,
};

/** What is parked at a connection, for admins. */
export function parkedOptions(connectionId: string) {
  return queryOptions({
    queryKey: deliveryKeys.parked(connectionId),
    queryFn: ({ signal }) => fetchParked(connectionId, signal),
    staleTime: 15_000,
  });
}

/** What lately arrived at a connection's webhook. */
export function deliveriesOptions(connectionId: string) {
  return queryOptions({
    queryKey: deliveryKeys.list(connectionId),
    queryFn: ({ signal }) => fetchDeliveries(connectionId, signal),
    staleTime: 15_000,
  });
}

/** Query keys of webhooks; desk events of type `connections` refresh the first, nothing by itself the log. */
export const webhookKeys = {
  health: (connectionId: string) => [...connectionKeys.all, "webhook", connectionId] as const,
  log: (connectionId: string) => ["webhook-log", connectionId] as const,
};

/** A connection's webhook as the desk knows it. */
export function webhookOptions(connectionId: string) {
  return queryOptions({
    queryKey: webhookKeys.health(connectionId),
    queryFn: ({ signal }) => fetchWebhook(connectionId, signal),
    staleTime: 15_000,
    // Bad signatures and last deliveries are not told by events.
    refetchInterval: 30_000,
  });
}

/** The provider's own log; each reading costs calls there. */
export function webhookLogOptions(connectionId: string) {
  return queryOptions({
    queryKey: webhookKeys.log(connectionId),
    queryFn: ({ signal }) => fetchWebhookLog(connectionId, signal),
    staleTime: 60_000,
    refetchOnWindowFocus: false,
  });
}
