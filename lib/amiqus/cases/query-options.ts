import { queryOptions } from "@tanstack/react-query";
import { getJson } from "@/lib/api-client";
import { caseKeys } from "@/lib/cases/query-options";
import type { Assignees } from "../people/types";

/** Who holds a record or case at Amiqus. Under the case's own key, so that what happens to it refreshes them. */
export function caseAssigneesOptions(caseId: string) {
  return queryOptions({
    queryKey: [...caseKeys.detail(caseId), "amiqus", "assignees"] as const,
    queryFn: ({ signal }) => getJson<Assignees>(`/api/amiqus/cases/${caseId}/assignees`, undefined, signal),
    staleTime: 30_000,
  });
}
