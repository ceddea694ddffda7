import "server-only";
import type { TeamContext } from "@/lib/auth/context";
import { authorise } from "@/lib/auth/roles";
import { about } from "@/lib/cases/target";
import type { CaseWriteResult } from "@/lib/cases/types";
import { withTeam } from "@/lib/db/client";
import { AppError } from "@/lib/errors";
import { runOperation } from "@/lib/operations/run";
import { written } from "@/lib/operations/written";
import { differences } from "@/lib/providers/action-management/case-edit";
import { hubCase } from "./connection";
import { caseDelete, caseEdit } from "./operations";
import type { DeleteCase, EditCase } from "./schema";

/**
 * Changes a case at its hub. When somebody changed one of the same fields since the form was opened nothing is sent,
 * and the answer names those fields. Throws AppError `forbidden`, `not-found`, `invalid` when nothing is to be changed;
 * what the provider did is in the answer.
 */
export async function editHubCase(ctx: TeamContext, input: EditCase): Promise<CaseWriteResult> {
  authorise(ctx, "case.update");
  const target = await hubCase(ctx, input.caseId);
  const { seen, wanted, operationId } = input;
  const changed = differences(seen, wanted);
  if (changed.length === 0) throw new AppError("invalid", "There is nothing to change. Nothing was sent.");
  if (changed.some((path) => path.startsWith("roles."))) authorise(ctx, "case.assign");
  const ref = { kind: "case" as const, id: target.ref.id };
  return written(
    await runOperation(ctx, caseEdit, { ...about(target, operationId), input: { ref, seen, wanted } }),
  );
}

/**
 * Deletes a case at its hub for good; the desk keeps it archived. Managers and admins, after its title was typed. Throws
 * AppError `forbidden`, `not-found`, `invalid` when something else was typed.
 */
export async function deleteHubCase(ctx: TeamContext, input: DeleteCase): Promise<CaseWriteResult> {
  authorise(ctx, "case.delete");
  const target = await hubCase(ctx, input.caseId);
  const row = await withTeam(ctx.teamId, (tx) =>
    tx.case.findFirst({ where: { id: target.id, teamId: ctx.teamId }, select: { title: true } }),
  );
  if (row?.title.trim() !== input.name.trim()) {
    throw new AppError("invalid", "That is not the name of this case. Nothing was deleted.");
  }
  const ref = { kind: "case" as const, id: target.ref.id };
  return written(
    await runOperation(ctx, caseDelete, { ...about(target, input.operationId), input: { ref } }),
  );
}
