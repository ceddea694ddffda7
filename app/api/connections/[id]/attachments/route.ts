import { apiRoute } from "@/lib/auth/api";
import { AppError } from "@/lib/errors";
import { MAX_UPLOAD_BYTES, uploadAttachment } from "@/lib/launch/mutations";

export const POST = apiRoute<{ id: string }>(
  async ({ ctx, request, params }) => {
    // Refused by its declared length before any of it is read.
    if (Number(request.headers.get("content-length") ?? 0) > MAX_UPLOAD_BYTES + 10_000) {
      throw new AppError("invalid", "The file is larger than 20 MB. Nothing was sent.");
    }
    const file = (await request.formData()).get("file");
    if (!(file instanceof File)) throw new AppError("invalid", "Choose a file. Nothing was sent.");
    return { id: await uploadAttachment(ctx, params.id, file) };
  },
  { accepts: ["multipart/form-data"] },
);
