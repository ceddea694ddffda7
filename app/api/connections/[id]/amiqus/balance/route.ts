import { creditBalance } from "@/lib/amiqus/account/credits";
import { apiRoute } from "@/lib/auth/api";

export const GET = apiRoute<{ id: string }>(({ ctx, params }) => creditBalance(ctx, params.id));
