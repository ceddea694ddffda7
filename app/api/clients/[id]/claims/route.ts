import { apiRoute } from "@/lib/auth/api";
import { clientClaims } from "@/lib/clients/claims";

export const GET = apiRoute<{ id: string }>(async ({ ctx, params }) => ({
  items: await clientClaims(ctx, params.id),
}));
