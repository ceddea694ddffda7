import type { ZodType } from "zod";
import type { Tx } from "@/lib/db/client";
import type { Adapter, Lookup } from "@/lib/providers/port";

/** Who a write is done for: a member with the session at hand, or the desk itself finishing a member's write. */
export interface OperationActor {
  memberId: string | null;
  userId: string | null;
  sessionId: string | null;
  ip: string | null;
}

/** What `apply` may know of the operation that it finishes. `operationId` is the browser's. */
export interface OperationScope {
  teamId: string;
  connectionId: string;
  operationId: string;
  subjectType: string | null;
  subjectId: string | null;
  actor: OperationActor;
}

/**
 * One kind of provider write. `Input` and `Result` are stored as JSON between the steps, so `inputSchema` and
 * `resultSchema` must read back what `JSON.stringify` made of them (dates: `z.coerce.date()`).
 */
export interface OperationHandler<Input, Result> {
  /** Stable name, e.g. `client.create`. */
  kind: string;
  inputSchema: ZodType<Input>;
  resultSchema: ZodType<Result>;
  /** Short words for lists, e.g. `Create client`. No personal data. */
  label(input: Input): string;
  /** The one provider write. Called at most once per attempt, outside any transaction. Throws ProviderError. */
  send(adapter: Adapter, input: Input): Promise<Result>;
  /**
   * Looks for what an earlier `send` may have done at or after `since`; never writes. `none` must mean that the
   * provider was asked and does not have it. Where the provider cannot be asked, answer `unsure` with no candidates.
   */
  find(adapter: Adapter, input: Input, since: Date): Promise<Lookup<Result>>;
  /**
   * Where the provider cannot be asked: the result, when a person has read its `id` there. No I/O. Throws ProviderError
   * `invalid-request` when nothing there can have that id, `not-configured` where the provider can be asked.
   */
  named?(adapter: Adapter, input: Input, sentAt: Date, id: string): Result;
  /** The provider's id of what a result names, for a person to choose by. */
  idOf(result: Result): string;
  /**
   * Writes what the desk shows of the result. Runs inside a transaction of the team, together with the outcome and
   * the audit event; may run again after a failure, so it must be idempotent. Never calls the provider.
   */
  apply(tx: Tx, scope: OperationScope, input: Input, result: Result): Promise<{ subjectId?: string }>;
  audit: { action: string; objectType: string };
}

/** A handler whose input and result types are closed over, so that handlers of every kind fit one list. */
export interface AnyOperationHandler {
  kind: string;
  label(input: unknown): string;
  parseInput(stored: unknown): unknown;
  parseResult(stored: unknown): unknown;
  send(adapter: Adapter, input: unknown): Promise<unknown>;
  find(adapter: Adapter, input: unknown, since: Date): Promise<Lookup<unknown>>;
  named?(adapter: Adapter, input: unknown, sentAt: Date, id: string): unknown;
  idOf(result: unknown): string;
  apply(tx: Tx, scope: OperationScope, input: unknown, result: unknown): Promise<{ subjectId?: string }>;
  audit: { action: string; objectType: string };
}

/** Closes a handler over its types; every value that enters is parsed by the handler's own schemas. */
export function anyHandler<Input, Result>(handler: OperationHandler<Input, Result>): AnyOperationHandler {
  const input = (value: unknown) => handler.inputSchema.parse(value);
  const result = (value: unknown) => handler.resultSchema.parse(value);
  return {
    kind: handler.kind,
    audit: handler.audit,
    label: (value) => handler.label(input(value)),
    parseInput: input,
    parseResult: result,
    send: (adapter, value) => handler.send(adapter, input(value)),
    find: (adapter, value, since) => handler.find(adapter, input(value), since),
    ...(handler.named
      ? { named: (adapter, value, sentAt, id) => handler.named?.(adapter, input(value), sentAt, id) }
      : {}),
    idOf: (value) => handler.idOf(result(value)),
    apply: (tx, scope, value, made) => handler.apply(tx, scope, input(value), result(made)),
  };
}
