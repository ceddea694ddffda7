import "server-only";
import { z } from "zod";
import { AppError } from "@/lib/errors";
import { notifyTeam } from "@/lib/events/notify";
import type { OperationHandler } from "@/lib/operations/handler";
import { fetchedCaseSchema } from "@/lib/operations/result-schemas";
import { ProviderError } from "@/lib/providers/errors";
import {
  type Adapter,
  CASE_KINDS,
  type CaseKind,
  type FetchedCase,
  type Json,
  type LaunchesPort,
  type LaunchRequest,
} from "@/lib/providers/port";
import { linkIfNew } from "@/lib/sync/client-links";
import { upsertCases } from "@/lib/sync/upsert";

/** Input of a launch: the desk's client, the provider's client, and the provider's own body. */
export interface LaunchInput {
  clientId: string;
  /** Null at providers that hold no clients of their own. */
  providerClientId: string | null;
  /** The operation's id: our reference of the launch. */
  reference: string;
  body: Json;
}

function launchesOf(adapter: Adapter): LaunchesPort {
  if (adapter.launches) return adapter.launches;
  throw notHere(adapter, "Nothing can be launched at this provider.");
}

function notHere({ provider }: Adapter, message: string): ProviderError {
  return new ProviderError({ provider, kind: "not-configured", fate: "not-sent", message });
}

const inputSchema = z.object({
  clientId: z.uuid(),
  providerClientId: z.string().nullable(),
  reference: z.string().default(""),
  body: z.json(),
});

function requestOf(kind: CaseKind, input: LaunchInput): LaunchRequest {
  return {
    kind,
    providerClientId: input.providerClientId,
    clientReference: input.clientId,
    reference: input.reference,
    input: input.body,
  };
}

/**
 * What a launch whose answer was lost is known by, for `hear`; null when the operation is no launch or the provider can be
 * asked.
 */
export function awaitedLaunch(adapter: Adapter, operation: { kind: string; input: unknown }, sentAt: Date) {
  const kind = CASE_KINDS.find((one) => `${one}.create` === operation.kind);
  const input = inputSchema.safeParse(operation.input);
  if (!kind || !input.success || !adapter.launches?.awaited) return null;
  return adapter.launches.awaited(requestOf(kind, input.data), sentAt);
}

function handler(kind: CaseKind, label: string): OperationHandler<LaunchInput, FetchedCase> {
  const request = (input: LaunchInput) => requestOf(kind, input);
  return {
    kind: `${kind}.create`,
    inputSchema,
    resultSchema: fetchedCaseSchema,
    label: () => label,
    send: (adapter, input) => launchesOf(adapter).create(request(input)),
    find: (adapter, input, since) => launchesOf(adapter).find(request(input), since),
    named(adapter, input, sentAt, id) {
      const { named } = launchesOf(adapter);
      if (!named) throw notHere(adapter, "This provider can be asked. Look again.");
      return named(request(input), sentAt, id);
    },
    idOf: (result) => result.case.ref.id,
    async apply(tx, scope, input, result) {
      const connection = await tx.connection.findFirst({
        where: { id: scope.connectionId, teamId: scope.teamId },
        select: { id: true, teamId: true, provider: true },
      });
      if (!connection) throw new AppError("not-found", "There is no such connection.");
      const { clientId } = input;
      const { providerClientId } = result.case;
      if (providerClientId !== null) await linkIfNew(tx, connection, { clientId, providerClientId });
      const { caseIds } = await upsertCases(tx, connection, [result], "write");
      const [caseId] = caseIds;
      if (!caseId) return {};
      // A provider without clients may know several of ours as one, such as a company: whose case it is was chosen here.
      const chosen = input.providerClientId === null;
      const others = chosen ? [{ clientId: { not: clientId } }] : [];
      const { count } = await tx.case.updateMany({
        where: { id: caseId, teamId: scope.teamId, clientChosen: false, OR: [{ clientId: null }, ...others] },
        data: { clientId, clientChosen: chosen },
      });
      if (count > 0) await notifyTeam(tx, scope.teamId, "cases", [caseId]);
      return { subjectId: caseId };
    },
    audit: { action: "case.launch", objectType: "case" },
  };
}

/** Launches a record. Looked up again by client, steps and time, for records carry no reference of ours. */
export const recordCreate = handler("record", "Launch record");

/** Launches a case. Looked up again by client, name and reference. */
export const caseCreate = handler("case", "Launch case");
