import { AppError } from "@/lib/errors";
import { ProviderError } from "@/lib/providers/errors";
import type { Adapter, Lookup } from "@/lib/providers/port";
import type { AnyOperationHandler, OperationActor } from "./handler";
import { ABSENT_AFTER_MS, nextLook, SENDING_TIMEOUT_MS, WAIT_MS, WAIT_STEP_MS } from "./schedule";
import type { Finding, NewOperation, OperationStore, StoredOperation } from "./store";
import type { OperationError, OperationOutcome, OperationState } from "./types";

/** What the engine needs of the world; tests hand in their own. */
export interface EngineDeps {
  store: OperationStore;
  adapterFor(row: StoredOperation): Promise<Adapter>;
  now(): Date;
  wait(milliseconds: number): Promise<void>;
  /** Asks for a look-up (or, for a pending row, an apply) at that time. May lose the wish: the sweep finds it again. */
  lookLater(row: StoredOperation, at: Date): Promise<void>;
  /** Told of an error that is ours, not the provider's. */
  onBug(row: StoredOperation, error: unknown): void;
}

/** States that a late answer of the same attempt may still turn into `sent`. */
const OPEN: readonly OperationState[] = ["sending", "unknown", "reconciling", "absent"];

/** What a row says to the browser. */
export function outcomeOf(row: StoredOperation): OperationOutcome {
  return {
    state: row.state,
    operationId: row.operationId,
    subjectId: row.subjectId,
    pending: row.state === "sent" && row.finishedAt === null,
    error: row.error,
  };
}

/**
 * Starts a write, or joins the one that the same operationId started: a second click or tab waits for the first and
 * gets its outcome. Throws AppError `conflict` when the operationId was used for another input.
 */
export async function start(
  deps: EngineDeps,
  handler: AnyOperationHandler,
  draft: NewOperation,
  actor: OperationActor,
): Promise<StoredOperation> {
  const { row, created } = await deps.store.insert(draft);
  if (created) {
    return attempt(deps, handler, row, actor);
  }
  if (row.inputHash !== draft.inputHash) {
    throw new AppError(
      "conflict",
      "This form was sent before with other values. Nothing was sent now. Reload it.",
    );
  }
  return joined(deps, row);
}

async function joined(deps: EngineDeps, row: StoredOperation): Promise<StoredOperation> {
  let latest = row;
  for (let waited = 0; latest.state === "sending" && waited < WAIT_MS; waited += WAIT_STEP_MS) {
    await deps.wait(WAIT_STEP_MS);
    latest = (await deps.store.get(row.teamId, row.id)) ?? latest;
  }
  return latest;
}

/** Calls the provider once for a row that is `sending` and writes what came of it. */
async function attempt(
  deps: EngineDeps,
  handler: AnyOperationHandler,
  row: StoredOperation,
  actor: OperationActor,
): Promise<StoredOperation> {
  let adapter: Adapter;
  try {
    adapter = await deps.adapterFor(row);
  } catch (error) {
    return rejected(deps, handler, row, actor, notSent(error));
  }
  let result: unknown;
  try {
    result = await handler.send(adapter, row.input);
  } catch (error) {
    if (error instanceof ProviderError && error.fate !== "unknown") {
      return rejected(deps, handler, row, actor, errorOf(error));
    }
    if (!(error instanceof ProviderError)) deps.onBug(row, error);
    return lost(deps, handler, row, actor, error);
  }
  return finish(deps, handler, row, { result, actor, by: "answer", at: deps.now() });
}

/** Writes the outcome with what the desk shows of it; failing that, keeps the answer so that it is applied later. */
export async function finish(
  deps: EngineDeps,
  handler: AnyOperationHandler,
  row: StoredOperation,
  finding: Finding,
): Promise<StoredOperation> {
  try {
    return await deps.store.finish(row, handler, finding);
  } catch (error) {
    deps.onBug(row, error);
    const kept = await deps.store.move(row, {
      from: OPEN,
      to: "sent",
      at: finding.at,
      result: finding.result,
      error: null,
    });
    const latest = kept ?? (await deps.store.get(row.teamId, row.id)) ?? row;
    await deps.lookLater(latest, new Date(finding.at.getTime() + 5_000));
    return latest;
  }
}

async function rejected(
  deps: EngineDeps,
  handler: AnyOperationHandler,
  row: StoredOperation,
  actor: OperationActor,
  error: OperationError,
): Promise<StoredOperation> {
  const moved = await deps.store.move(row, {
    from: ["sending"],
    to: "rejected",
    at: deps.now(),
    error,
    final: true,
    audit: { ...handler.audit, outcome: "refused", detail: { code: error.code } },
    actor,
  });
  return moved ?? (await deps.store.get(row.teamId, row.id)) ?? row;
}

async function lost(
  deps: EngineDeps,
  handler: AnyOperationHandler,
  row: StoredOperation,
  actor: OperationActor,
  error: unknown,
): Promise<StoredOperation> {
  const moved = await deps.store.move(row, {
    from: ["sending"],
    to: "unknown",
    at: deps.now(),
    error: unknownError(error),
    audit: { ...handler.audit, outcome: "unknown" },
    actor,
  });
  const latest = moved ?? (await deps.store.get(row.teamId, row.id)) ?? row;
  await lookOnSchedule(deps, latest);
  return latest;
}

async function lookOnSchedule(deps: EngineDeps, row: StoredOperation): Promise<void> {
  const due = row.state === "unknown" ? nextLook(row.sendingAt ?? row.createdAt, row.lookups) : null;
  if (due) await deps.lookLater(row, due);
}

/**
 * Looks an unknown write up at its provider. Found: it is finished. Not found long enough after it was sent: `absent`.
 * Otherwise it stays `unknown`, to be looked up again or decided by a person. Never sends anything. `chosen` is the
 * provider id that a person picked among the candidates.
 */
export async function reconcile(
  deps: EngineDeps,
  handler: AnyOperationHandler,
  row: StoredOperation,
  actor: OperationActor,
  chosen: string | null = null,
): Promise<StoredOperation> {
  const looking = await deps.store.move(row, {
    from: ["unknown"],
    to: "reconciling",
    at: deps.now(),
    lookups: row.lookups + 1,
  });
  if (looking === null) return (await deps.store.get(row.teamId, row.id)) ?? row;
  let found: Lookup<unknown>;
  try {
    const adapter = await deps.adapterFor(looking);
    // Exact: how far to trust the provider's clock is the handler's business, which answers `unsure` where in doubt.
    found = await handler.find(adapter, looking.input, looking.createdAt);
  } catch (error) {
    if (!(error instanceof ProviderError) && !(error instanceof AppError)) deps.onBug(looking, error);
    return undecided(deps, looking, candidatesOf(looking));
  }
  if (found.found === "one" && (chosen === null || handler.idOf(found.value) === chosen)) {
    const by = chosen === null ? "look-up" : "person";
    return finish(deps, handler, looking, { result: found.value, actor, by, at: deps.now() });
  }
  if (found.found === "unsure") {
    const match = found.candidates.find((candidate) => handler.idOf(candidate) === chosen);
    if (match !== undefined) {
      return finish(deps, handler, looking, { result: match, actor, by: "person", at: deps.now() });
    }
    return undecided(
      deps,
      looking,
      found.candidates.map((candidate) => handler.idOf(candidate)),
    );
  }
  if (found.found === "one") return undecided(deps, looking, [handler.idOf(found.value)]);
  return notFound(deps, looking);
}

async function notFound(deps: EngineDeps, row: StoredOperation): Promise<StoredOperation> {
  const sentAt = row.sendingAt ?? row.createdAt;
  if (deps.now().getTime() - sentAt.getTime() < ABSENT_AFTER_MS) return undecided(deps, row, []);
  const moved = await deps.store.move(row, {
    from: ["reconciling"],
    to: "absent",
    at: deps.now(),
    result: null,
  });
  return moved ?? (await deps.store.get(row.teamId, row.id)) ?? row;
}

async function undecided(
  deps: EngineDeps,
  row: StoredOperation,
  candidates: string[],
): Promise<StoredOperation> {
  const moved = await deps.store.move(row, {
    from: ["reconciling"],
    to: "unknown",
    at: deps.now(),
    result: { candidates },
  });
  const latest = moved ?? (await deps.store.get(row.teamId, row.id)) ?? row;
  await lookOnSchedule(deps, latest);
  return latest;
}

/** Sends an absent write once more, after a person asked for it. Any other state answers the row as it stands. */
export async function sendAgain(
  deps: EngineDeps,
  handler: AnyOperationHandler,
  row: StoredOperation,
  actor: OperationActor,
): Promise<StoredOperation> {
  const sending = await deps.store.move(row, {
    from: ["absent"],
    to: "sending",
    at: deps.now(),
    attempts: row.attempts + 1,
    lookups: 0,
    sendingAt: deps.now(),
    error: null,
    result: null,
    audit: { action: "operation.send-again", objectType: "operation", outcome: "done" },
    actor,
  });
  if (sending === null) return (await deps.store.get(row.teamId, row.id)) ?? row;
  return attempt(deps, handler, sending, actor);
}

/** What a restart must do with an open row: forget its lost sender, look it up, or apply its kept answer. */
export async function recover(
  deps: EngineDeps,
  handler: AnyOperationHandler,
  row: StoredOperation,
  actor: OperationActor,
): Promise<StoredOperation> {
  const now = deps.now();
  if (row.state === "sending") {
    const since = row.sendingAt ?? row.createdAt;
    if (now.getTime() - since.getTime() < SENDING_TIMEOUT_MS) return row;
    return lost(deps, handler, row, actor, null);
  }
  if (row.state === "reconciling") return undecided(deps, row, candidatesOf(row));
  if (row.state === "sent" && row.finishedAt === null) {
    const finding: Finding = { result: handler.parseResult(row.result), actor, by: "answer", at: now };
    return deps.store.finish(row, handler, finding);
  }
  return row;
}

/** The candidates kept by the last look-up. */
export function candidatesOf(row: { result: unknown }): string[] {
  const { result } = row;
  if (typeof result !== "object" || result === null || !("candidates" in result)) return [];
  return Array.isArray(result.candidates) ? result.candidates.filter((id) => typeof id === "string") : [];
}

function errorOf(error: ProviderError): OperationError {
  return {
    code: error.kind,
    message: error.message,
    fieldErrors: error.fieldErrors,
    // The same input would be refused again, also when the adapter refused it before sending.
    retryable: error.fate === "not-sent" && error.kind !== "invalid-request",
  };
}

function notSent(error: unknown): OperationError {
  if (error instanceof ProviderError) return { ...errorOf(error), retryable: true };
  const message =
    error instanceof AppError
      ? error.message
      : "The connection could not be opened. Nothing was sent. Ask an admin to check the connection.";
  return {
    code: error instanceof AppError ? error.code : "unavailable",
    message,
    fieldErrors: {},
    retryable: true,
  };
}

function unknownError(error: unknown): OperationError {
  const code = error instanceof ProviderError ? error.kind : "unknown";
  return {
    code,
    message: "The answer was lost on its way. It may have been carried out; the desk is looking it up.",
    fieldErrors: {},
    retryable: false,
  };
}
