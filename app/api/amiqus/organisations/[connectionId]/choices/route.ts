import { organisationChoices } from "@/lib/amiqus/organisations/queries";
import { apiRoute } from "@/lib/auth/api";

export const GET = apiRoute<{ connectionId: string }>(({ ctx, params }) =>
  organisationChoices(ctx, params.connectionId),
);
