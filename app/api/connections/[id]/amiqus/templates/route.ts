import { templatesOf } from "@/lib/amiqus/account/queries";
import { apiRoute } from "@/lib/auth/api";

export const GET = apiRoute<{ id: string }>(({ ctx, params }) => templatesOf(ctx, params.id));
