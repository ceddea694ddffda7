import { memberOf } from "@/lib/amiqus/account/queries";
import { apiRoute } from "@/lib/auth/api";

export const GET = apiRoute<{ id: string; memberId: string }>(({ ctx, params }) =>
  memberOf(ctx, params.id, params.memberId),
);
