import { programOf } from "@/lib/action-management/program";
import { apiRoute } from "@/lib/auth/api";

export const GET = apiRoute<{ id: string }>(({ ctx, params }) => programOf(ctx, params.id));
