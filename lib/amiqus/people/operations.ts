import "server-only";
import { createHash } from "node:crypto";
import { z } from "zod";
import { recordAudit } from "@/lib/audit/record";
import { setArchived } from "@/lib/clients/archive";
import type { Tx } from "@/lib/db/client";
import { newId } from "@/lib/db/ids";
import { notifyTeam } from "@/lib/events/notify";
import type { OperationHandler, OperationScope } from "@/lib/operations/handler";
import { providerClientSchema } from "@/lib/operations/result-schemas";
import { amiqusOf } from "@/lib/providers/amiqus/client-of";
import { toClient } from "@/lib/providers/amiqus/mapper";
import { ProviderError } from "@/lib/providers/errors";
import type { ProviderClient } from "@/lib/providers/port";
import { clientGone } from "@/lib/sync/client-gone";
import { updateLink } from "@/lib/sync/client-links";
import { changeHolders, changeLabel, holdersOfPerson, isChanged, storedChange } from "../assignees/change";
import { PERSON_STATUSES } from "./schema";

const person = { clientId: z.uuid(), providerClientId: z.string() };

/** Who the audit says did it: the member at hand, or the desk finishing a member's write. */
export function auditActorOf({ teamId, actor }: OperationScope) {
  return actor.memberId === null
    ? { teamId, kind: "system" as const }
    : { teamId, memberId: actor.memberId, sessionId: actor.sessionId, ip: actor.ip };
}

const decideInput = z.object({
  ...person,
  status: z.enum(PERSON_STATUSES),
  from: z.string().nullable(),
  reason: z.string(),
});

async function recordDecision(tx: Tx, scope: OperationScope, input: z.infer<typeof decideInput>) {
  const { teamId, connectionId, operationId } = scope;
  const known = await tx.clientDecision.count({ where: { teamId, operationId } });
  if (known > 0) return;
  const id = newId();
  await tx.clientDecision.create({
    data: {
      id,
      teamId,
      connectionId,
      providerClientId: input.providerClientId,
      memberId: scope.actor.memberId,
      fromStatus: input.from,
      toStatus: input.status,
      reason: input.reason,
      operationId,
    },
  });
  await recordAudit(tx, auditActorOf(scope), {
    action: "client.decide",
    objectType: "client",
    objectId: input.clientId,
    clientId: input.clientId,
    outcome: "done",
    changedFields: ["status"],
    detail: {
      from: input.from,
      to: input.status,
      decisionId: id,
      // A reason may name people, so the trail holds its seal: a reason changed later does not fit it any more.
      reasonSeal: createHash("sha256").update(`${id}\n${input.reason}`).digest("hex"),
    },
  });
}

/** Decides on a person at Amiqus: pending, approved or rejected. The reason stays in the desk. */
export const personDecide: OperationHandler<z.infer<typeof decideInput>, ProviderClient> = {
  kind: "amiqus.client.status",
  inputSchema: decideInput,
  resultSchema: providerClientSchema,
  label: ({ status }) =>
    ({ approved: "Approve client", rejected: "Reject client", pending: "Set client back to pending" })[
      status
    ],
  send: async (adapter, { providerClientId, status }) =>
    toClient((await amiqusOf(adapter).updateClient(providerClientId, { status })).value),
  async find(adapter, { providerClientId, status }) {
    const now = toClient((await amiqusOf(adapter).retrieveClient(providerClientId)).value);
    return now.status === status ? { found: "one", value: now } : { found: "none" };
  },
  idOf: (result) => result.id,
  async apply(tx, scope, input, result) {
    await updateLink(tx, { id: scope.connectionId, teamId: scope.teamId }, result);
    await notifyTeam(tx, scope.teamId, "clients", [input.clientId]);
    await recordDecision(tx, scope, input);
    return { subjectId: input.clientId };
  },
  audit: { action: "client.status-at-provider", objectType: "client" },
};

const deleteInput = z.object({ ...person, archive: z.boolean() });
const deleted = z.object({ id: z.string() });

/**
 * Deletes a person at Amiqus, with their records there. In the desk the link goes; the client stays with its history,
 * out of the lists when `archive` says so. The cases of the link are archived: nothing at Amiqus answers for them.
 */
export const personDelete: OperationHandler<z.infer<typeof deleteInput>, { id: string }> = {
  kind: "amiqus.client.delete",
  inputSchema: deleteInput,
  resultSchema: deleted,
  label: () => "Delete client",
  async send(adapter, { providerClientId }) {
    await amiqusOf(adapter).deleteClient(providerClientId);
    return { id: providerClientId };
  },
  async find(adapter, { providerClientId }) {
    try {
      await amiqusOf(adapter).retrieveClient(providerClientId);
      return { found: "none" };
    } catch (error) {
      if (!(error instanceof ProviderError) || error.kind !== "not-found") throw error;
      return { found: "one", value: { id: providerClientId } };
    }
  },
  idOf: (result) => result.id,
  async apply(tx, scope, { clientId, providerClientId, archive }) {
    const connection = { id: scope.connectionId, teamId: scope.teamId };
    await clientGone(tx, connection, { clientId, providerClientId });
    if (archive) await setArchived(tx, auditActorOf(scope), clientId, true);
    return { subjectId: clientId };
  },
  audit: { action: "client.delete-at-provider", objectType: "client" },
};

const assigneesInput = z.object({ ...person, ...storedChange });
const added = z.object({ id: z.string(), added: z.number().nullable() });

/** Changes who holds a person at Amiqus. */
export const personAssignees: OperationHandler<z.infer<typeof assigneesInput>, z.infer<typeof added>> = {
  kind: "amiqus.client.assignees",
  inputSchema: assigneesInput,
  resultSchema: added,
  label: (change) => changeLabel(change, "client"),
  async send(adapter, { providerClientId: id, ...change }) {
    return { id, added: await changeHolders(holdersOfPerson(amiqusOf(adapter), id), change) };
  },
  async find(adapter, { providerClientId: id, ...change }) {
    const done = await isChanged(holdersOfPerson(amiqusOf(adapter), id), change);
    return done ? { found: "one", value: { id, added: null } } : { found: "none" };
  },
  idOf: (result) => result.id,
  async apply(tx, scope, { clientId }) {
    await notifyTeam(tx, scope.teamId, "clients", [clientId]);
    return { subjectId: clientId };
  },
  audit: { action: "client.assignees-at-provider", objectType: "client" },
};
