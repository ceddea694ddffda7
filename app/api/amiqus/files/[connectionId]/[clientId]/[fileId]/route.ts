import { downloadFile } from "@/lib/amiqus/files/queries";
import { apiRoute } from "@/lib/auth/api";

export const GET = apiRoute<{ connectionId: string; clientId: string; fileId: string }>(
  async ({ ctx, params }) => {
    const { fileId, ...at } = params;
    const file = await downloadFile(ctx, at, fileId);
    return new Response(file.body, { headers: file.headers });
  },
);
