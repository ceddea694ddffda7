import { apiRoute, parseInput } from "@/lib/auth/api";
import { listImports } from "@/lib/imports/queries";
import { importsQuerySchema } from "@/lib/imports/schema";
import { readFileName, uploadImport } from "@/lib/imports/upload";

export const GET = apiRoute(async ({ ctx, request }) => {
  const { searchParams } = new URL(request.url);
  const { cursor } = parseInput(importsQuerySchema, Object.fromEntries(searchParams));
  return listImports(ctx, cursor);
});

export const POST = apiRoute(
  async ({ ctx, request }) =>
    uploadImport(ctx, { body: request.body, name: readFileName(request.headers.get("x-file-name")) }),
  { accepts: ["application/octet-stream"] },
);
