import { apiRoute } from "@/lib/auth/api";
import { recentDeliveries } from "@/lib/webhooks/queries";

export const GET = apiRoute<{ id: string }>(({ ctx, params }) => recentDeliveries(ctx, params.id));
