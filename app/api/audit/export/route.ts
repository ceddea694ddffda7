import { exportAudit } from "@/lib/audit/export";
import { auditExportSchema } from "@/lib/audit/schema";
import { apiRoute, readJson } from "@/lib/auth/api";

export const POST = apiRoute(async ({ ctx, request }) =>
  exportAudit(ctx, await readJson(request, auditExportSchema)),
);
