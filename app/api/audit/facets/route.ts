import { auditFacets } from "@/lib/audit/queries";
import { apiRoute } from "@/lib/auth/api";

export const GET = apiRoute(({ ctx }) => auditFacets(ctx));
