import { verifyChain } from "@/lib/audit/verify";
import { apiRoute } from "@/lib/auth/api";
import { authorise } from "@/lib/auth/roles";

export const POST = apiRoute(({ ctx }) => {
  authorise(ctx, "audit.read");
  return verifyChain(ctx.teamId);
});
