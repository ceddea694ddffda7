"use client";

import { type Query, type QueryClient, useQueryClient } from "@tanstack/react-query";
import { createContext, type ReactNode, useContext, useEffect, useState } from "react";
import { type DeskChange, EVENT_TYPES, readChange } from "@/lib/events/types";

/** `live`: changes arrive by themselves. `polling`: the stream is down and lists are refetched every 30 s. */
export type LiveState = "connecting" | "live" | "polling";

const LiveContext = createContext<LiveState>("connecting");

/** How long changes are gathered before queries refetch: a sync page tells hundreds at once. Milliseconds. */
const GATHER_MS = 250;
const POLL_MS = 30_000;
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

function connect(client: QueryClient, since: number, show: (state: LiveState) => void): () => void {
  let pending: DeskChange[] = [];
  let recent: { change: DeskChange; at: number }[] = [];
  let gathering: ReturnType<typeof setTimeout> | undefined;
  let polling: ReturnType<typeof setInterval> | undefined;
  let reopening: ReturnType<typeof setTimeout> | undefined;
  let source: EventSource | undefined;

  const down = () => {
    if (polling !== undefined) return;
    show("polling");
    polling = setInterval(() => {
      if (document.visibilityState === "visible") invalidate(client, everything);
    }, POLL_MS);
  };
  const live = () => {
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
    // What changed since the page was made, or while the stream was lost, comes first.
    const opened = new EventSource(`/api/events?since=${since}`);
    source = opened;
    opened.addEventListener("ready", live);
    opened.addEventListener("ended", () => {
      opened.close();
      // The session is over: the next request of any list is answered 401 and leads to sign-in.
      invalidate(client, everything);
    });
    opened.onmessage = ({ data, lastEventId }) => {
      const change = readChange(data);
      if (!change) return;
      recent = [...recent, { change, at: Number(lastEventId) }].slice(-REMEMBERED);
      gather(change);
    };
    opened.onerror = () => {
      down();
      // EventSource comes back by itself after a lost connection, but not after an HTTP error.
      if (opened.readyState === EventSource.CLOSED) reopening = setTimeout(open, POLL_MS);
    };
  };
  const impatience = setTimeout(down, PATIENCE_MS);
  // Data that the server read before a change may arrive here after it.
  const forget = client.getQueryCache().subscribe(({ type, query }) => {
    const read = query.state.dataUpdatedAt - READING_MS;
    if (type === "observerAdded" && recent.some(({ change, at }) => at >= read && concerns(query, change)))
      query.invalidate();
  });
  open();

  return () => {
    forget();
    source?.close();
    clearTimeout(gathering);
    clearTimeout(impatience);
    clearTimeout(reopening);
    clearInterval(polling);
  };
}

/**
 * Holds the tab's one event stream and refetches the queries that a change touches. Wrap the desk in it once. `since` is
 * when the server began to make the page, in milliseconds.
 */
export function LiveUpdates({ since, children }: { since: number; children: ReactNode }) {
  const client = useQueryClient();
  const [began] = useState(since);
  const [state, setState] = useState<LiveState>("connecting");
  useEffect(() => connect(client, began, setState), [client, began]);
  return <LiveContext value={state}>{children}</LiveContext>;
}

/** Whether changes arrive by themselves, for the freshness line. */
export function useLiveState(): LiveState {
  return useContext(LiveContext);
}
