import { listAudit } from "@/lib/audit/queries";
import { auditSearchSchema } from "@/lib/audit/schema";
import { apiRoute, parseInput } from "@/lib/auth/api";

export const GET = apiRoute(({ ctx, request }) => {
  const query = Object.fromEntries(new URL(request.url).searchParams);
  return listAudit(ctx, parseInput(auditSearchSchema, query));
});
