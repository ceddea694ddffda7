import "server-only";
import type { TeamContext } from "@/lib/auth/context";
import { authorise } from "@/lib/auth/roles";
import { withTeam } from "@/lib/db/client";
import { AppError } from "@/lib/errors";
import { handlerOf } from "@/lib/jobs/handlers";
import { ProviderError } from "@/lib/providers/errors";
import type { Adapter } from "@/lib/providers/port";
import { type EngineDeps, finish, outcomeOf, reconcile, sendAgain } from "./engine";
import type { AnyOperationHandler } from "./handler";
import { storedOperationSchema } from "./pg-store";
import { actorOf, liveDeps } from "./run";
import { ABSENT_AFTER_MS } from "./schedule";
import type { StoredOperation } from "./store";
import type { OperationOutcome } from "./types";

async function load(
  ctx: TeamContext,
  operationId: string,
): Promise<{ row: StoredOperation; handler: AnyOperationHandler }> {
  authorise(ctx, "operation.resolve");
  const found = await withTeam(ctx.teamId, (tx) =>
    tx.operation.findFirst({ where: { teamId: ctx.teamId, operationId } }),
  );
  if (!found) throw new AppError("not-found", "There is no such operation.");
  const row = storedOperationSchema.parse(found);
  const handler = handlerOf(row.kind);
  if (!handler) throw new AppError("unavailable", "This version of the desk cannot finish this operation.");
  return { row, handler };
}

/** Looks an unknown write up now. Answers where it stands after that. Throws AppError. */
export async function lookAgain(ctx: TeamContext, operationId: string): Promise<OperationOutcome> {
  const { row, handler } = await load(ctx, operationId);
  return outcomeOf(await reconcile(liveDeps, handler, row, actorOf(ctx)));
}

/** Finishes an unknown write with the candidate that a person recognised. Throws AppError `conflict` when it is gone. */
export async function chooseCandidate(
  ctx: TeamContext,
  operationId: string,
  candidateId: string,
): Promise<OperationOutcome> {
  const { row, handler } = await load(ctx, operationId);
  const after = await reconcile(liveDeps, handler, row, actorOf(ctx), candidateId);
  if (after.state !== "sent") {
    throw new AppError(
      "conflict",
      "The provider does not list that one any more. Nothing was changed. Look again.",
    );
  }
  return outcomeOf(after);
}

/**
 * Finishes a write at a provider that cannot be asked, as what a person found there under `id`. Throws AppError `conflict`
 * when it is settled already or the desk has another case of that id, `invalid` when nothing there can have it.
 */
export async function nameResult(
  ctx: TeamContext,
  operationId: string,
  id: string,
  deps: EngineDeps = liveDeps,
): Promise<OperationOutcome> {
  const { row, handler } = await load(ctx, operationId);
  if (!["unknown", "reconciling", "absent"].includes(row.state)) throw movedOn();
  const adapter = await deps.adapterFor(row);
  const result = namedBy(handler, adapter, row, id);
  await refuseKnown(ctx, row, handler.idOf(result));
  const finding = { result, actor: actorOf(ctx), by: "person", at: deps.now() } as const;
  const after = await finish(deps, handler, row, finding);
  if (after.state !== "sent") throw movedOn();
  return outcomeOf(after);
}

function namedBy(handler: AnyOperationHandler, adapter: Adapter, row: StoredOperation, id: string): unknown {
  if (!handler.named) throw new AppError("conflict", "This is not settled by a name. Nothing was changed.");
  try {
    return handler.named(adapter, row.input, row.sendingAt ?? row.createdAt, id);
  } catch (error) {
    if (!(error instanceof ProviderError)) throw error;
    throw new AppError("invalid", error.message, { fieldErrors: { id: [error.message] } });
  }
}

/** A case that is in the desk already was made by another launch. */
async function refuseKnown(ctx: TeamContext, row: StoredOperation, providerCaseId: string): Promise<void> {
  const { teamId } = ctx;
  const known = await withTeam(teamId, (tx) =>
    tx.case.count({ where: { teamId, connectionId: row.connectionId, providerCaseId } }),
  );
  if (known === 0) return;
  const message = "The desk has that one already, from another launch. Nothing was changed.";
  throw new AppError("conflict", message, { fieldErrors: { id: [message] } });
}

/** Sends an absent write once more under the same id. Throws AppError `conflict` unless it is absent. */
export async function confirmSendAgain(ctx: TeamContext, operationId: string): Promise<OperationOutcome> {
  const { row, handler } = await load(ctx, operationId);
  if (row.state !== "absent") {
    throw new AppError(
      "conflict",
      "It can be sent again only once the provider is known not to have it. Nothing was sent.",
    );
  }
  return outcomeOf(await sendAgain(liveDeps, handler, row, actorOf(ctx)));
}

/**
 * A person has looked at the provider's own site and it is not there: `unknown` becomes `absent`. Refused with AppError
 * `conflict` while the provider may still be working on it.
 */
export async function markAbsent(
  ctx: TeamContext,
  operationId: string,
  deps: EngineDeps = liveDeps,
): Promise<OperationOutcome> {
  const { row } = await load(ctx, operationId);
  const sentAt = row.sendingAt ?? row.createdAt;
  if (deps.now().getTime() - sentAt.getTime() < ABSENT_AFTER_MS) {
    throw new AppError(
      "conflict",
      "It was sent less than two minutes ago and may still arrive. Look again later.",
    );
  }
  return moved(ctx, deps, row, "absent");
}

/** Gives an unknown or absent write up: nothing is sent and the desk stops asking. */
export async function dismiss(
  ctx: TeamContext,
  operationId: string,
  deps: EngineDeps = liveDeps,
): Promise<OperationOutcome> {
  const { row } = await load(ctx, operationId);
  return moved(ctx, deps, row, "rejected");
}

async function moved(
  ctx: TeamContext,
  deps: EngineDeps,
  row: StoredOperation,
  to: "absent" | "rejected",
): Promise<OperationOutcome> {
  const dismissed = {
    code: "dismissed",
    message: "Given up by a member.",
    fieldErrors: {},
    retryable: false,
  };
  const after = await deps.store.move(row, {
    from: to === "absent" ? ["unknown"] : ["unknown", "absent"],
    to,
    at: deps.now(),
    result: null,
    ...(to === "rejected" ? { error: dismissed, final: true } : {}),
    audit: {
      action: to === "absent" ? "operation.mark-absent" : "operation.dismiss",
      objectType: "operation",
      outcome: "done",
    },
    actor: actorOf(ctx),
  });
  if (!after) throw movedOn();
  return outcomeOf(after);
}

const movedOn = () => new AppError("conflict", "It has moved on meanwhile. Nothing was changed.");
