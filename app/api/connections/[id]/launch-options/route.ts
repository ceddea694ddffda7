import { apiRoute } from "@/lib/auth/api";
import { launchOptions } from "@/lib/launch/queries";

export const GET = apiRoute<{ id: string }>(({ ctx, params }) => launchOptions(ctx, params.id));
