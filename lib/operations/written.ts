import type { OperationOutcome, WriteResult } from "./types";

/** An outcome as the form of the write shows it. */
export function written(outcome: OperationOutcome): WriteResult {
  return {
    state: outcome.state,
    operationId: outcome.operationId,
    message: outcome.error?.message ?? null,
    code: outcome.error?.code ?? null,
    fieldErrors: outcome.error?.fieldErrors ?? {},
  };
}
