import { getJson, postJson } from "@/lib/api-client";
import type { DuplicateQuestion, SearchClients } from "./schema";
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
