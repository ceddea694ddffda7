"use client";

import { useSyncExternalStore } from "react";

/** Where the facts stand beside the case instead of in a tab: the theme's `facts` breakpoint. */
const query = "(min-width: 1280px)";

function subscribe(listener: () => void): () => void {
  const media = window.matchMedia(query);
  media.addEventListener("change", listener);
  return () => media.removeEventListener("change", listener);
}

/** Whether the window has room for the facts beside the case. */
export function useWide(): boolean {
  return useSyncExternalStore(
    subscribe,
    () => window.matchMedia(query).matches,
    () => true,
  );
}
