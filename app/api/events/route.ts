import { z } from "zod";
import { apiRoute } from "@/lib/auth/api";
import { isSessionLive } from "@/lib/auth/session";
import { eventStream } from "@/lib/events/stream";

export const dynamic = "force-dynamic";

/** Since when a page wants to hear: since it was made, or since the last message before its stream was lost. */
function sinceOf(request: Request): number {
  const text = request.headers.get("last-event-id") ?? new URL(request.url).searchParams.get("since");
  return z.coerce.number().nonnegative().catch(0).parse(text);
}

/** Server-sent events of the member's team: what changed, as ids. Any member may listen. */
export const GET = apiRoute(async ({ ctx, request }) => {
  const stream = eventStream(
    ctx.teamId,
    sinceOf(request),
    () => isSessionLive(ctx.sessionId),
    request.signal,
  );
  return new Response(stream, {
    headers: {
      "content-type": "text/event-stream; charset=utf-8",
      "cache-control": "no-store, no-transform",
      "x-accel-buffering": "no",
    },
  });
});
