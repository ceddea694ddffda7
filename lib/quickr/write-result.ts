import type { OperationOutcome } from "@/lib/operations/types";
import { written } from "@/lib/operations/written";
import type { QuickrWriteResult } from "./types";

/** What a write came to, as its screen shows it; `made` is Quickr's id of what it made. */
export function writeResult(outcome: OperationOutcome, made: string | null = null): QuickrWriteResult {
  return { ...written(outcome), subjectId: made };
}
