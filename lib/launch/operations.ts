import "server-only";
import { z } from "zod";
import { AppError } from "@/lib/errors";
import type { OperationHandler } from "@/lib/operations/handler";
import { fetchedCaseSchema } from "@/lib/operations/result-schemas";
import { ProviderError } from "@/lib/providers/errors";
import type { Adapter, CaseKind, FetchedCase, Json, LaunchesPort } from "@/lib/providers/port";
import { upsertCases } from "@/lib/sync/upsert";

/** Input of a launch: the desk's client, the provider's client, and the provider's own body. */
export interface LaunchInput {
  clientId: string;
  providerClientId: string;
  body: Json;
}

function launchesOf(adapter: Adapter): LaunchesPort {
  if (adapter.launches) return adapter.launches;
  throw new ProviderError({
    provider: adapter.provider,
    kind: "not-configured",
    fate: "not-sent",
    message: "Nothing can be launched at this provider.",
  });
}

function handler(kind: CaseKind, label: string): OperationHandler<LaunchInput, FetchedCase> {
  const request = (input: LaunchInput) => ({
    kind,
    providerClientId: input.providerClientId,
    input: input.body,
  });
  return {
    kind: `${kind}.create`,
    inputSchema: z.object({ clientId: z.uuid(), providerClientId: z.string(), body: z.json() }),
    resultSchema: fetchedCaseSchema,
    label: () => label,
    send: (adapter, input) => launchesOf(adapter).create(request(input)),
    find: (adapter, input, since) => launchesOf(adapter).find(request(input), since),
    idOf: (result) => result.case.ref.id,
    async apply(tx, scope, _input, result) {
      const connection = await tx.connection.findFirst({
        where: { id: scope.connectionId, teamId: scope.teamId },
        select: { id: true, teamId: true, provider: true },
      });
      if (!connection) throw new AppError("not-found", "There is no such connection.");
      const { caseIds } = await upsertCases(tx, connection, [result], "write");
      const [caseId] = caseIds;
      return caseId ? { subjectId: caseId } : {};
    },
    audit: { action: "case.launch", objectType: "case" },
  };
}

/** Launches a record. Looked up again by client, steps and time, for records carry no reference of ours. */
export const recordCreate = handler("record", "Launch record");

/** Launches a case. Looked up again by client, name and reference. */
export const caseCreate = handler("case", "Launch case");
