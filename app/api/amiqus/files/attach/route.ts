import { attachFile } from "@/lib/amiqus/files/mutations";
import { readAttachMeta } from "@/lib/amiqus/files/read-meta";
import { apiRoute } from "@/lib/auth/api";

export const POST = apiRoute(
  async ({ ctx, request }) => {
    const size = Number(request.headers.get("content-length") ?? 0);
    return attachFile(ctx, readAttachMeta(request.headers), request.body, size);
  },
  { accepts: ["application/octet-stream"] },
);
