import "server-only";
import { subscribe } from "./hub";
import type { DeskEvent } from "./types";

/** Proxies cut streams that are silent for a minute. Milliseconds. */
const HEARTBEAT_MS = 20_000;
/** How soon an open stream notices that its session was revoked. Milliseconds. */
const RECHECK_MS = 30_000;

/**
 * The server-sent events of one team: `ready` at once, then one message per DeskEvent without the team id.
 * Ends when `signal` aborts or `isLive` answers false, which is asked every 30 s; then tells the page by `ended`.
 */
export function eventStream(
  teamId: string,
  isLive: () => Promise<boolean>,
  signal: AbortSignal,
): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  let end = () => {};
  return new ReadableStream({
    async start(controller) {
      let open = true;
      const write = (text: string) => {
        if (open) controller.enqueue(encoder.encode(text));
      };
      const unsubscribe = await subscribe(teamId, ({ type, ids }: DeskEvent) =>
        write(`data: ${JSON.stringify({ type, ids })}\n\n`),
      );
      const beat = setInterval(() => write(": alive\n\n"), HEARTBEAT_MS);
      const recheck = setInterval(() => {
        isLive()
          .catch(() => true)
          .then((live) => {
            if (live) return;
            write("event: ended\ndata: {}\n\n");
            end();
          });
      }, RECHECK_MS);
      end = () => {
        if (!open) return;
        open = false;
        clearInterval(beat);
        clearInterval(recheck);
        unsubscribe();
        controller.close();
      };
      signal.addEventListener("abort", () => end(), { once: true });
      write("retry: 3000\nevent: ready\ndata: {}\n\n");
      if (signal.aborted) end();
    },
    cancel() {
      end();
    },
  });
}
