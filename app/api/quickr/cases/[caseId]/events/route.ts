import { apiRoute } from "@/lib/auth/api";
import { quickrEvents } from "@/lib/quickr/case-queries";

export const GET = apiRoute<{ caseId: string }>(({ ctx, request, params }) => {
  const { searchParams } = new URL(request.url);
  return quickrEvents(ctx, params.caseId, {
    type: searchParams.get("type"),
    cursor: searchParams.get("cursor"),
  });
});
