import { listFiles } from "@/lib/amiqus/files/queries";
import { listFilesSchema } from "@/lib/amiqus/files/schema";
import { apiRoute, readJson } from "@/lib/auth/api";

export const POST = apiRoute(async ({ ctx, request }) =>
  listFiles(ctx, await readJson(request, listFilesSchema)),
);
