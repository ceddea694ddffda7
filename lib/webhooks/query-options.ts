import { queryOptions } from "@tanstack/react-query";
import { fetchDeliveries } from "./fetchers";

/** Query keys of deliveries; desk events of type `deliveries` refresh them. */
export const deliveryKeys = {
  all: ["deliveries"] as const,
  list: (connectionId: string) => [...deliveryKeys.all, "list", connectionId] as const,
};

/** What lately arrived at a connection's webhook. */
export function deliveriesOptions(connectionId: string) {
  return queryOptions({
    queryKey: deliveryKeys.list(connectionId),
    queryFn: ({ signal }) => fetchDeliveries(connectionId, signal),
    staleTime: 15_000,
  });
}
