import { apiRoute, readJson } from "@/lib/auth/api";
import { exportUsage } from "@/lib/quickr/account-queries";
import { usageSchema } from "@/lib/quickr/schema";

export const POST = apiRoute<{ id: string }>(async ({ ctx, request, params }) =>
  exportUsage(ctx, params.id, await readJson(request, usageSchema)),
);
