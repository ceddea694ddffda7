import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";
import { fetchAccount, fetchBalance, fetchCredits, fetchMember, fetchTemplates } from "./fetchers";

/** Each answer costs calls at Amiqus: read again after five minutes, or when somebody asks. Milliseconds. */
const FRESH_MS = 5 * 60_000;

/** Query keys of what is read of an Amiqus account; not refreshed by desk events. */
export const accountKeys = {
  all: ["amiqus-account"] as const,
  detail: (connectionId: string) => [...accountKeys.all, "detail", connectionId] as const,
  credits: (connectionId: string) => [...accountKeys.all, "credits", connectionId] as const,
  balance: (connectionId: string) => [...accountKeys.all, "balance", connectionId] as const,
  templates: (connectionId: string) => [...accountKeys.all, "templates", connectionId] as const,
};

/** Profile, teams, team and members. */
export function accountOptions(connectionId: string) {
  return queryOptions({
    queryKey: accountKeys.detail(connectionId),
    queryFn: ({ signal }) => fetchAccount(connectionId, signal),
    staleTime: FRESH_MS,
    refetchOnWindowFocus: false,
  });
}

/** One member of the account's team, read when somebody looks. */
export function memberOptions(connectionId: string, memberId: string) {
  return queryOptions({
    queryKey: [...accountKeys.detail(connectionId), "member", memberId] as const,
    queryFn: ({ signal }) => fetchMember(connectionId, memberId, signal),
    refetchOnWindowFocus: false,
  });
}

/** Movements of credits, newest first, page by page. */
export function creditsOptions(connectionId: string) {
  return infiniteQueryOptions({
    queryKey: accountKeys.credits(connectionId),
    queryFn: ({ pageParam, signal }) => fetchCredits(connectionId, pageParam, signal),
    initialPageParam: 1,
    getNextPageParam: (last) => (last.hasMore ? last.page + 1 : undefined),
    staleTime: FRESH_MS,
    refetchOnWindowFocus: false,
  });
}

/** The balance of credits by day. */
export function balanceOptions(connectionId: string) {
  return queryOptions({
    queryKey: accountKeys.balance(connectionId),
    queryFn: ({ signal }) => fetchBalance(connectionId, signal),
    staleTime: FRESH_MS,
    refetchOnWindowFocus: false,
  });
}

/** Templates, library documents and forms. */
export function templatesOptions(connectionId: string) {
  return queryOptions({
    queryKey: accountKeys.templates(connectionId),
    queryFn: ({ signal }) => fetchTemplates(connectionId, signal),
    staleTime: FRESH_MS,
    refetchOnWindowFocus: false,
  });
}
