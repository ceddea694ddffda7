import { getJson, postJson } from "@/lib/api-client";
import type { CaseDesk, CasePage, CaseSearch, CaseSibling, CaseView } from "./types";

/** A page of cases. The search text travels in the body. Throws ApiError. */
export function fetchCases(search: CaseSearch, signal?: AbortSignal): Promise<CasePage> {
  return postJson<CasePage>("/api/cases/search", search, undefined, signal);
}

/** Everything the case page shows. Throws ApiError. */
export function fetchCase(caseId: string, signal?: AbortSignal): Promise<CaseView> {
  return getJson<CaseView>(`/api/cases/${caseId}`, undefined, signal);
}

/** Asks the provider for the case now. Throws ApiError. */
export async function requestRefresh(caseId: string): Promise<void> {
  await postJson(`/api/cases/${caseId}/refresh`, {});
}

/** Names of members and connections. Throws ApiError. */
export function fetchCaseDesk(signal?: AbortSignal): Promise<CaseDesk> {
  return getJson<CaseDesk>("/api/cases/desk", undefined, signal);
}

/** Cases into which a record can be put. Throws ApiError. */
export function fetchGroupTargets(caseId: string, signal?: AbortSignal): Promise<CaseSibling[]> {
  return getJson<CaseSibling[]>(`/api/cases/${caseId}/groups`, undefined, signal);
}
