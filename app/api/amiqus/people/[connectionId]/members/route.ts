import { listMembers } from "@/lib/amiqus/people/list";
import { apiRoute } from "@/lib/auth/api";

export const GET = apiRoute<{ connectionId: string }>(({ ctx, params }) =>
  listMembers(ctx, params.connectionId),
);
