import { apiRoute } from "@/lib/auth/api";
import { mappingLane } from "@/lib/mappings/queries";

export const GET = apiRoute(({ ctx }) => mappingLane(ctx));
