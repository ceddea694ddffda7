import { infiniteQueryOptions, keepPreviousData, queryOptions } from "@tanstack/react-query";
import {
  fetchClient,
  fetchClientClaims,
  fetchClients,
  fetchClientTimeline,
  fetchDuplicates,
} from "./fetchers";
import type { DuplicateQuestion } from "./schema";

/** Query keys of clients; each is a prefix of the next, so that one call can refresh them all. */
export const clientKeys = {
  all: ["clients"] as const,
  lists: () => [...clientKeys.all, "list"] as const,
  list: (text: string) => [...clientKeys.lists(), text] as const,
  duplicates: (question: DuplicateQuestion) => [...clientKeys.all, "duplicates", question] as const,
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
    meta: { follows: ["cases"] },
  });
}

/** What happened to a client at one connection or at all, page by page. */
export function clientTimelineOptions(clientId: string, connectionId: string | null) {
  return infiniteQueryOptions({
    queryKey: [...clientKeys.all, "timeline", clientId, connectionId] as const,
    queryFn: ({ pageParam, signal }) => fetchClientTimeline(clientId, connectionId, pageParam, signal),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
    placeholderData: keepPreviousData,
    staleTime: 15_000,
    meta: { follows: ["cases", "deliveries"] },
  });
}

/** What the desk and each provider say of a client. */
export function clientClaimsOptions(clientId: string) {
  return queryOptions({
    queryKey: [...clientKeys.all, "claims", clientId] as const,
    queryFn: ({ signal }) => fetchClientClaims(clientId, signal),
    staleTime: 15_000,
    meta: { follows: ["cases"] },
  });
}

/** Who the team has that may be the same person; not asked while nothing that tells people apart is known. */
export function duplicateOptions(question: DuplicateQuestion) {
  return queryOptions({
    queryKey: clientKeys.duplicates(question),
    queryFn: ({ signal }) => fetchDuplicates(question, signal),
    enabled: question.email.includes("@") || (question.lastName !== "" && question.dob !== null),
    // A notice that vanished while it is asked again would move the button that is being pressed.
    placeholderData: keepPreviousData,
    staleTime: 15_000,
  });
}
