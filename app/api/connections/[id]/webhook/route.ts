import { apiRoute } from "@/lib/auth/api";
import { webhookHealth } from "@/lib/webhooks/health";

export const GET = apiRoute<{ id: string }>(({ ctx, params }) => webhookHealth(ctx, params.id));
