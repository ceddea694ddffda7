import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";
import {
  fetchAccounts,
  fetchAutomations,
  fetchChecklists,
  fetchDiscoveries,
  fetchEvents,
  fetchOwnership,
  fetchQuickrCase,
  fetchSignedIn,
  fetchTemplates,
  fetchUsage,
  fetchUsers,
} from "./fetchers";
import type { AccountsQuery, UsageQuery } from "./schema";

/** Each answer costs calls at Quickr: read again after five minutes, or when somebody asks. Milliseconds. */
const FRESH_MS = 5 * 60_000;

/** Query keys of what only Quickr has. Those of a case follow the case: desk events refresh what starts with `cases`. */
export const quickrKeys = {
  case: (caseId: string) => ["cases", "quickr", caseId] as const,
  events: (caseId: string, type: string | null) => [...quickrKeys.case(caseId), "events", type] as const,
  discoveries: (caseId: string) => [...quickrKeys.case(caseId), "discoveries"] as const,
  ownership: (caseId: string) => [...quickrKeys.case(caseId), "ownership"] as const,
  signedIn: (connectionId: string) => ["quickr", connectionId, "me"] as const,
  automations: (connectionId: string) => ["quickr", connectionId, "automations"] as const,
  checklists: (connectionId: string) => ["quickr", connectionId, "checklists"] as const,
  templates: (connectionId: string) => ["quickr", connectionId, "templates"] as const,
  users: (connectionId: string) => ["quickr", connectionId, "users"] as const,
  accounts: (connectionId: string) => ["quickr", connectionId, "accounts"] as const,
  usage: (connectionId: string) => ["quickr", connectionId, "usage"] as const,
};

const atProvider = { staleTime: FRESH_MS, refetchOnWindowFocus: false };

/** What is stored of a case, as the tabs show it. */
export function quickrCaseOptions(caseId: string) {
  return queryOptions({
    queryKey: [...quickrKeys.case(caseId), "detail"],
    queryFn: ({ signal }) => fetchQuickrCase(caseId, signal),
    staleTime: 15_000,
  });
}

/** Events of a case, newest first, page by page. */
export function quickrEventsOptions(caseId: string, type: string | null) {
  return infiniteQueryOptions({
    queryKey: quickrKeys.events(caseId, type),
    queryFn: ({ pageParam, signal }) => fetchEvents(caseId, type, pageParam, signal),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
    ...atProvider,
  });
}

/** Everything that Quickr found for the case. */
export function quickrDiscoveriesOptions(caseId: string) {
  return queryOptions({
    queryKey: quickrKeys.discoveries(caseId),
    queryFn: ({ signal }) => fetchDiscoveries(caseId, signal),
    ...atProvider,
  });
}

/** Who owns the company of the case. */
export function quickrOwnershipOptions(caseId: string) {
  return queryOptions({
    queryKey: quickrKeys.ownership(caseId),
    queryFn: ({ signal }) => fetchOwnership(caseId, signal),
    ...atProvider,
  });
}

/** Whose key the connection uses. */
export function signedInOptions(connectionId: string) {
  return queryOptions({
    queryKey: quickrKeys.signedIn(connectionId),
    queryFn: ({ signal }) => fetchSignedIn(connectionId, signal),
    ...atProvider,
  });
}

/** Automations of the account. */
export function automationsOptions(connectionId: string) {
  return queryOptions({
    queryKey: quickrKeys.automations(connectionId),
    queryFn: ({ signal }) => fetchAutomations(connectionId, signal),
    ...atProvider,
  });
}

/** Checklists of the account. */
export function checklistsOptions(connectionId: string) {
  return queryOptions({
    queryKey: quickrKeys.checklists(connectionId),
    queryFn: ({ signal }) => fetchChecklists(connectionId, signal),
    ...atProvider,
  });
}

/** Case templates of the account. */
export function quickrTemplatesOptions(connectionId: string) {
  return queryOptions({
    queryKey: quickrKeys.templates(connectionId),
    queryFn: ({ signal }) => fetchTemplates(connectionId, signal),
    ...atProvider,
  });
}

/** People and API keys of the account. */
export function quickrUsersOptions(connectionId: string) {
  return queryOptions({
    queryKey: quickrKeys.users(connectionId),
    queryFn: ({ signal }) => fetchUsers(connectionId, signal),
    ...atProvider,
  });
}

/** Accounts below this one, page by page. */
export function quickrAccountsOptions(connectionId: string, query: Omit<AccountsQuery, "cursor">) {
  return infiniteQueryOptions({
    queryKey: [...quickrKeys.accounts(connectionId), query],
    queryFn: ({ pageParam, signal }) => fetchAccounts(connectionId, { ...query, cursor: pageParam }, signal),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
    ...atProvider,
  });
}

/** What an account used in a period. */
export function usageOptions(connectionId: string, query: UsageQuery) {
  return queryOptions({
    queryKey: [...quickrKeys.usage(connectionId), query],
    queryFn: ({ signal }) => fetchUsage(connectionId, query, signal),
    ...atProvider,
  });
}
