import { listForms } from "@/lib/amiqus/forms/queries";
import { listFormsSchema } from "@/lib/amiqus/forms/schema";
import { apiRoute, parseInput } from "@/lib/auth/api";

export const GET = apiRoute<{ connectionId: string; clientId: string }>(({ ctx, request, params }) =>
  listForms(ctx, params, parseInput(listFormsSchema, Object.fromEntries(new URL(request.url).searchParams))),
);
