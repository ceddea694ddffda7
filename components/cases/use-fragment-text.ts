"use client";

import { useCallback, useSyncExternalStore } from "react";

const changed = "gatehouse:fragment";

function subscribe(listener: () => void): () => void {
  window.addEventListener("hashchange", listener);
  window.addEventListener(changed, listener);
  return () => {
    window.removeEventListener("hashchange", listener);
    window.removeEventListener(changed, listener);
  };
}

function read(): string {
  return new URLSearchParams(window.location.hash.slice(1)).get("q") ?? "";
}

/**
 * The search text, kept in the URL's fragment: it survives refresh and back, and no server or log ever sees it.
 */
export function useFragmentText(): [string, (text: string) => void] {
  const text = useSyncExternalStore(subscribe, read, () => "");
  const write = useCallback((next: string) => {
    const { pathname, search } = window.location;
    const hash = next === "" ? "" : `#${new URLSearchParams({ q: next })}`;
    window.history.replaceState(window.history.state, "", `${pathname}${search}${hash}`);
    window.dispatchEvent(new Event(changed));
  }, []);
  return [text, write];
}
