import { queryOptions } from "@tanstack/react-query";
import { getJson } from "@/lib/api-client";
import { caseKeys } from "@/lib/cases/query-options";
import type { GuidedFlowDto } from "./types";

/** What is known of a case's guided flow; refreshed with the case. */
export function guidedFlowOptions(caseId: string) {
  return queryOptions({
    queryKey: [...caseKeys.detail(caseId), "guided-flow"] as const,
    queryFn: ({ signal }) => getJson<GuidedFlowDto>(`/api/cases/${caseId}/guided-flow`, undefined, signal),
    staleTime: 15_000,
  });
}
