import type { Query, QueryClient } from "@tanstack/react-query";
import { type DeskChange, EVENT_TYPES, readChange } from "@/lib/events/types";
import { type LiveState, POLL_MS } from "./live-state";

/** How long changes are gathered before queries refetch: a sync page tells hundreds at once. Milliseconds. */
const GATHER_MS = 250;
/** A stream that is not open after this long counts as down. Milliseconds. */
const PATIENCE_MS = 10_000;
/** How many changes are remembered for pages that were made on the server just before them. */
const REMEMBERED = 200;
/** How long a page may take between reading its data and noting when it did. Milliseconds. */
const READING_MS = 2_000;

/** Whether a change makes a query stale: same first key, and for `[type, "detail", id, …]` the same id. */
export function isTouched(key: readonly unknown[], change: DeskChange): boolean {
  if (key[0] !== change.type) return false;
  if (key[1] !== "detail" || change.ids === "many") return true;
  return typeof key[2] === "string" && change.ids.includes(key[2]);
}

/** Whether a query of another kind shows what changed too and says so, as `meta: { follows: ["connections"] }`. */
export function follows(meta: Readonly<Record<string, unknown>> | undefined, change: DeskChange): boolean {
  return Array.isArray(meta?.follows) && meta.follows.includes(change.type);
}

/** Whether what a query shows is touched by a change. */
function concerns(query: Query, change: DeskChange): boolean {
  return isTouched(query.queryKey, change) || follows(query.meta, change);
}

function invalidate(client: QueryClient, changes: DeskChange[]): void {
  void client.invalidateQueries({
    predicate: (query: Query) => changes.some((change) => concerns(query, change)),
  });
}

const everything: DeskChange[] = EVENT_TYPES.map((type) => ({ type, ids: "many" }));

/**
 * Holds the tab's one event stream and refetches the queries that a change touches, beginning with those since `since`
 * (milliseconds, by the server's clock). Tells `show` how changes arrive. Returns what ends it.
 */
export function follow(client: QueryClient, since: number, show: (state: LiveState) => void): () => void {
  let pending: DeskChange[] = [];
  let recent: { change: DeskChange; at: number }[] = [];
  let gathering: ReturnType<typeof setTimeout> | undefined;
  let polling: ReturnType<typeof setInterval> | undefined;
  let reopening: ReturnType<typeof setTimeout> | undefined;
  let source: EventSource | undefined;
  let from = since;

  const down = () => {
    if (polling !== undefined) return;
    show("polling");
    polling = setInterval(() => {
      if (document.visibilityState === "visible") invalidate(client, everything);
    }, POLL_MS);
  };
  const heard = ({ lastEventId }: MessageEvent) => {
    from = Number(lastEventId);
  };
  const live = (message: MessageEvent) => {
    heard(message);
    clearTimeout(impatience);
    clearInterval(polling);
    polling = undefined;
    show("live");
  };
  const gather = (change: DeskChange) => {
    pending.push(change);
    gathering ??= setTimeout(() => {
      const changes = pending;
      pending = [];
      gathering = undefined;
      invalidate(client, changes);
    }, GATHER_MS);
  };
  const open = () => {
    source?.close();
    clearTimeout(reopening);
    // A hidden tab waits for its turn: a browser opens few connections to one server.
    if (document.visibilityState === "hidden") return;
    // What changed since the page was made, or since it last listened, comes first.
    const opened = new EventSource(`/api/events?since=${from}`);
    source = opened;
    opened.addEventListener("ready", live);
    opened.addEventListener("beat", heard);
    opened.addEventListener("ended", () => {
      opened.close();
      // The session is over: the next request of any list is answered 401 and leads to sign-in.
      invalidate(client, everything);
    });
    opened.onmessage = (message) => {
      heard(message);
      const change = readChange(message.data);
      if (!change) return;
      recent = [...recent, { change, at: from }].slice(-REMEMBERED);
      gather(change);
    };
    opened.onerror = () => {
      down();
      // EventSource comes back by itself after a lost connection, but not after an HTTP error.
      if (opened.readyState !== EventSource.CLOSED) return;
      reopening = setTimeout(open, POLL_MS);
      // The session may have ended while the tab was hidden.
      invalidate(client, everything);
    };
  };
  const impatience = setTimeout(down, PATIENCE_MS);
  // Data that the server read before a change may arrive here after it.
  const forget = client.getQueryCache().subscribe(({ type, query }) => {
    const read = query.state.dataUpdatedAt - READING_MS;
    if (type === "observerAdded" && recent.some(({ change, at }) => at >= read && concerns(query, change)))
      query.invalidate();
  });
  document.addEventListener("visibilitychange", open);
  open();

  return () => {
    forget();
    document.removeEventListener("visibilitychange", open);
    source?.close();
    clearTimeout(gathering);
    clearTimeout(impatience);
    clearTimeout(reopening);
    clearInterval(polling);
  };
}
