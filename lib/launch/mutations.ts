import "server-only";
import type { TeamContext } from "@/lib/auth/context";
import { authorise } from "@/lib/auth/roles";
import { adapterFor } from "@/lib/connections/adapter";
import { withTeam } from "@/lib/db/client";
import { AppError } from "@/lib/errors";
import { shortFileName } from "@/lib/format/file-name";
import type { OperationHandler } from "@/lib/operations/handler";
import { runOperation } from "@/lib/operations/run";
import type { OperationOutcome } from "@/lib/operations/types";
import { providerEntry } from "@/lib/providers/catalog";
import { ProviderError } from "@/lib/providers/errors";
import type { FetchedCase } from "@/lib/providers/port";
import { noteFailure, noteHealthy } from "@/lib/sync/health";
import { caseCreate, type LaunchInput, recordCreate } from "./operations";
import { parseBody, recentLaunches } from "./queries";
import type { Launch } from "./schema";
import type { LaunchResult } from "./types";

/** The client's id at the connection. Throws AppError when either is not the team's or they are not linked. */
async function providerClient(ctx: TeamContext, launch: Launch) {
  const { teamId } = ctx;
  const found = await withTeam(teamId, async (tx) => ({
    client: await tx.client.findFirst({
      where: { id: launch.clientId, teamId, archivedAt: null },
      select: { links: { where: { connectionId: launch.connectionId }, select: { providerClientId: true } } },
    }),
    connection: await tx.connection.findFirst({
      where: { id: launch.connectionId, teamId, archivedAt: null },
      select: { name: true, provider: true, status: true },
    }),
  }));
  if (!found.client || !found.connection) {
    throw new AppError("not-found", "There is no such client or connection in this team. Nothing was sent.");
  }
  const { name, provider, status } = found.connection;
  if (status === "disabled") throw new AppError("conflict", `${name} is disabled. Nothing was sent.`);
  if (!providerEntry(provider)?.capabilities.launchKinds.includes(launch.kind)) {
    throw new AppError("invalid", `${name} cannot launch this. Nothing was sent.`);
  }
  const [link] = found.client.links;
  if (!link && providerEntry(provider)?.capabilities.clients) {
    throw new AppError(
      "conflict",
      `${name} does not know this client yet. Create the client there first. Nothing was sent.`,
    );
  }
  return { provider, providerClientId: link?.providerClientId ?? null };
}

/**
 * Launches a record or case for a client, at most once per `operationId`. Answers what was launched lately instead, with
 * nothing sent, unless the input says to go on. Throws AppError `forbidden`, `invalid`, `conflict`, `not-found`.
 */
export async function launch(ctx: TeamContext, input: Launch): Promise<LaunchResult> {
  authorise(ctx, "case.launch");
  const { provider, providerClientId } = await providerClient(ctx, input);
  const body = parseBody(provider, input.kind, input.input);
  if (!input.launchAnyway) {
    const started = await withTeam(ctx.teamId, (tx) =>
      tx.operation.count({ where: { teamId: ctx.teamId, operationId: input.operationId } }),
    );
    const recent = started > 0 ? [] : await recentLaunches(ctx, input.clientId, input.input);
    if (recent.length > 0) return { kind: "recent", recent };
  }
  const warnings: string[] = [];
  const handler = input.kind === "record" ? recordCreate : caseCreate;
  const outcome = await runOperation(ctx, listening(handler, warnings), {
    operationId: input.operationId,
    connectionId: input.connectionId,
    subjectType: "client",
    subjectId: input.clientId,
    input: { clientId: input.clientId, providerClientId, reference: input.operationId, body },
  });
  await noteKey({ id: input.connectionId, teamId: ctx.teamId, provider }, outcome);
  if (outcome.state === "sent") {
    return { kind: "sent", caseId: outcome.pending ? null : outcome.subjectId, warnings };
  }
  if (outcome.state !== "rejected") return { kind: "unknown", operationId: input.operationId };
  return {
    kind: "not-sent",
    state: outcome.state,
    message: outcome.error?.message ?? "The provider did not take it. Nothing was launched.",
    fieldErrors: outcome.error?.fieldErrors ?? {},
  };
}

/** What a launch shows of the credentials at a provider that nothing else asks: they work, or are refused. */
async function noteKey(
  connection: { id: string; teamId: string; provider: string },
  outcome: OperationOutcome,
): Promise<void> {
  const entry = providerEntry(connection.provider);
  if (entry?.capabilities.readsBack !== false) return;
  if (outcome.state === "sent") await noteHealthy(connection, false);
  if (outcome.error?.code === "unauthorized") {
    const { message } = outcome.error;
    const refused = { provider: entry.id, kind: "unauthorized", fate: "refused", message } as const;
    await noteFailure(connection, new ProviderError(refused));
  }
}

/** The handler, telling `warnings` what the adapter says beside its answer. */
function listening(
  handler: OperationHandler<LaunchInput, FetchedCase>,
  warnings: string[],
): OperationHandler<LaunchInput, FetchedCase> {
  return {
    ...handler,
    async send(adapter, input) {
      const result = await handler.send(adapter, input);
      warnings.push(...(result.warnings ?? []));
      return result;
    },
  };
}

/** Largest file that a launch may bring along, in bytes. */
export const MAX_UPLOAD_BYTES = 20_000_000;

/**
 * Puts a file at the provider for a launch to send, and answers its attachment id. An upload whose answer is lost leaves
 * an unused file behind and nothing else. Throws AppError `forbidden`, `invalid`, `not-found`, and ProviderError.
 */
export async function uploadAttachment(ctx: TeamContext, connectionId: string, file: File): Promise<string> {
  authorise(ctx, "case.launch");
  if (file.size === 0) throw new AppError("invalid", "The file is empty. Nothing was sent.");
  if (file.size > MAX_UPLOAD_BYTES) {
    throw new AppError("invalid", "The file is larger than 20 MB. Nothing was sent.");
  }
  const { library } = await adapterFor(ctx.teamId, connectionId);
  if (!library) throw new AppError("invalid", "This connection takes no files. Nothing was sent.");
  return library.upload(file, shortFileName(file.name));
}
