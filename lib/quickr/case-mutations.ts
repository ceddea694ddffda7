import "server-only";
import type { z } from "zod";
import type { TeamContext } from "@/lib/auth/context";
import { authorise } from "@/lib/auth/roles";
import type { OperationHandler } from "@/lib/operations/handler";
import { runOperation } from "@/lib/operations/run";
import { caseOf } from "@/lib/providers/quickr/parts";
import { checkTypeOf } from "@/lib/providers/quickr/vocabulary";
import { listOf, objectOf, textOf } from "@/lib/providers/read";
import {
  agentEdit,
  automationsAttach,
  checklistAnswer,
  checksRun,
  contractRenew,
  declarationCreate,
  declarationUpdate,
  noteCreate,
  schedulesChange,
} from "./case-operations";
import type * as schema from "./schema";
import { type QuickrTarget, quickrCase, quickrFor, reading, writableCase } from "./target";
import type { DeclarationCreated, QuickrWriteResult, SignLink } from "./types";
import { writeResult } from "./write-result";

type In<S extends z.ZodType> = z.infer<S>;
interface At {
  caseId: string;
  operationId: string;
}

/**
 * Sends one write about a case as an operation. All writes below throw AppError `forbidden`, `not-found`, `conflict` when
 * the connection is switched off; what Quickr did is in the answer.
 */
async function run<Input, Result>(
  ctx: TeamContext,
  at: At,
  handler: OperationHandler<Input, Result>,
  input: (target: QuickrTarget) => Input,
): Promise<QuickrWriteResult> {
  authorise(ctx, "case.update");
  const target = await writableCase(ctx, at.caseId);
  const outcome = await runOperation(ctx, handler, {
    operationId: at.operationId,
    connectionId: target.connectionId,
    subjectType: "case",
    subjectId: target.id,
    input: input(target),
  });
  return writeResult(outcome);
}

const idOf = (target: QuickrTarget) => ({ quickrId: target.ref.id });

/** Makes the hosted form of a case that was checked at once, and answers its link where Quickr gave it. */
export async function createDeclaration(
  ctx: TeamContext,
  at: In<typeof schema.declarationCreateSchema>,
): Promise<DeclarationCreated> {
  const result = await run(ctx, at, declarationCreate, idOf);
  const { snapshot } = await quickrCase(ctx, at.caseId);
  const url = textOf(objectOf(caseOf(snapshot).urls).declaration_url);
  return { ...result, url: result.state === "sent" ? url : null };
}

/** Puts values into an open declaration; finishing starts the contract or the checks. */
export function updateDeclaration(
  ctx: TeamContext,
  { caseId, operationId, ...input }: schema.DeclarationUpdate,
): Promise<QuickrWriteResult> {
  return run(ctx, { caseId, operationId }, declarationUpdate, (target) => ({ ...idOf(target), ...input }));
}

/** Check types as the case spells them: `sanction` and `sanctions` are the same check. */
function spelledAsThere(target: QuickrTarget, type: string): string {
  const theirs = listOf(caseOf(target.snapshot).checks).map((check) => textOf(objectOf(check).type) ?? "");
  return theirs.find((one) => one === type || checkTypeOf(one) === type) ?? type;
}

/** Runs checks of a case now. */
export function runChecks(
  ctx: TeamContext,
  at: In<typeof schema.checksRunSchema>,
): Promise<QuickrWriteResult> {
  return run(ctx, at, checksRun, (target) => ({
    ...idOf(target),
    checks: at.checks.map((type) => spelledAsThere(target, type)),
  }));
}

/** Sets or takes away schedules of checks. */
export function changeSchedules(ctx: TeamContext, at: schema.SchedulesChange): Promise<QuickrWriteResult> {
  return run(ctx, at, schedulesChange, (target) => ({
    ...idOf(target),
    schedules: at.schedules.map(({ type, schedule }) => ({ type: spelledAsThere(target, type), schedule })),
  }));
}

/** Starts the signing of a contract over. */
export function renewContract(
  ctx: TeamContext,
  at: In<typeof schema.contractRenewSchema>,
): Promise<QuickrWriteResult> {
  return run(ctx, at, contractRenew, (target) => ({ ...idOf(target), contractId: at.contractId }));
}

/** Puts declared values right. */
export function createAgentEdit(ctx: TeamContext, at: schema.AgentEditInput): Promise<QuickrWriteResult> {
  return run(ctx, at, agentEdit, (target) => ({ ...idOf(target), type: at.type, data: at.data }));
}

/** Answers items of a checklist of the case. */
export function answerChecklist(ctx: TeamContext, at: schema.ChecklistAnswers): Promise<QuickrWriteResult> {
  const { checklistId, answers } = at;
  return run(ctx, at, checklistAnswer, (target) => ({ ...idOf(target), checklistId, answers }));
}

/** Writes a note at Quickr. */
export function addNote(ctx: TeamContext, at: In<typeof schema.noteSchema>): Promise<QuickrWriteResult> {
  return run(ctx, at, noteCreate, (target) => ({ ...idOf(target), text: at.text }));
}

/** Sets which automations watch the case. */
export function attachAutomations(
  ctx: TeamContext,
  at: In<typeof schema.attachAutomationsSchema>,
): Promise<QuickrWriteResult> {
  return run(ctx, at, automationsAttach, (target) => ({ ...idOf(target), automationIds: at.automationIds }));
}

/** The page where a person signs. Nothing changes at Quickr. Throws AppError as `reading` does. */
export async function signLink(ctx: TeamContext, at: In<typeof schema.signLinkSchema>): Promise<SignLink> {
  authorise(ctx, "case.update");
  const target = await writableCase(ctx, at.caseId);
  return reading("the signing page", async () => {
    const quickr = await quickrFor(ctx.teamId, target.connectionId);
    return { url: await quickr.signLink(target.ref.id, at.contractId, at.signatoryId) };
  });
}

/** The page where a person shows who they are. Nothing changes at Quickr. Throws AppError as `reading` does. */
export async function verificationLink(
  ctx: TeamContext,
  at: In<typeof schema.verificationLinkSchema>,
): Promise<SignLink> {
  authorise(ctx, "case.update");
  const target = await writableCase(ctx, at.caseId);
  return reading("the verification page", async () => {
    const quickr = await quickrFor(ctx.teamId, target.connectionId);
    return { url: await quickr.initiateVerification(target.ref.id, at.verificationId) };
  });
}
