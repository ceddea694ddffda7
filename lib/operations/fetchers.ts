import { getJson } from "@/lib/api-client";
import type { OperationDto } from "./types";

/** Writes about one subject that are open or were rejected lately. Throws ApiError. */
export function fetchOperationsOf(subjectType: "client" | "case", subjectId: string, signal?: AbortSignal) {
  const query = new URLSearchParams({ subjectType, subjectId });
  return getJson<OperationDto[]>(`/api/operations?${query}`, undefined, signal);
}

/** The team's open writes. Throws ApiError. */
export function fetchOpenOperations(signal?: AbortSignal) {
  return getJson<OperationDto[]>("/api/operations", undefined, signal);
}
