import { guidedFlow } from "@/lib/aplyid/queries";
import { apiRoute } from "@/lib/auth/api";

export const GET = apiRoute<{ caseId: string }>(({ ctx, params }) => guidedFlow(ctx, params.caseId));
