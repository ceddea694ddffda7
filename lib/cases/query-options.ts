import { infiniteQueryOptions, keepPreviousData, queryOptions } from "@tanstack/react-query";
import { fetchCase, fetchCaseDesk, fetchCases, fetchGroupTargets } from "./fetchers";
import type { CaseSearch } from "./types";

/** What a list is about: everything of a search but its page. */
export type CaseListKey = Pick<CaseSearch, "filter" | "sort" | "text">;

/** Rows per page of the list. */
export const PAGE = 50;

/**
 * Query keys of cases. Desk events refresh what starts with `cases`. The list's pages are not among them on purpose:
 * rows do not move under the reader's eyes, `head` tells what is new instead.
 */
export const caseKeys = {
  pages: (list: CaseListKey) => ["case-pages", list] as const,
  allPages: () => ["case-pages"] as const,
  head: (list: CaseListKey) => ["cases", "head", list] as const,
  detail: (caseId: string) => ["cases", "detail", caseId] as const,
  groups: (caseId: string) => ["cases", "groups", caseId] as const,
  shown: () => ["cases", "shown"] as const,
  /** Refreshed by what happens to connections, not by every case. */
  desk: () => ["connections", "case-desk"] as const,
};

/** The list, page by page. */
export function casePagesOptions(list: CaseListKey) {
  return infiniteQueryOptions({
    queryKey: caseKeys.pages(list),
    queryFn: ({ pageParam, signal }) => fetchCases({ ...list, cursor: pageParam, limit: PAGE }, signal),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
    placeholderData: keepPreviousData,
    staleTime: 60_000,
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
  });
}

/** The list's first page as it is now, to compare the shown one with. */
export function caseHeadOptions(list: CaseListKey) {
  return queryOptions({
    queryKey: caseKeys.head(list),
    queryFn: ({ signal }) => fetchCases({ ...list, limit: PAGE }, signal),
    staleTime: 30_000,
  });
}

/** One case. */
export function caseOptions(caseId: string) {
  return queryOptions({
    queryKey: caseKeys.detail(caseId),
    queryFn: ({ signal }) => fetchCase(caseId, signal),
    staleTime: 15_000,
    meta: { follows: ["connections"] },
  });
}

/** Names for the ids in rows. */
export function caseDeskOptions() {
  return queryOptions({
    queryKey: caseKeys.desk(),
    queryFn: ({ signal }) => fetchCaseDesk(signal),
    staleTime: 60_000,
    meta: { follows: ["connections", "members"] },
  });
}

/** Cases into which a record can be put. */
export function groupTargetsOptions(caseId: string) {
  return queryOptions({
    queryKey: caseKeys.groups(caseId),
    queryFn: ({ signal }) => fetchGroupTargets(caseId, signal),
    staleTime: 15_000,
  });
}
