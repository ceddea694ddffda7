import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";
import { fetchAudit, fetchAuditFacets } from "./fetchers";
import type { AuditFilter } from "./schema";

/** The trail under a filter, page by page, the newest first. */
export const auditQuery = (filter: AuditFilter) =>
  infiniteQueryOptions({
    queryKey: ["audit", "list", filter],
    queryFn: ({ pageParam, signal }) => fetchAudit(filter, pageParam, signal),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
  });

/** What the filters offer. */
export const auditFacetsQuery = queryOptions({
  queryKey: ["audit", "facets"],
  queryFn: ({ signal }) => fetchAuditFacets(signal),
  staleTime: 60_000,
});
