import { apiRoute } from "@/lib/auth/api";
import { quickrCaseView } from "@/lib/quickr/case-queries";

export const GET = apiRoute<{ caseId: string }>(({ ctx, params }) => quickrCaseView(ctx, params.caseId));
