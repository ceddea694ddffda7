import { apiRoute, readJson } from "@/lib/auth/api";
import { caseSearchSchema } from "@/lib/cases/schema";
import { searchCases } from "@/lib/cases/search";

export const POST = apiRoute(async ({ ctx, request }) =>
  searchCases(ctx, await readJson(request, caseSearchSchema)),
);
