import { apiRoute } from "@/lib/auth/api";
import { downloadCase } from "@/lib/cases/download";

export const GET = apiRoute<{ caseId: string }>(async ({ ctx, params }) => {
  const file = await downloadCase(ctx, params.caseId);
  return new Response(file.body, { headers: file.headers });
});
