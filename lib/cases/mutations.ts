import "server-only";
import { recordAudit } from "@/lib/audit/record";
import type { TeamContext } from "@/lib/auth/context";
import { authorise } from "@/lib/auth/roles";
import { adapterFor } from "@/lib/connections/adapter";
import { withTeam } from "@/lib/db/client";
import { AppError } from "@/lib/errors";
import { caseCreate } from "@/lib/launch/operations";
import { parseBody } from "@/lib/launch/queries";
import { runOperation } from "@/lib/operations/run";
import { written } from "@/lib/operations/written";
import { ProviderError } from "@/lib/providers/errors";
import { decideHere } from "./decide-here";
import {
  caseItems,
  caseReview,
  caseUpdate,
  recordAssign,
  recordExpire,
  recordUpdate,
  setAssignee,
} from "./operations";
import type { AddItems, AssignCase, ExpireCase, GroupCase, ReviewCase, UpdateCase } from "./schema";
import { about, type CaseTarget, loadTarget, requireCapability } from "./target";
import type { AssignResult, CaseWriteResult } from "./types";

/**
 * Changes a case at its provider: title, reference, archive, reviewed mark or reminders, as far as the provider has
 * them. Throws AppError `forbidden`, `not-found`, `invalid`; what the provider did is in the answer.
 */
export async function updateCase(ctx: TeamContext, input: UpdateCase): Promise<CaseWriteResult> {
  authorise(ctx, "case.update");
  const target = await loadTarget(ctx, input.caseId);
  const { title, reference, archived, reviewed, reminders } = input.patch;
  if (title !== undefined || reference !== undefined) requireCapability(target, "rename");
  if (archived !== undefined) requireCapability(target, "archive");
  if (reviewed !== undefined) requireCapability(target, "markReviewed");
  if (reminders !== undefined) requireCapability(target, "reminders");
  const handler = target.kind === "record" ? recordUpdate : caseUpdate;
  const patch = { ...input.patch, ...(reference === "" ? { reference: null } : {}) };
  const request = { ...about(target, input.operationId), input: { ref: target.ref, patch } };
  return written(await runOperation(ctx, handler, request));
}

/** Moves a record's expiry or ends it now. Throws AppError `forbidden`, `not-found`, `invalid`. */
export async function expireCase(ctx: TeamContext, input: ExpireCase): Promise<CaseWriteResult> {
  authorise(ctx, "case.update");
  const target = await loadTarget(ctx, input.caseId);
  requireCapability(target, "expiry");
  const expiresAt = input.expiresAt === "now" ? input.expiresAt : new Date(input.expiresAt).toISOString();
  const request = { ...about(target, input.operationId), input: { ref: target.ref, expiresAt } };
  return written(await runOperation(ctx, recordExpire, request));
}

/**
 * Decides on a case at its provider, or in the desk alone where the provider takes no decisions. Throws AppError
 * `forbidden`, `not-found`, `invalid`, and `conflict` when the case is no longer in the status that the member saw: the
 * decision was made about something else.
 */
export async function reviewCase(ctx: TeamContext, input: ReviewCase): Promise<CaseWriteResult> {
  authorise(ctx, "case.review");
  const target = await loadTarget(ctx, input.caseId);
  const here = target.capabilities.decidedHere?.includes(target.kind) ?? false;
  if (!here) requireCapability(target, "reviews");
  if (target.status !== input.seen && !(await isRepeat(ctx, input.operationId))) {
    throw new AppError(
      "conflict",
      "The case has changed since you opened it. Nothing was decided. Look at it again, then decide.",
    );
  }
  const holdUntil = input.decision === "hold" && input.holdUntil ? new Date(input.holdUntil) : null;
  if (holdUntil && holdUntil <= new Date()) {
    throw new AppError("invalid", "Choose a day to come. Nothing was decided.", {
      fieldErrors: { holdUntil: ["Choose a day to come."] },
    });
  }
  if (here) return decideHere(ctx, input, holdUntil);
  return written(
    await runOperation(ctx, caseReview, {
      ...about(target, input.operationId),
      input: {
        ref: target.ref,
        decision: input.decision,
        reason: input.reason,
        holdUntil: holdUntil?.toISOString() ?? null,
      },
    }),
  );
}

function isRepeat(ctx: TeamContext, operationId: string): Promise<boolean> {
  return withTeam(ctx.teamId, async (tx) => {
    const where = { teamId: ctx.teamId, operationId };
    return (await tx.operation.count({ where })) > 0 || (await tx.review.count({ where })) > 0;
  });
}

/** Staff may take a case that nobody holds and put down their own; everything else is for managers. */
function authoriseAssign(ctx: TeamContext, target: CaseTarget, assigneeId: string | null): void {
  const takes = target.assigneeId === null && assigneeId === ctx.memberId;
  const putsDown = target.assigneeId === ctx.memberId && assigneeId === null;
  authorise(ctx, takes || putsDown ? "case.update" : "case.assign");
}

async function memberEmail(ctx: TeamContext, memberId: string): Promise<string> {
  const member = await withTeam(ctx.teamId, (tx) =>
    tx.member.findFirst({
      where: { id: memberId, teamId: ctx.teamId, disabledAt: null, role: { not: "auditor" } },
      select: { user: { select: { email: true } } },
    }),
  );
  if (!member) throw new AppError("not-found", "There is no such member in this team. Nothing was changed.");
  return member.user.email;
}

/** The same person at the provider, by e-mail; null when it has nobody of that address. Throws ProviderError. */
async function providerMember(ctx: TeamContext, target: CaseTarget, email: string): Promise<string | null> {
  const adapter = await adapterFor(ctx.teamId, target.connectionId);
  const wanted = email.normalize("NFKC").toLowerCase();
  const theirs = await adapter.connection.members();
  return theirs.find((person) => person.email.normalize("NFKC").toLowerCase() === wanted)?.id ?? null;
}

/**
 * Gives a case to a member, or takes it off everybody, here and at the provider where it has assignees. A member whom
 * the provider does not know holds the case in the desk only, and the answer says so. Throws AppError `forbidden`,
 * `not-found`; ProviderError when the provider's members cannot be read.
 */
export async function assignCase(ctx: TeamContext, input: AssignCase): Promise<AssignResult> {
  authorise(ctx, "case.update");
  const target = await loadTarget(ctx, input.caseId);
  authoriseAssign(ctx, target, input.assigneeId);
  const email = input.assigneeId === null ? null : await memberEmail(ctx, input.assigneeId);
  if (!target.capabilities.assignees.includes(target.kind)) return assignHere(ctx, target, input, "not-kept");
  const providerMemberId = email === null ? null : await lookUp(ctx, target, email);
  if (email !== null && providerMemberId === null) return assignHere(ctx, target, input, "unknown-there");
  const outcome = await runOperation(ctx, recordAssign, {
    ...about(target, input.operationId),
    input: { ref: target.ref, assigneeId: input.assigneeId, providerMemberId },
  });
  return { ...written(outcome), mirrored: "yes" };
}

async function lookUp(ctx: TeamContext, target: CaseTarget, email: string): Promise<string | null> {
  try {
    return await providerMember(ctx, target, email);
  } catch (cause) {
    if (!(cause instanceof ProviderError)) throw cause;
    const message = `${target.providerLabel} did not say who its members are, so nothing was assigned. Try again.`;
    throw new AppError("provider", message, { cause });
  }
}

async function assignHere(
  ctx: TeamContext,
  target: CaseTarget,
  input: AssignCase,
  mirrored: AssignResult["mirrored"],
): Promise<AssignResult> {
  await withTeam(ctx.teamId, async (tx) => {
    await setAssignee(tx, ctx.teamId, target.id, input.assigneeId);
    await recordAudit(tx, ctx, {
      action: "case.assign",
      objectType: "case",
      objectId: target.id,
      caseId: target.id,
      outcome: "done",
      changedFields: ["assignee"],
      detail: { assigneeId: input.assigneeId, mirrored: false },
    });
  });
  return {
    state: "sent",
    operationId: input.operationId,
    message: null,
    code: null,
    fieldErrors: {},
    mirrored,
  };
}

/** Puts records of the same client and connection into a case. Throws AppError `forbidden`, `not-found`, `invalid`. */
export async function addItems(ctx: TeamContext, input: AddItems): Promise<CaseWriteResult> {
  authorise(ctx, "case.update");
  const target = await loadTarget(ctx, input.caseId);
  requireCapability(target, "items");
  const items = await withTeam(ctx.teamId, (tx) =>
    tx.case.findMany({
      where: { id: { in: input.itemIds }, teamId: ctx.teamId },
      select: { kind: true, providerCaseId: true, clientId: true, connectionId: true },
      orderBy: { id: "asc" },
    }),
  );
  const fits = items.filter(
    (item) =>
      item.kind === "record" &&
      item.connectionId === target.connectionId &&
      item.clientId === target.clientId,
  );
  if (fits.length !== new Set(input.itemIds).size) {
    throw new AppError(
      "invalid",
      "Only records of the same client and connection can be added. Nothing was sent.",
    );
  }
  const refs = fits.map((item) => ({ kind: item.kind, id: item.providerCaseId }));
  const request = { ...about(target, input.operationId), input: { ref: target.ref, items: refs } };
  return written(await runOperation(ctx, caseItems, request));
}

/**
 * Creates a case for a record's client and puts the record into it. The answer is about the first of the two writes
 * that did not go through; `caseId` is set once the new case is in the desk. Throws AppError `forbidden`, `not-found`,
 * `invalid`.
 */
export async function groupCase(
  ctx: TeamContext,
  input: GroupCase,
): Promise<CaseWriteResult & { caseId: string | null }> {
  authorise(ctx, "case.launch");
  const record = await loadTarget(ctx, input.caseId);
  if (!record.capabilities.launchKinds.includes("case") || !record.capabilities.items.includes("case")) {
    throw new AppError("invalid", `${record.providerLabel} does not group records. Nothing was sent.`);
  }
  const { clientId, providerClientId } = record;
  if (clientId === null || providerClientId === null) {
    throw new AppError("conflict", "The record's client is not linked to this connection. Nothing was sent.");
  }
  const body = parseBody(record.provider, "case", { name: input.title, reference: input.reference || null });
  const created = await runOperation(ctx, caseCreate, {
    ...about(record, input.createId),
    input: { clientId, providerClientId, reference: input.createId, body },
  });
  if (created.state !== "sent" || created.pending || created.subjectId === null) {
    return { ...written(created), caseId: null };
  }
  const added = await addItems(ctx, {
    caseId: created.subjectId,
    operationId: input.operationId,
    itemIds: [input.caseId],
  });
  return { ...added, caseId: created.subjectId };
}
