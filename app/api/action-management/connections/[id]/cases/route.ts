import { hubCases } from "@/lib/action-management/hub-cases";
import { hubCasesSchema } from "@/lib/action-management/schema";
import { apiRoute, parseInput } from "@/lib/auth/api";

export const GET = apiRoute<{ id: string }>(({ ctx, request, params }) =>
  hubCases(ctx, params.id, parseInput(hubCasesSchema, Object.fromEntries(new URL(request.url).searchParams))),
);
