import { apiRoute, readJson } from "@/lib/auth/api";
import { accountsOf } from "@/lib/quickr/account-queries";
import { accountsQuerySchema } from "@/lib/quickr/schema";

export const POST = apiRoute<{ id: string }>(async ({ ctx, request, params }) =>
  accountsOf(ctx, params.id, await readJson(request, accountsQuerySchema)),
);
