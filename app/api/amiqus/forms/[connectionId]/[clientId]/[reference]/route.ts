import { getForm } from "@/lib/amiqus/forms/queries";
import { apiRoute } from "@/lib/auth/api";

export const GET = apiRoute<{ connectionId: string; clientId: string; reference: string }>(
  ({ ctx, params: { reference, ...at } }) => getForm(ctx, at, reference),
);
