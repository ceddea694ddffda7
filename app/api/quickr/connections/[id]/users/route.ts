import { apiRoute } from "@/lib/auth/api";
import { usersOf } from "@/lib/quickr/account-queries";

export const GET = apiRoute<{ id: string }>(({ ctx, params }) => usersOf(ctx, params.id));
