import "server-only";
import { subscribe } from "./hub";

/** Proxies cut streams that are silent for a minute. Milliseconds. */
const HEARTBEAT_MS = 20_000;
/** How soon an open stream notices that its session was revoked. Milliseconds. */
const RECHECK_MS = 30_000;

/** A message that tells of the stream itself. */
const named = (event: "ready" | "beat" | "ended") => `id: ${Date.now()}\nevent: ${event}\ndata: {}\n\n`;

/**
 * The server-sent events of one team: one message per DeskEvent without the team id, beginning with those since `since`
 * (milliseconds), `ready` once it is open and `beat` while it is. Ids are times to begin at again. Ends when `signal`
 * aborts or `isLive` answers false, which is asked every 30 s; then tells the page by `ended`.
 */
export function eventStream(
  teamId: string,
  since: number,
  isLive: () => Promise<boolean>,
  signal: AbortSignal,
): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  let open = true;
  /** What is to be let go of at the end; added to as it is taken. */
  const held: (() => void)[] = [];
  const end = () => {
    open = false;
    for (const release of held.splice(0)) release();
  };
  return new ReadableStream({
    async start(controller) {
      const write = (text: string) => {
        if (!open) return;
        try {
          controller.enqueue(encoder.encode(text));
        } catch {
          // The reader left without a word.
          end();
        }
      };
      const unsubscribe = await subscribe(teamId, since, ({ type, ids }, at) =>
        write(`id: ${at}\ndata: ${JSON.stringify({ type, ids })}\n\n`),
      );
      const beat = setInterval(() => write(named("beat")), HEARTBEAT_MS);
      const recheck = setInterval(() => {
        isLive()
          .catch(() => true)
          .then((live) => {
            if (live) return;
            write(named("ended"));
            end();
          });
      }, RECHECK_MS);
      held.push(
        unsubscribe,
        () => clearInterval(beat),
        () => clearInterval(recheck),
        () => close(controller),
      );
      signal.addEventListener("abort", end, { once: true });
      // The page may have been left while the database was asked.
      if (!open || signal.aborted) return end();
      write(`retry: 3000\n${named("ready")}`);
    },
    cancel() {
      end();
    },
  });
}

/** A stream whose reader has left is closed already, and says so by throwing. */
function close(controller: ReadableStreamDefaultController<Uint8Array>): void {
  try {
    controller.close();
  } catch {
    // Closed is what it should be.
  }
}
