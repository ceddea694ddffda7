import { apiRoute } from "@/lib/auth/api";
import { listConnections } from "@/lib/connections/queries";

export const GET = apiRoute(async ({ ctx }) => ({ items: await listConnections(ctx) }));
