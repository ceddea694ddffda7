import { infiniteQueryOptions, keepPreviousData, queryOptions } from "@tanstack/react-query";
import { fetchClient, fetchClients } from "./fetchers";

/** Query keys of clients; each is a prefix of the next, so that one call can refresh them all. */
export const clientKeys = {
  all: ["clients"] as const,
  lists: () => [...clientKeys.all, "list"] as const,
  list: (text: string) => [...clientKeys.lists(), text] as const,
  detail: (clientId: string) => [...clientKeys.all, "detail", clientId] as const,
};

/** The client list for a search text, page by page. */
export function clientListOptions(text: string) {
  return infiniteQueryOptions({
    queryKey: clientKeys.list(text),
    queryFn: ({ pageParam, signal }) => fetchClients({ text, cursor: pageParam, limit: 50 }, signal),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
    placeholderData: keepPreviousData,
    staleTime: 30_000,
  });
}

/** One client with links, cases and timeline. */
export function clientOptions(clientId: string) {
  return queryOptions({
    queryKey: clientKeys.detail(clientId),
    queryFn: ({ signal }) => fetchClient(clientId, signal),
    staleTime: 15_000,
  });
}
