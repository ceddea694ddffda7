import { getJson } from "@/lib/api-client";
import type { MappingLane, StatusMappingDto } from "./types";

/** What providers say that the desk does not understand. Throws ApiError. */
export function fetchMappingLane(signal?: AbortSignal): Promise<MappingLane> {
  return getJson<MappingLane>("/api/mappings", undefined, signal);
}

/** Raw statuses of one connection. Throws ApiError. */
export async function fetchStatusMappings(
  connectionId: string,
  signal?: AbortSignal,
): Promise<StatusMappingDto[]> {
  const answer = await getJson<{ items: StatusMappingDto[] }>(
    `/api/mappings/${connectionId}`,
    undefined,
    signal,
  );
  return answer.items;
}
