import { apiRoute } from "@/lib/auth/api";
import { checklistsOf } from "@/lib/quickr/account-queries";

export const GET = apiRoute<{ id: string }>(({ ctx, params }) => checklistsOf(ctx, params.id));
