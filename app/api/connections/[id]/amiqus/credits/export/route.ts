import { exportCredits } from "@/lib/amiqus/account/credits";
import { apiRoute } from "@/lib/auth/api";

export const POST = apiRoute<{ id: string }>(({ ctx, params }) => exportCredits(ctx, params.id));
