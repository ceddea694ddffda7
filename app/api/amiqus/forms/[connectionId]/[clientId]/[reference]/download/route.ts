import { downloadForm } from "@/lib/amiqus/forms/queries";
import { apiRoute } from "@/lib/auth/api";

export const GET = apiRoute<{ connectionId: string; clientId: string; reference: string }>(
  async ({ ctx, params: { reference, ...at } }) => {
    const file = await downloadForm(ctx, at, reference);
    return new Response(file.body, { headers: file.headers });
  },
);
