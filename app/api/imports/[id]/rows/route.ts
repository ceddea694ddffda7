import { apiRoute, parseInput } from "@/lib/auth/api";
import { listImportRows } from "@/lib/imports/queries";
import { rowsQuerySchema } from "@/lib/imports/schema";

export const GET = apiRoute<{ id: string }>(async ({ ctx, request, params }) => {
  const { searchParams } = new URL(request.url);
  return listImportRows(ctx, params.id, parseInput(rowsQuerySchema, Object.fromEntries(searchParams)));
});
