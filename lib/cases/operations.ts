import "server-only";
import { z } from "zod";
import type { Tx } from "@/lib/db/client";
import { newId } from "@/lib/db/ids";
import { notifyTeam } from "@/lib/events/notify";
import type { OperationHandler, OperationScope } from "@/lib/operations/handler";
import { fetchedCaseSchema } from "@/lib/operations/result-schemas";
import { ProviderError } from "@/lib/providers/errors";
import {
  type Adapter,
  CASE_KINDS,
  type CasePatch,
  type CaseRef,
  type FetchedCase,
  type Lookup,
} from "@/lib/providers/port";
import { upsertCases } from "@/lib/sync/upsert";
import { DECISIONS, type Decision } from "./types";

const refSchema = z.object({ kind: z.enum(CASE_KINDS), id: z.string() });

function missing(adapter: Adapter, message: string): ProviderError {
  return new ProviderError({ provider: adapter.provider, kind: "not-configured", fate: "not-sent", message });
}

/** Stores the provider's answer in the index and answers the desk's id of the case. */
export async function storeFetched(
  tx: Tx,
  scope: OperationScope,
  fetched: FetchedCase,
): Promise<{ subjectId?: string }> {
  const connection = await tx.connection.findFirst({
    where: { id: scope.connectionId, teamId: scope.teamId },
    select: { id: true, teamId: true, provider: true },
  });
  if (!connection) return {};
  const { caseIds } = await upsertCases(tx, connection, [fetched], "write");
  const [subjectId] = caseIds;
  return subjectId ? { subjectId } : {};
}

/** The case as it is now, when it shows that the write was done. A write that changes a case can be looked up so. */
async function lookAt(
  adapter: Adapter,
  ref: CaseRef,
  done: (now: FetchedCase) => boolean | null,
): Promise<Lookup<FetchedCase>> {
  const now = await adapter.cases.fetch(ref);
  const answer = done(now);
  if (answer === null) return { found: "unsure", candidates: [] };
  return answer ? { found: "one", value: now } : { found: "none" };
}

const patchSchema = z.object({
  title: z.string().optional(),
  reference: z.string().nullable().optional(),
  archived: z.boolean().optional(),
  reviewed: z.boolean().optional(),
  reminders: z.boolean().optional(),
});
type Patch = z.infer<typeof patchSchema>;
interface UpdateInput {
  ref: CaseRef;
  patch: Patch;
}

/** Whether a case shows a change; null when it does not tell. */
function shows(adapter: Adapter, { case: now, snapshot }: FetchedCase, patch: Patch): boolean | null {
  if (patch.title !== undefined && now.title !== patch.title) return false;
  if (patch.reference !== undefined && now.reference !== patch.reference) return false;
  if (patch.archived !== undefined && (now.archivedAt !== null) !== patch.archived) return false;
  if (patch.reviewed !== undefined && (now.status === "closed") !== patch.reviewed) return false;
  if (patch.reminders === undefined) return true;
  const { facts } = adapter.cases.describe(now.ref.kind, snapshot);
  const reminders = facts.find((fact) => fact.label === "Reminders");
  return reminders === undefined ? null : (reminders.value === "On") === patch.reminders;
}

function updateLabel(kind: string, patch: Patch): string {
  if (patch.archived !== undefined) return `${patch.archived ? "Archive" : "Unarchive"} ${kind}`;
  if (patch.reviewed !== undefined) return `Mark ${kind} as ${patch.reviewed ? "reviewed" : "not reviewed"}`;
  if (patch.reminders !== undefined) return `Turn reminders ${patch.reminders ? "on" : "off"}`;
  return patch.title !== undefined ? `Rename ${kind}` : `Change reference of ${kind}`;
}

function updateHandler(kind: "record" | "case"): OperationHandler<UpdateInput, FetchedCase> {
  return {
    kind: `${kind}.update`,
    inputSchema: z.object({ ref: refSchema, patch: patchSchema }),
    resultSchema: fetchedCaseSchema,
    label: ({ patch }) => updateLabel(kind, patch),
    send: (adapter, { ref, patch }) => adapter.cases.update(ref, definedOnly(patch)),
    find: (adapter, { ref, patch }) => lookAt(adapter, ref, (now) => shows(adapter, now, patch)),
    idOf: (result) => result.case.ref.id,
    apply: (tx, scope, _input, result) => storeFetched(tx, scope, result),
    audit: { action: "case.update", objectType: "case" },
  };
}

function definedOnly({ title, reference, archived, reviewed, reminders }: Patch): CasePatch {
  return {
    ...(title === undefined ? {} : { title }),
    ...(reference === undefined ? {} : { reference }),
    ...(archived === undefined ? {} : { archived }),
    ...(reviewed === undefined ? {} : { reviewed }),
    ...(reminders === undefined ? {} : { reminders }),
  };
}

/** Changes a record: archive, reviewed mark, reminders. */
export const recordUpdate = updateHandler("record");

/** Changes a case: title, reference, archive. */
export const caseUpdate = updateHandler("case");

interface ExpireInput {
  ref: CaseRef;
  /** ISO instant, or now. */
  expiresAt: string;
}

/** Moves a record's expiry, or ends it now. */
export const recordExpire: OperationHandler<ExpireInput, FetchedCase> = {
  kind: "record.expire",
  inputSchema: z.object({ ref: refSchema, expiresAt: z.union([z.literal("now"), z.iso.datetime()]) }),
  resultSchema: fetchedCaseSchema,
  label: ({ expiresAt }) => (expiresAt === "now" ? "Expire record now" : "Change expiry of record"),
  send: (adapter, { ref, expiresAt }) =>
    adapter.cases.update(ref, { expiresAt: expiresAt === "now" ? "now" : new Date(expiresAt) }),
  find: (adapter, { ref, expiresAt }) =>
    lookAt(adapter, ref, ({ case: now }) => {
      if (now.expiresAt === null) return null;
      if (expiresAt === "now") return now.expiresAt.getTime() <= Date.now();
      // Providers keep whole seconds.
      return Math.abs(now.expiresAt.getTime() - new Date(expiresAt).getTime()) < 1000;
    }),
  idOf: (result) => result.case.ref.id,
  apply: (tx, scope, _input, result) => storeFetched(tx, scope, result),
  audit: { action: "case.expire", objectType: "case" },
};

interface AssignInput {
  ref: CaseRef;
  /** The desk's member, or null for nobody. */
  assigneeId: string | null;
  /** The same person at the provider, or null for nobody. */
  providerMemberId: string | null;
}
const assigned = z.object({ refId: z.string() });

/** Mirrors the desk's assignee to the provider, in place of whoever held the case there. */
export const recordAssign: OperationHandler<AssignInput, { refId: string }> = {
  kind: "record.assign",
  inputSchema: z.object({
    ref: refSchema,
    assigneeId: z.string().nullable(),
    providerMemberId: z.string().nullable(),
  }),
  resultSchema: assigned,
  label: ({ assigneeId }) => (assigneeId === null ? "Take assignee off record" : "Assign record"),
  async send(adapter, { ref, providerMemberId }) {
    if (!adapter.assignees) throw missing(adapter, "This provider keeps no assignees.");
    if (providerMemberId === null) await adapter.assignees.removeAll(ref);
    else await adapter.assignees.replace(ref, [providerMemberId]);
    return { refId: ref.id };
  },
  async find(adapter, { ref, providerMemberId }) {
    if (!adapter.assignees) throw missing(adapter, "This provider keeps no assignees.");
    const holders = (await adapter.assignees.list(ref)).map(({ member }) => member.id);
    const done = providerMemberId === null ? holders.length === 0 : holders.join() === providerMemberId;
    return done ? { found: "one", value: { refId: ref.id } } : { found: "none" };
  },
  idOf: (result) => result.refId,
  async apply(tx, scope, { assigneeId }) {
    if (scope.subjectId === null) return {};
    await setAssignee(tx, scope.teamId, scope.subjectId, assigneeId);
    return { subjectId: scope.subjectId };
  },
  audit: { action: "case.assign", objectType: "case" },
};

/** Writes who holds a case and tells open pages. */
export async function setAssignee(
  tx: Tx,
  teamId: string,
  caseId: string,
  assigneeId: string | null,
): Promise<void> {
  await tx.case.updateMany({ where: { id: caseId, teamId }, data: { assigneeId } });
  await notifyTeam(tx, teamId, "cases", [caseId]);
}

interface ReviewInput {
  ref: CaseRef;
  decision: Decision;
  reason: string;
  /** ISO instant; holds only. */
  holdUntil: string | null;
}

const theirs = { approve: "approved", reject: "rejected", hold: "on_hold", reopen: "pending" } as const;
const ours = { approve: "approved", reject: "rejected", hold: "on_hold", reopen: "needs_review" } as const;

/** Records a decision at the provider, and in the desk with its reason. */
export const caseReview: OperationHandler<ReviewInput, FetchedCase> = {
  kind: "case.review",
  inputSchema: z.object({
    ref: refSchema,
    decision: z.enum(DECISIONS),
    reason: z.string(),
    holdUntil: z.string().nullable(),
  }),
  resultSchema: fetchedCaseSchema,
  label: ({ decision }) =>
    ({
      approve: "Approve case",
      reject: "Reject case",
      hold: "Put case on hold",
      reopen: "Reopen case",
    })[decision],
  async send(adapter, { ref, decision }) {
    if (!adapter.reviews) throw missing(adapter, "This provider keeps no reviews.");
    return adapter.reviews.create(ref, theirs[decision]);
  },
  find: (adapter, { ref, decision }) =>
    lookAt(adapter, ref, ({ case: now }) => now.status === ours[decision]),
  idOf: (result) => result.case.ref.id,
  async apply(tx, scope, input, result) {
    const { teamId, subjectId, operationId } = scope;
    const memberId = scope.actor.memberId;
    const before = subjectId && (await tx.case.findFirst({ where: { id: subjectId, teamId } }));
    const stored = await storeFetched(tx, scope, result);
    const known = await tx.review.findFirst({ where: { teamId, operationId }, select: { id: true } });
    if (!before || !memberId || known) return stored;
    await tx.review.create({
      data: {
        id: newId(),
        teamId,
        caseId: before.id,
        memberId,
        decision: input.decision,
        reason: input.reason,
        holdUntil: input.holdUntil,
        fromStatus: before.status,
        toStatus: result.case.status,
        operationId,
      },
    });
    const holdUntil = input.decision === "hold" ? input.holdUntil : null;
    await tx.case.updateMany({ where: { id: before.id, teamId }, data: { holdUntil } });
    return stored;
  },
  audit: { action: "case.review", objectType: "case" },
};

interface ItemsInput {
  ref: CaseRef;
  items: CaseRef[];
}

/** Puts records into a case. */
export const caseItems: OperationHandler<ItemsInput, FetchedCase> = {
  kind: "case.items",
  inputSchema: z.object({ ref: refSchema, items: z.array(refSchema) }),
  resultSchema: fetchedCaseSchema,
  label: ({ items }) => (items.length === 1 ? "Add record to case" : `Add ${items.length} records to case`),
  send: (adapter, { ref, items }) => adapter.cases.addItems(ref, items),
  find: (adapter, { ref, items }) =>
    lookAt(adapter, ref, (now) => {
      const inside = adapter.cases.describe(ref.kind, now.snapshot).items;
      return items.every((item) => inside.some((one) => one.kind === item.kind && one.id === item.id));
    }),
  idOf: (result) => result.case.ref.id,
  apply: (tx, scope, _input, result) => storeFetched(tx, scope, result),
  audit: { action: "case.items", objectType: "case" },
};
