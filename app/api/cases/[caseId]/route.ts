import { apiRoute } from "@/lib/auth/api";
import { getCase } from "@/lib/cases/queries";

export const GET = apiRoute<{ caseId: string }>(({ ctx, params }) => getCase(ctx, params.caseId));
