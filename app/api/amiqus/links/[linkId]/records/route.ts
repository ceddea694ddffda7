import { personRecords } from "@/lib/amiqus/people/queries";
import { pageQuerySchema } from "@/lib/amiqus/people/schema";
import { apiRoute, parseInput } from "@/lib/auth/api";

export const GET = apiRoute<{ linkId: string }>(async ({ ctx, request, params }) => {
  const { page } = parseInput(pageQuerySchema, Object.fromEntries(new URL(request.url).searchParams));
  return personRecords(ctx, params.linkId, page);
});
