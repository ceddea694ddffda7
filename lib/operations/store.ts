import type { AnyOperationHandler, OperationActor } from "./handler";
import type { OperationError, OperationState } from "./types";

/** An operation as it is stored. `id` is the row's, `operationId` the browser's. */
export interface StoredOperation {
  id: string;
  teamId: string;
  operationId: string;
  connectionId: string;
  kind: string;
  state: OperationState;
  subjectType: string | null;
  subjectId: string | null;
  label: string;
  input: unknown;
  inputHash: string;
  /** The provider's answer until it is applied, or `{ candidates }` of an unsure look-up. */
  result: unknown;
  error: OperationError | null;
  attempts: number;
  lookups: number;
  createdById: string | null;
  sendingAt: Date | null;
  /** Null while something is left to do, which for `sent` means that `result` waits to be applied. */
  finishedAt: Date | null;
  createdAt: Date;
}

export type NewOperation = Omit<
  StoredOperation,
  "state" | "result" | "error" | "attempts" | "lookups" | "finishedAt" | "createdAt"
>;

/** A state change that happens only if the row is still in one of `from` and at the same attempt. */
export interface Move {
  from: readonly OperationState[];
  to: OperationState;
  at: Date;
  error?: OperationError | null;
  result?: unknown;
  attempts?: number;
  lookups?: number;
  sendingAt?: Date;
  /** Nothing is left to do. */
  final?: boolean;
  /** Written to the audit trail with the change. */
  audit?: {
    action: string;
    objectType: string;
    outcome: "done" | "refused" | "unknown";
    detail?: Record<string, string>;
  };
  actor?: OperationActor;
}

/** What the provider is known to have done, with who found it out. */
export interface Finding {
  result: unknown;
  actor: OperationActor;
  /** How the desk knows: the answer to the request itself, a look-up, a delivery, or a person's choice. */
  by: "answer" | "look-up" | "delivery" | "person";
  at: Date;
}

/** Where operations live. Every method is one transaction; none is open while a provider is called. */
export interface OperationStore {
  /** Inserts the row as `sending`, attempt 1; or answers the row that the same operationId made before. */
  insert(row: NewOperation): Promise<{ row: StoredOperation; created: boolean }>;
  get(teamId: string, id: string): Promise<StoredOperation | null>;
  /** Compare-and-set. Answers the row after the change, or null when it had moved on. */
  move(row: StoredOperation, move: Move): Promise<StoredOperation | null>;
  /**
   * Outcome `sent`, `apply` and audit in one transaction. Does nothing when the row is finished or was sent again
   * meanwhile. Answers the row as it then stands.
   */
  finish(row: StoredOperation, handler: AnyOperationHandler, finding: Finding): Promise<StoredOperation>;
}
