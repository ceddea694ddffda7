import { queryOptions } from "@tanstack/react-query";
import { fetchMappingLane, fetchStatusMappings } from "./fetchers";

/** Query keys of mappings; they begin as the connections' do, so that a change of one makes them stale. */
const keys = {
  lane: ["connections", "lane"] as const,
  statuses: (connectionId: string) => ["connections", "mappings", connectionId] as const,
};

/** What providers say that the desk does not understand. */
export function mappingLaneOptions() {
  return queryOptions({
    queryKey: keys.lane,
    queryFn: ({ signal }) => fetchMappingLane(signal),
    staleTime: 15_000,
    meta: { follows: ["cases"] },
  });
}

/** Raw statuses of one connection that an admin may decide on. */
export function statusMappingsOptions(connectionId: string) {
  return queryOptions({
    queryKey: keys.statuses(connectionId),
    queryFn: ({ signal }) => fetchStatusMappings(connectionId, signal),
    staleTime: 15_000,
    meta: { follows: ["cases"] },
  });
}
