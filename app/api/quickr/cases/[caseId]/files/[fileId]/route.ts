import { apiRoute } from "@/lib/auth/api";
import { quickrFile } from "@/lib/quickr/case-queries";

export const GET = apiRoute<{ caseId: string; fileId: string }>(async ({ ctx, params }) => {
  const file = await quickrFile(ctx, params.caseId, params.fileId);
  return new Response(file.body, { headers: file.headers });
});
