import { apiRoute, readJson } from "@/lib/auth/api";
import { searchCompanies } from "@/lib/quickr/account-queries";
import { companySearchSchema } from "@/lib/quickr/schema";

export const POST = apiRoute(async ({ ctx, request }) =>
  searchCompanies(ctx, await readJson(request, companySearchSchema)),
);
