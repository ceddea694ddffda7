import { apiRoute, parseInput } from "@/lib/auth/api";
import { clientTimeline, timelineQuerySchema } from "@/lib/clients/timeline";

export const GET = apiRoute<{ id: string }>(async ({ ctx, params, request }) => {
  const asked = Object.fromEntries(new URL(request.url).searchParams);
  return clientTimeline(ctx, params.id, parseInput(timelineQuerySchema, asked));
});
