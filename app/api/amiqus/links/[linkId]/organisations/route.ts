import { clientMemberships } from "@/lib/amiqus/organisations/queries";
import { apiRoute } from "@/lib/auth/api";

export const GET = apiRoute<{ linkId: string }>(({ ctx, params }) => clientMemberships(ctx, params.linkId));
