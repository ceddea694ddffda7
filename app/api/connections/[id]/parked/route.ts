import { apiRoute } from "@/lib/auth/api";
import { parkedDeliveries } from "@/lib/webhooks/parked";

export const GET = apiRoute<{ id: string }>(({ ctx, params }) => parkedDeliveries(ctx, params.id));
