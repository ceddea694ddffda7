import { queryOptions } from "@tanstack/react-query";
import { fetchOpenOperations, fetchOperationsOf } from "./fetchers";

/** Query keys of operations; desk events of type `operations` refresh all of them. */
export const operationKeys = {
  all: ["operations"] as const,
  open: () => [...operationKeys.all, "open"] as const,
  subject: (subjectType: string, subjectId: string) =>
    [...operationKeys.all, "subject", subjectType, subjectId] as const,
};

/** The team's open writes. */
export function openOperationsOptions() {
  return queryOptions({
    queryKey: operationKeys.open(),
    queryFn: ({ signal }) => fetchOpenOperations(signal),
    staleTime: 15_000,
  });
}

/** Writes about one client or case that are open or were rejected lately. */
export function operationsOfOptions(subjectType: "client" | "case", subjectId: string) {
  return queryOptions({
    queryKey: operationKeys.subject(subjectType, subjectId),
    queryFn: ({ signal }) => fetchOperationsOf(subjectType, subjectId, signal),
    staleTime: 15_000,
  });
}
