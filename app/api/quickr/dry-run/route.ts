import { apiRoute, readJson } from "@/lib/auth/api";
import { quickrDryRun } from "@/lib/quickr/case-queries";
import { dryRunSchema } from "@/lib/quickr/schema";

export const POST = apiRoute(async ({ ctx, request }) =>
  quickrDryRun(ctx, await readJson(request, dryRunSchema)),
);
