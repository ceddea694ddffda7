import { listOrganisations } from "@/lib/amiqus/organisations/queries";
import { listOrganisationsSchema } from "@/lib/amiqus/organisations/schema";
import { apiRoute, parseInput } from "@/lib/auth/api";

export const GET = apiRoute<{ connectionId: string }>(async ({ ctx, request, params }) => {
  const query = Object.fromEntries(new URL(request.url).searchParams);
  return listOrganisations(ctx, params.connectionId, parseInput(listOrganisationsSchema, query));
});
