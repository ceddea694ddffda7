import { personProfile } from "@/lib/amiqus/people/profile";
import { apiRoute } from "@/lib/auth/api";

export const GET = apiRoute<{ linkId: string }>(({ ctx, params }) => personProfile(ctx, params.linkId));
