import { apiRoute } from "@/lib/auth/api";
import { getCaseDesk } from "@/lib/cases/queries";

export const GET = apiRoute(({ ctx }) => getCaseDesk(ctx));
