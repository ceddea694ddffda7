import { personAssignees } from "@/lib/amiqus/people/queries";
import { apiRoute } from "@/lib/auth/api";

export const GET = apiRoute<{ linkId: string }>(({ ctx, params }) => personAssignees(ctx, params.linkId));
