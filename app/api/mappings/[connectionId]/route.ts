import { apiRoute } from "@/lib/auth/api";
import { statusMappings } from "@/lib/mappings/queries";

export const GET = apiRoute<{ connectionId: string }>(async ({ ctx, params }) => ({
  items: await statusMappings(ctx, params.connectionId),
}));
