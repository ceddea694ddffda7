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

function invalidate(client: QueryClient, changes: DeskChange[]): void {
  void client.invalidateQueries({
    predicate: (query: Query) =>
      changes.some((change) => isTouched(query.queryKey, change) || follows(query.meta, change)),
  });
}

const everything: DeskChange[] = EVENT_TYPES.map((type) => ({ type, ids: "many" }));

function connect(client: QueryClient, show: (state: LiveState) => void): () => void {
  let pending: DeskChange[] = [];
  let gathering: ReturnType<typeof setTimeout> | undefined;
  let polling: ReturnType<typeof setInterval> | undefined;
  let reopening: ReturnType<typeof setTimeout> | undefined;
  let source: EventSource | undefined;
  let stale = false;

  const down = () => {
    stale = true;
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
    // Changes made while the stream was down were told to nobody.
    if (stale) invalidate(client, everything);
    stale = false;
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
    const opened = new EventSource("/api/events");
    source = opened;
    opened.addEventListener("ready", live);
    opened.addEventListener("ended", () => {
      opened.close();
      // The session is over: the next request of any list is answered 401 and leads to sign-in.
      invalidate(client, everything);
    });
    opened.onmessage = (message) => {
      const change = readChange(message.data);
      if (change) gather(change);
    };
    opened.onerror = () => {
      down();
      // EventSource comes back by itself after a lost connection, but not after an HTTP error.
      if (opened.readyState === EventSource.CLOSED) reopening = setTimeout(open, POLL_MS);
    };
  };
  const impatience = setTimeout(down, PATIENCE_MS);
  open();

  return () => {
    source?.close();
    clearTimeout(gathering);
    clearTimeout(impatience);
    clearTimeout(reopening);
    clearInterval(polling);
  };
}

/** Holds the tab's one event stream and refetches the queries that a change touches. Wrap the desk in it once. */
export function LiveUpdates({ children }: { children: ReactNode }) {
  const client = useQueryClient();
  const [state, setState] = useState<LiveState>("connecting");
  useEffect(() => connect(client, setState), [client]);
  return <LiveContext value={state}>{children}</LiveContext>;
}

/** Whether changes arrive by themselves, for the freshness line. */
export function useLiveState(): LiveState {
  return useContext(LiveContext);
}
