import { apiRoute } from "@/lib/auth/api";
import { listTemplates } from "@/lib/launch/templates";

export const GET = apiRoute(async ({ ctx }) => ({ items: await listTemplates(ctx) }));
