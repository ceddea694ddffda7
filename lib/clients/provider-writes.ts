import "server-only";
import { v5 } from "uuid";
import type { TeamContext } from "@/lib/auth/context";
import { withTeam } from "@/lib/db/client";
import type { FieldErrors } from "@/lib/errors";
import { runOperation } from "@/lib/operations/run";
import type { OperationOutcome } from "@/lib/operations/types";
import type { Address, ClientInput } from "@/lib/providers/port";
import { addressFieldErrors, clientFieldErrors } from "./field-paths";
import { clientAddress, clientCreate, clientUpdate } from "./operations";
import type { WriteOutcome } from "./types";

interface Target {
  id: string;
  name: string;
}

/** The client as committed in the desk, which is what the provider is told. */
export interface SavedClient {
  id: string;
  client: ClientInput;
  address: Address | null;
}

function outcome(
  target: Target,
  part: WriteOutcome["part"],
  result: OperationOutcome,
  paths: (errors: FieldErrors) => FieldErrors,
): WriteOutcome {
  return {
    connectionId: target.id,
    connectionName: target.name,
    part,
    state: result.state,
    message: result.error?.message ?? null,
    fieldErrors: paths(result.error?.fieldErrors ?? {}),
  };
}

/**
 * The id of a client's create at a connection after `ended` earlier ones that made no client. Whoever creates it, from a
 * form or an import, uses this id.
 */
export function clientCreateId(clientId: string, connectionId: string, ended: number): string {
  return v5(`${clientCreate.kind}:${connectionId}:${ended}`, clientId);
}

/**
 * The id of the create that is open for this client and connection, or of the next one when all earlier ones ended
 * without a client. Everybody who asks gets the same id, so a client is never created twice at one connection.
 */
async function createId(ctx: TeamContext, clientId: string, connectionId: string): Promise<string> {
  const ended = await withTeam(ctx.teamId, (tx) =>
    tx.operation.count({
      where: {
        teamId: ctx.teamId,
        subjectId: clientId,
        connectionId,
        kind: clientCreate.kind,
        state: { not: "sent" },
        finishedAt: { not: null },
      },
    }),
  );
  return clientCreateId(clientId, connectionId, ended);
}

async function linkOf(ctx: TeamContext, clientId: string, connectionId: string): Promise<string | null> {
  const link = await withTeam(ctx.teamId, (tx) =>
    tx.clientLink.findFirst({
      where: { teamId: ctx.teamId, clientId, connectionId },
      select: { providerClientId: true },
    }),
  );
  return link?.providerClientId ?? null;
}

/** Replaces the address at one connection, once per `attemptId`. */
export async function writeAddress(
  ctx: TeamContext,
  saved: SavedClient,
  target: Target,
  providerClientId: string,
  address: Address,
  attemptId: string,
): Promise<WriteOutcome> {
  const result = await runOperation(ctx, clientAddress, {
    operationId: v5(`${clientAddress.kind}:${target.id}`, attemptId),
    connectionId: target.id,
    subjectType: "client",
    subjectId: saved.id,
    input: { clientId: saved.id, providerClientId, address },
  });
  return outcome(target, "address", result, addressFieldErrors);
}

/** Creates the client at one connection, then sets the address there: two writes, each with its own outcome. */
export async function writeClient(
  ctx: TeamContext,
  saved: SavedClient,
  target: Target,
): Promise<WriteOutcome[]> {
  const operationId = await createId(ctx, saved.id, target.id);
  const result = await runOperation(ctx, clientCreate, {
    operationId,
    connectionId: target.id,
    subjectType: "client",
    subjectId: saved.id,
    input: { clientId: saved.id, client: saved.client },
  });
  const outcomes = [outcome(target, "client", result, clientFieldErrors)];
  if (result.state !== "sent" || saved.address === null) return outcomes;
  const providerClientId = await linkOf(ctx, saved.id, target.id);
  if (providerClientId === null) return outcomes;
  return [...outcomes, await writeAddress(ctx, saved, target, providerClientId, saved.address, operationId)];
}

/** Tells one connection what changed, once per `attemptId`. */
export async function writeChanges(
  ctx: TeamContext,
  saved: SavedClient,
  target: Target,
  providerClientId: string,
  patch: Partial<ClientInput>,
  attemptId: string,
): Promise<WriteOutcome> {
  const result = await runOperation(ctx, clientUpdate, {
    operationId: v5(`${clientUpdate.kind}:${target.id}`, attemptId),
    connectionId: target.id,
    subjectType: "client",
    subjectId: saved.id,
    input: { clientId: saved.id, providerClientId, patch },
  });
  return outcome(target, "client", result, clientFieldErrors);
}
