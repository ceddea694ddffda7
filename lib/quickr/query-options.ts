import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";
import {
  type AccountsFilter,
  fetchAutomations,
  fetchChecklists,
  fetchDiscoveries,
  fetchOwnership,
  fetchQuickrAccounts,
  fetchQuickrCase,
  fetchQuickrEvents,
  fetchQuickrTemplates,
  fetchQuickrUsers,
  fetchSignedIn,
  fetchUsage,
  type UsagePeriod,
} from "./fetchers";

/** Each answer costs calls at Quickr: read again after five minutes, or when somebody asks. Milliseconds. */
const FRESH_MS = 5 * 60_000;
const rare = { staleTime: FRESH_MS, refetchOnWindowFocus: false } as const;

/** Query keys. Those of a case follow the desk's case events; those of an account are read again after writes. */
export const quickrKeys = {
  case: (caseId: string) => ["cases", "detail", caseId, "quickr"] as const,
  events: (caseId: string, type: string | null) => [...quickrKeys.case(caseId), "events", type] as const,
  discoveries: (caseId: string) => [...quickrKeys.case(caseId), "discoveries"] as const,
  ownership: (caseId: string) => [...quickrKeys.case(caseId), "ownership"] as const,
  account: (connectionId: string) => ["quickr-account", connectionId] as const,
  signedIn: (connectionId: string) => [...quickrKeys.account(connectionId), "me"] as const,
  automations: (connectionId: string) => [...quickrKeys.account(connectionId), "automations"] as const,
  checklists: (connectionId: string) => [...quickrKeys.account(connectionId), "checklists"] as const,
  templates: (connectionId: string) => [...quickrKeys.account(connectionId), "templates"] as const,
  users: (connectionId: string) => [...quickrKeys.account(connectionId), "users"] as const,
  accounts: (connectionId: string) => [...quickrKeys.account(connectionId), "accounts"] as const,
  usage: (connectionId: string) => [...quickrKeys.account(connectionId), "usage"] as const,
};

/** What the Quickr tab of a case shows; from the desk's own store. */
export function quickrCaseOptions(caseId: string) {
  return queryOptions({
    queryKey: quickrKeys.case(caseId),
    queryFn: ({ signal }) => fetchQuickrCase(caseId, signal),
  });
}

/** Events of a case, newest first, page by page. */
export function quickrEventsOptions(caseId: string, type: string | null) {
  return infiniteQueryOptions({
    queryKey: quickrKeys.events(caseId, type),
    queryFn: ({ pageParam, signal }) => fetchQuickrEvents(caseId, type, pageParam, signal),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.nextCursor,
    ...rare,
  });
}

/** Extended discoveries of a case. */
export function quickrDiscoveriesOptions(caseId: string) {
  return queryOptions({
    queryKey: quickrKeys.discoveries(caseId),
    queryFn: ({ signal }) => fetchDiscoveries(caseId, signal),
    ...rare,
  });
}

/** Ownership of a case's company. */
export function quickrOwnershipOptions(caseId: string) {
  return queryOptions({
    queryKey: quickrKeys.ownership(caseId),
    queryFn: ({ signal }) => fetchOwnership(caseId, signal),
    ...rare,
  });
}

/** Who is signed in at Quickr. */
export function signedInOptions(connectionId: string) {
  return queryOptions({
    queryKey: quickrKeys.signedIn(connectionId),
    queryFn: ({ signal }) => fetchSignedIn(connectionId, signal),
    ...rare,
  });
}

/** Automations of an account. */
export function automationsOptions(connectionId: string) {
  return queryOptions({
    queryKey: quickrKeys.automations(connectionId),
    queryFn: ({ signal }) => fetchAutomations(connectionId, signal),
    ...rare,
  });
}

/** Checklists of an account. */
export function checklistsOptions(connectionId: string) {
  return queryOptions({
    queryKey: quickrKeys.checklists(connectionId),
    queryFn: ({ signal }) => fetchChecklists(connectionId, signal),
    ...rare,
  });
}

/** Case templates of an account. */
export function quickrTemplatesOptions(connectionId: string) {
  return queryOptions({
    queryKey: quickrKeys.templates(connectionId),
    queryFn: ({ signal }) => fetchQuickrTemplates(connectionId, signal),
    ...rare,
  });
}

/** Users and API keys of an account. */
export function quickrUsersOptions(connectionId: string) {
  return queryOptions({
    queryKey: quickrKeys.users(connectionId),
    queryFn: ({ signal }) => fetchQuickrUsers(connectionId, signal),
    ...rare,
  });
}

/** Accounts of a partner, page by page. */
export function quickrAccountsOptions(connectionId: string, filter: AccountsFilter) {
  return infiniteQueryOptions({
    queryKey: [...quickrKeys.accounts(connectionId), filter],
    queryFn: ({ pageParam, signal }) => fetchQuickrAccounts(connectionId, filter, pageParam, signal),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.nextCursor,
    ...rare,
  });
}

/** The usage of an account in a period. */
export function usageOptions(connectionId: string, period: UsagePeriod) {
  return queryOptions({
    queryKey: [...quickrKeys.usage(connectionId), period],
    queryFn: ({ signal }) => fetchUsage(connectionId, period, signal),
    ...rare,
  });
}
