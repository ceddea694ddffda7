"use client";

import { useQueryClient } from "@tanstack/react-query";
import { createContext, type ReactNode, useContext, useEffect, useState } from "react";
import { type LiveState, POLL_MS } from "./live-state";

const LiveContext = createContext<LiveState>("connecting");

/**
 * Keeps what the tab shows up to date. Wrap the desk in it once. `since` is when the server began to make the page, in
 * milliseconds.
 */
export function LiveUpdates({ since, children }: { since: number; children: ReactNode }) {
  const client = useQueryClient();
  const [began] = useState(since);
  const [state, setState] = useState<LiveState>("connecting");
  useEffect(() => {
    let ended = false;
    let end = () => {};
    let again: ReturnType<typeof setTimeout> | undefined;
    // The page stands without it, so its first load does.
    const begin = () =>
      void import("./follow").then(
        ({ follow }) => {
          if (!ended) end = follow(client, began, setState);
        },
        () => {
          if (ended) return;
          setState("polling");
          again = setTimeout(() => {
            void client.invalidateQueries();
            begin();
          }, POLL_MS);
        },
      );
    begin();
    return () => {
      ended = true;
      clearTimeout(again);
      end();
    };
  }, [client, began]);
  return <LiveContext value={state}>{children}</LiveContext>;
}

/** Whether changes arrive by themselves, for the freshness line. */
export function useLiveState(): LiveState {
  return useContext(LiveContext);
}
