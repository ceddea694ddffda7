import type { FieldErrors } from "@/lib/errors";

/** Where a provider write stands. `sent`, `rejected` and a dismissed `absent` are final. */
export const OPERATION_STATES = [
  "draft",
  "sending",
  "sent",
  "rejected",
  "unknown",
  "reconciling",
  "absent",
] as const;
export type OperationState = (typeof OPERATION_STATES)[number];

/** What the screen says of a write that did not go through. `retryable`: nothing reached the provider. */
export interface OperationError {
  code: string;
  message: string;
  fieldErrors: FieldErrors;
  retryable: boolean;
}

/**
 * What a provider write came to. `sent` with `pending` means that the provider took it and the desk still has to
 * show it; `sending` means that another request is at it; `unknown` and `reconciling` mean that nobody knows yet.
 */
export interface OperationOutcome {
  state: OperationState;
  operationId: string;
  /** The desk's id of what the write made or changed, once known. */
  subjectId: string | null;
  pending: boolean;
  error: OperationError | null;
}

/** What a write came to, as its form shows it. */
export interface WriteResult {
  state: OperationState;
  operationId: string;
  /** Why it was refused; null otherwise. */
  message: string | null;
  /** The refusal's code, e.g. `conflict`; null when there was none. */
  code: string | null;
  fieldErrors: FieldErrors;
}

/** One operation as screens list it. Never holds the input. Dates are ISO 8601. */
export interface OperationDto {
  id: string;
  operationId: string;
  connectionId: string;
  connectionName: string;
  kind: string;
  label: string;
  state: OperationState;
  subjectType: string | null;
  subjectId: string | null;
  pending: boolean;
  error: OperationError | null;
  attempts: number;
  lookups: number;
  /** Provider ids of what a look-up found when it could not tell which one is ours. */
  candidates: string[];
  /** True where the provider cannot be asked: its webhook settles it, or a person. */
  awaited?: boolean;
  /** When the desk looks again by itself; null when it has stopped looking. */
  nextLookAt: string | null;
  createdById: string | null;
  createdAt: string;
  updatedAt: string;
}
