import { caseAssignees } from "@/lib/amiqus/cases/queries";
import { apiRoute } from "@/lib/auth/api";

export const GET = apiRoute<{ caseId: string }>(({ ctx, params }) => caseAssignees(ctx, params.caseId));
