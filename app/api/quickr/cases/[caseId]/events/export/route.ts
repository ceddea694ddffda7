import { apiRoute } from "@/lib/auth/api";
import { exportEvents } from "@/lib/quickr/case-queries";

export const GET = apiRoute<{ caseId: string }>(({ ctx, request, params }) =>
  exportEvents(ctx, params.caseId, new URL(request.url).searchParams.get("type")),
);
