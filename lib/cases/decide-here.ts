import "server-only";
import { recordAudit } from "@/lib/audit/record";
import type { TeamContext } from "@/lib/auth/context";
import { withTeam } from "@/lib/db/client";
import { newId } from "@/lib/db/ids";
import { AppError } from "@/lib/errors";
import { notifyTeam } from "@/lib/events/notify";
import type { ReviewCase } from "./schema";
import type { CaseWriteResult } from "./types";

const becomes = { approve: "approved", reject: "rejected", hold: "on_hold", reopen: "needs_review" } as const;

/**
 * Decides on a case in the desk alone, once per `operationId`. It stands until the provider itself moves on (lib/sync/
 * verdict.ts). Authorise before. Throws AppError `not-found`, and `conflict` when the case changed since the member saw it.
 */
export async function decideHere(
  ctx: TeamContext,
  input: ReviewCase,
  holdUntil: Date | null,
): Promise<CaseWriteResult> {
  const { teamId, memberId } = ctx;
  const { caseId, operationId, decision, reason, seen } = input;
  await withTeam(teamId, async (tx) => {
    // Locked, so that two decisions at once cannot both see the status that they were made about.
    await tx.$executeRaw`SELECT 1 FROM cases WHERE id = ${caseId}::uuid AND team_id = ${teamId}::uuid FOR UPDATE`;
    const row = await tx.case.findFirst({ where: { id: caseId, teamId }, select: { status: true } });
    if (!row) throw new AppError("not-found", "There is no such case in this team.");
    if ((await tx.review.count({ where: { teamId, operationId } })) > 0) return;
    if (row.status !== seen) {
      throw new AppError(
        "conflict",
        "The case has changed since you opened it. Nothing was decided. Look at it again, then decide.",
      );
    }
    const toStatus = becomes[decision];
    const open = toStatus === "on_hold" || toStatus === "needs_review";
    await tx.review.create({
      data: {
        id: newId(),
        teamId,
        caseId,
        memberId,
        decision,
        reason,
        holdUntil,
        fromStatus: row.status,
        toStatus,
        operationId,
      },
    });
    await tx.case.updateMany({
      where: { id: caseId, teamId },
      data: { status: toStatus, waitingOn: open ? "us" : null, attention: null, holdUntil },
    });
    await notifyTeam(tx, teamId, "cases", [caseId]);
    await recordAudit(tx, ctx, {
      action: "case.review",
      objectType: "case",
      objectId: caseId,
      caseId,
      outcome: "done",
      changedFields: ["status"],
      detail: { decision, providerTold: false },
    });
  });
  return { state: "sent", operationId, message: null, code: null, fieldErrors: {} };
}
