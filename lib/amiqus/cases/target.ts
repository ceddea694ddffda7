import "server-only";
import type { TeamContext } from "@/lib/auth/context";
import { readCaseId } from "@/lib/cases/case-id";
import { type CaseTarget, loadTarget } from "@/lib/cases/target";
import { AppError } from "@/lib/errors";

/** The case of this id, at an Amiqus connection. Authorise before. Throws AppError `not-found`, `conflict`. */
export async function amiqusCase(ctx: TeamContext, caseId: string): Promise<CaseTarget> {
  const target = await loadTarget(ctx, readCaseId(caseId));
  if (target.provider === "amiqus") return target;
  throw new AppError("not-found", "There is no such case in this team.");
}
