import { apiRoute } from "@/lib/auth/api";
import { isSessionLive } from "@/lib/auth/session";
import { eventStream } from "@/lib/events/stream";

export const dynamic = "force-dynamic";

/** Server-sent events of the member's team: what changed, as ids. Any member may listen. */
export const GET = apiRoute(async ({ ctx, request }) => {
  const stream = eventStream(ctx.teamId, () => isSessionLive(ctx.sessionId), request.signal);
  return new Response(stream, {
    headers: {
      "content-type": "text/event-stream; charset=utf-8",
      "cache-control": "no-store, no-transform",
      "x-accel-buffering": "no",
    },
  });
});
