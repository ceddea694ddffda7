import { getJson, postJson } from "@/lib/api-client";
import type { ClaimSource } from "./disagreements";
import type { DuplicateQuestion, SearchClients } from "./schema";
import type { ClientTimelinePage } from "./timeline-types";
import type { ClientDetail, ClientPage, DuplicateClient } from "./types";

/** A page of the team's clients, last changed first. Search text travels in the body. Throws ApiError. */
export function fetchClients(search: SearchClients, signal?: AbortSignal): Promise<ClientPage> {
  return postJson<ClientPage>("/api/clients/search", search, undefined, signal);
}

/** Everything the client page shows. Throws ApiError. */
export function fetchClient(clientId: string, signal?: AbortSignal): Promise<ClientDetail> {
  return getJson<ClientDetail>(`/api/clients/${clientId}`, undefined, signal);
}

/** Clients of the team who may be the same person. Throws ApiError. */
export async function fetchDuplicates(
  question: DuplicateQuestion,
  signal?: AbortSignal,
): Promise<DuplicateClient[]> {
  const answer = await postJson<{ items: DuplicateClient[] }>(
    "/api/clients/duplicates",
    question,
    undefined,
    signal,
  );
  return answer.items;
}

/** What happened to a client, newest first, of one connection or of all. Throws ApiError. */
export function fetchClientTimeline(
  clientId: string,
  connectionId: string | null,
  cursor: string | null,
  signal?: AbortSignal,
): Promise<ClientTimelinePage> {
  const query = new URLSearchParams();
  if (connectionId !== null) query.set("connection", connectionId);
  if (cursor !== null) query.set("cursor", cursor);
  return getJson<ClientTimelinePage>(`/api/clients/${clientId}/timeline?${query}`, undefined, signal);
}

/** What the desk and each provider say of a client. Throws ApiError. */
export async function fetchClientClaims(clientId: string, signal?: AbortSignal): Promise<ClaimSource[]> {
  const answer = await getJson<{ items: ClaimSource[] }>(
    `/api/clients/${clientId}/claims`,
    undefined,
    signal,
  );
  return answer.items;
}
