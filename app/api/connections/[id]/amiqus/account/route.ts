import { accountOf } from "@/lib/amiqus/account/queries";
import { apiRoute } from "@/lib/auth/api";

export const GET = apiRoute<{ id: string }>(({ ctx, params }) => accountOf(ctx, params.id));
