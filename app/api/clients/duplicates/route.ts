import { apiRoute, readJson } from "@/lib/auth/api";
import { findDuplicates } from "@/lib/clients/duplicates";
import { duplicatesSchema } from "@/lib/clients/schema";

export const POST = apiRoute(async ({ ctx, request }) => ({
  items: await findDuplicates(ctx, await readJson(request, duplicatesSchema)),
}));
