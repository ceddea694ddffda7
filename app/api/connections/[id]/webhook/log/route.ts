import { apiRoute } from "@/lib/auth/api";
import { webhookLog } from "@/lib/webhooks/health";

export const GET = apiRoute<{ id: string }>(({ ctx, params }) => webhookLog(ctx, params.id));
