import "server-only";
import type { TeamContext } from "@/lib/auth/context";
import { withTeam } from "@/lib/db/client";
import { AppError } from "@/lib/errors";
import { providerEntry } from "@/lib/providers/catalog";
import type { Capabilities, CaseKind, CaseRef, NormalisedStatus } from "@/lib/providers/port";

/** A case as writes need it. */
export interface CaseTarget {
  id: string;
  kind: CaseKind;
  ref: CaseRef;
  provider: string;
  providerLabel: string;
  connectionId: string;
  status: NormalisedStatus;
  assigneeId: string | null;
  clientId: string | null;
  /** The client's id at the case's connection. */
  providerClientId: string | null;
  capabilities: Capabilities;
}

/** Reads a case of the team for a write. Throws AppError `not-found`, `conflict` when its connection takes no writes. */
export async function loadTarget(ctx: TeamContext, caseId: string): Promise<CaseTarget> {
  const { teamId } = ctx;
  const row = await withTeam(teamId, (tx) =>
    tx.case.findFirst({
      where: { id: caseId, teamId },
      select: {
        id: true,
        kind: true,
        providerCaseId: true,
        provider: true,
        connectionId: true,
        status: true,
        assigneeId: true,
        clientId: true,
        connection: { select: { name: true, status: true, archivedAt: true } },
        client: { select: { links: { select: { connectionId: true, providerClientId: true } } } },
      },
    }),
  );
  if (!row) throw new AppError("not-found", "There is no such case in this team.");
  const entry = providerEntry(row.provider);
  if (!entry || row.connection.archivedAt !== null || row.connection.status === "disabled") {
    throw new AppError(
      "conflict",
      `The connection ${row.connection.name} is switched off. Nothing was sent.`,
    );
  }
  const link = row.client?.links.find((one) => one.connectionId === row.connectionId);
  return {
    id: row.id,
    kind: row.kind,
    ref: { kind: row.kind, id: row.providerCaseId },
    provider: row.provider,
    providerLabel: entry.label,
    connectionId: row.connectionId,
    status: row.status,
    assigneeId: row.assigneeId,
    clientId: row.clientId,
    providerClientId: link?.providerClientId ?? null,
    capabilities: entry.capabilities,
  };
}

/** What every write about a case shares: the row it belongs to and the browser's id of the press. */
export function about(target: CaseTarget, operationId: string) {
  return { operationId, connectionId: target.connectionId, subjectType: "case", subjectId: target.id };
}

type KindCapability = {
  [Key in keyof Capabilities]-?: Capabilities[Key] extends readonly CaseKind[] ? Key : never;
}[keyof Capabilities];

/** Throws AppError `invalid` when the provider does not do this for cases of this kind. */
export function requireCapability(target: CaseTarget, capability: KindCapability): void {
  if (target.capabilities[capability].includes(target.kind)) return;
  throw new AppError(
    "invalid",
    `${target.providerLabel} does not offer this for a ${target.kind}. Nothing was sent.`,
  );
}
