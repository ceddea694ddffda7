import { apiRoute, readJson } from "@/lib/auth/api";
import { usageOf } from "@/lib/quickr/account-queries";
import { usageSchema } from "@/lib/quickr/schema";

export const POST = apiRoute<{ id: string }>(async ({ ctx, request, params }) =>
  usageOf(ctx, params.id, await readJson(request, usageSchema)),
);
