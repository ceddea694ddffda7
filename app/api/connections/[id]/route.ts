import { apiRoute } from "@/lib/auth/api";
import { getConnection } from "@/lib/connections/queries";

export const GET = apiRoute<{ id: string }>(({ ctx, params }) => getConnection(ctx, params.id));
