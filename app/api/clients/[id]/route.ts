import { apiRoute } from "@/lib/auth/api";
import { getClient } from "@/lib/clients/detail";

export const GET = apiRoute<{ id: string }>(({ ctx, params }) => getClient(ctx, params.id));
