import { apiRoute, readJson } from "@/lib/auth/api";
import { priceLaunch } from "@/lib/launch/queries";
import { priceSchema } from "@/lib/launch/schema";

export const POST = apiRoute<{ id: string }>(async ({ ctx, request, params }) =>
  priceLaunch(ctx, params.id, await readJson(request, priceSchema)),
);
