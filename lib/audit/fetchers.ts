import { ApiError, getJson, postJson } from "@/lib/api-client";
import type { AuditExport, AuditFilter } from "./schema";
import type { AuditFacets, AuditPage, ChainState } from "./types";

/** Fetches a page of the trail. Throws ApiError. */
export function fetchAudit(
  filter: AuditFilter,
  cursor: string | null,
  signal?: AbortSignal,
): Promise<AuditPage> {
  const query = new URLSearchParams();
  for (const [key, value] of Object.entries(filter)) if (value) query.set(key, value);
  if (cursor) query.set("cursor", cursor);
  return getJson<AuditPage>(`/api/audit?${query}`, undefined, signal);
}

/** Fetches what the filters offer. Throws ApiError. */
export function fetchAuditFacets(signal?: AbortSignal): Promise<AuditFacets> {
  return getJson<AuditFacets>("/api/audit/facets", undefined, signal);
}

/** Has the server check the team's chain. Throws ApiError. */
export function verifyAudit(): Promise<ChainState> {
  return postJson<ChainState>("/api/audit/verify", {});
}

/** Fetches the export as a file. Throws ApiError. */
export async function fetchAuditExport(input: AuditExport): Promise<Blob> {
  const response = await fetch("/api/audit/export", {
    method: "POST",
    credentials: "same-origin",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(input),
  }).catch(() => null);
  if (response?.ok) return response.blob();
  const message = "The export was not made. Try again.";
  const requestId = response?.headers.get("x-request-id") ?? "";
  throw new ApiError({ code: "unexpected", message, fieldErrors: {}, requestId }, response?.status ?? 0);
}
