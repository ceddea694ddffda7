import "server-only";
import { z } from "zod";
import type { TeamContext } from "@/lib/auth/context";
import { adapterFor } from "@/lib/connections/adapter";
import { newId } from "@/lib/db/ids";
import { AppError } from "@/lib/errors";
import { enqueue } from "@/lib/jobs/queue";
import { log } from "@/lib/log";
import { type EngineDeps, outcomeOf, start } from "./engine";
import { anyHandler, type OperationActor, type OperationHandler } from "./handler";
import { inputHash } from "./hash";
import { pgOperationStore } from "./pg-store";
import type { OperationOutcome } from "./types";

/** The engine on PostgreSQL, the real providers and the real clock. */
export const liveDeps: EngineDeps = {
  store: pgOperationStore,
  adapterFor: (row) => adapterFor(row.teamId, row.connectionId),
  now: () => new Date(),
  wait: (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds)),
  async lookLater(row, at) {
    await enqueue(
      "reconcile",
      { teamId: row.teamId, id: row.id },
      { startAfter: at, singletonKey: `${row.id} ${row.lookups}` },
    );
  },
  onBug(row, error) {
    log.error({ operation: row.id, kind: row.kind, teamId: row.teamId, err: error }, "operation step failed");
  },
};

/** Who presses the button. */
export function actorOf(ctx: TeamContext): OperationActor {
  return { memberId: ctx.memberId, userId: ctx.userId, sessionId: ctx.sessionId, ip: ctx.ip };
}

const uuid = z.uuid();

/** What `runOperation` needs beside the handler. `operationId` is made in the browser, one per press of the button. */
export interface OperationRequest<Input> {
  operationId: string;
  connectionId: string;
  subjectType?: string;
  subjectId?: string;
  input: Input;
}

/**
 * Carries out one provider write at most once, design.md §5. The row commits as `sending` before the provider is
 * called; then outcome, `apply` and audit commit together. Never throws for what the provider did: `rejected` carries
 * its field errors, `unknown` is looked up in the background. A second call with the same operationId waits for the
 * first and answers its outcome. Throws AppError `conflict` when the id was used for another input, `not-found` for an
 * unknown connection. Authorise before calling. Must not run inside a transaction.
 */
export async function runOperation<Input, Result>(
  ctx: TeamContext,
  handler: OperationHandler<Input, Result>,
  request: OperationRequest<Input>,
): Promise<OperationOutcome> {
  return runOperationAs(ctx.teamId, actorOf(ctx), handler, request);
}

/**
 * `runOperation` for work that goes on after the member has left the page. `deps` may bring another way to the
 * adapter, e.g. one of background priority.
 */
export async function runOperationAs<Input, Result>(
  teamId: string,
  actor: OperationActor,
  handler: OperationHandler<Input, Result>,
  request: OperationRequest<Input>,
  deps: EngineDeps = liveDeps,
): Promise<OperationOutcome> {
  if (!uuid.safeParse(request.operationId).success)
    throw new AppError("invalid", "The operation id is malformed.");
  const input = handler.inputSchema.parse(request.input);
  const draft = {
    id: newId(),
    teamId,
    operationId: request.operationId,
    connectionId: request.connectionId,
    kind: handler.kind,
    subjectType: request.subjectType ?? null,
    subjectId: request.subjectId ?? null,
    label: handler.label(input),
    input,
    inputHash: inputHash(handler.kind, request.connectionId, input),
    createdById: actor.memberId,
    sendingAt: new Date(),
  };
  return outcomeOf(await start(deps, anyHandler(handler), draft, actor));
}
