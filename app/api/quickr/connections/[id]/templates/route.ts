import { apiRoute } from "@/lib/auth/api";
import { templatesOf } from "@/lib/quickr/account-queries";

export const GET = apiRoute<{ id: string }>(({ ctx, params }) => templatesOf(ctx, params.id));
