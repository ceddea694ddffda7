import { apiRoute } from "@/lib/auth/api";
import { fetchNow } from "@/lib/cases/refresh";

export const POST = apiRoute<{ caseId: string }>(async ({ ctx, params }) => {
  await fetchNow(ctx, params.caseId);
  return { refreshed: true };
});
