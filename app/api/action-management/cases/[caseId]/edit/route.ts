import { caseEditOf } from "@/lib/action-management/case-edit";
import { apiRoute } from "@/lib/auth/api";

export const GET = apiRoute<{ caseId: string }>(({ ctx, params }) => caseEditOf(ctx, params.caseId));
