import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";
import { fetchImport, fetchImportRows, fetchImports } from "./fetchers";
import type { RowState } from "./types";

/**
 * Query keys of imports. Desk events refresh what starts with `imports`; rows are not among them on purpose: a running
 * import changes them all the time, and the page asks for them again itself.
 */
export const importKeys = {
  all: ["imports"] as const,
  lists: () => [...importKeys.all, "list"] as const,
  detail: (importId: string) => [...importKeys.all, "detail", importId] as const,
  rows: (importId: string) => ["import-rows", importId] as const,
};

/** The team's imports, page by page. */
export function importListOptions() {
  return infiniteQueryOptions({
    queryKey: importKeys.lists(),
    queryFn: ({ pageParam, signal }) => fetchImports(pageParam, signal),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
    staleTime: 15_000,
  });
}

/** One import without its rows. */
export function importOptions(importId: string) {
  return queryOptions({
    queryKey: importKeys.detail(importId),
    queryFn: ({ signal }) => fetchImport(importId, signal),
    staleTime: 5_000,
  });
}

/** Rows of one outcome, or all with null, page by page. */
export function importRowsOptions(importId: string, state: RowState | null) {
  return infiniteQueryOptions({
    queryKey: [...importKeys.rows(importId), state] as const,
    queryFn: ({ pageParam, signal }) => fetchImportRows(importId, { state, after: pageParam }, signal),
    initialPageParam: 0,
    getNextPageParam: (page) => page.nextCursor,
    staleTime: 5_000,
  });
}
