import { queryOptions } from "@tanstack/react-query";
import { fetchConnection, fetchConnections } from "./fetchers";

/** Query keys of connections; each is a prefix of the next. */
export const connectionKeys = {
  all: ["connections"] as const,
  list: () => [...connectionKeys.all, "list"] as const,
  detail: (connectionId: string) => [...connectionKeys.all, "detail", connectionId] as const,
};

/** The team's connections with their health. */
export function connectionListOptions() {
  return queryOptions({
    queryKey: connectionKeys.list(),
    queryFn: ({ signal }) => fetchConnections(signal),
    staleTime: 15_000,
  });
}

/** One connection with its health and what its provider sent that the desk does not know. */
export function connectionOptions(connectionId: string) {
  return queryOptions({
    queryKey: connectionKeys.detail(connectionId),
    queryFn: ({ signal }) => fetchConnection(connectionId, signal),
    staleTime: 15_000,
  });
}
