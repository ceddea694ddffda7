import { apiRoute } from "@/lib/auth/api";
import { quickrDiscoveries } from "@/lib/quickr/case-queries";

export const GET = apiRoute<{ caseId: string }>(({ ctx, params }) => quickrDiscoveries(ctx, params.caseId));
