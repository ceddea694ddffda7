import { getJson } from "@/lib/api-client";
import type { ConnectionDetail, ConnectionDto } from "./types";

/** The team's connections. Throws ApiError. */
export async function fetchConnections(signal?: AbortSignal): Promise<ConnectionDto[]> {
  const answer = await getJson<{ items: ConnectionDto[] }>("/api/connections", undefined, signal);
  return answer.items;
}

/** One connection. Throws ApiError. */
export function fetchConnection(connectionId: string, signal?: AbortSignal): Promise<ConnectionDetail> {
  return getJson<ConnectionDetail>(`/api/connections/${connectionId}`, undefined, signal);
}
