import { queryOptions } from "@tanstack/react-query";
import { fetchFiles } from "./fetchers";
import type { FileFilter } from "./sources";

/** Under the client's own key, so that what happens to the client refreshes its files. */
export const fileKeys = {
  ofClient: (clientId: string) => ["clients", "detail", clientId, "files"] as const,
};

/** The files of a client at one connection. */
export function filesOptions(at: { clientId: string; connectionId: string }, filter: FileFilter = {}) {
  return queryOptions({
    queryKey: [...fileKeys.ofClient(at.clientId), at.connectionId, filter] as const,
    queryFn: ({ signal }) => fetchFiles(at, filter, signal),
    staleTime: 60_000,
    // Another filter of the same client: its files stay until the new ones are there.
    placeholderData: (before, query) => (query?.queryKey[2] === at.clientId ? before : undefined),
  });
}
