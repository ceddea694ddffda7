import { personCorrections } from "@/lib/amiqus/people/queries";
import { correctionQuerySchema } from "@/lib/amiqus/people/schema";
import { apiRoute, parseInput } from "@/lib/auth/api";

export const GET = apiRoute<{ linkId: string }>(async ({ ctx, request, params }) => {
  const query = Object.fromEntries(new URL(request.url).searchParams);
  const { status } = parseInput(correctionQuerySchema, query);
  return personCorrections(ctx, params.linkId, status ?? null);
});
