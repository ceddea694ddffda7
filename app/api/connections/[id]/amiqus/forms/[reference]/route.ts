import { formTemplate } from "@/lib/amiqus/form-templates/queries";
import { apiRoute } from "@/lib/auth/api";

export const GET = apiRoute<{ id: string; reference: string }>(({ ctx, params }) =>
  formTemplate(ctx, params.id, params.reference),
);
