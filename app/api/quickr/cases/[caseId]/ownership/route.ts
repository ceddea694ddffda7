import { apiRoute } from "@/lib/auth/api";
import { quickrOwnership } from "@/lib/quickr/case-queries";

export const GET = apiRoute<{ caseId: string }>(({ ctx, params }) => quickrOwnership(ctx, params.caseId));
