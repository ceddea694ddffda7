import { personAddress } from "@/lib/amiqus/people/queries";
import { apiRoute } from "@/lib/auth/api";

export const GET = apiRoute<{ linkId: string }>(({ ctx, params }) => personAddress(ctx, params.linkId));
