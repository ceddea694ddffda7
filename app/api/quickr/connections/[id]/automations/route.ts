import { apiRoute } from "@/lib/auth/api";
import { automationsOf } from "@/lib/quickr/account-queries";

export const GET = apiRoute<{ id: string }>(({ ctx, params }) => automationsOf(ctx, params.id));
