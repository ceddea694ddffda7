import { apiRoute } from "@/lib/auth/api";
import { groupTargets } from "@/lib/cases/queries";

export const GET = apiRoute<{ caseId: string }>(({ ctx, params }) => groupTargets(ctx, params.caseId));
