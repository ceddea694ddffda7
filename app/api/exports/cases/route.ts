import { apiRoute, readJson } from "@/lib/auth/api";
import { exportCases } from "@/lib/exports/cases";
import { caseExportSchema } from "@/lib/exports/schema";

export const POST = apiRoute(async ({ ctx, request }) =>
  exportCases(ctx, await readJson(request, caseExportSchema)),
);
