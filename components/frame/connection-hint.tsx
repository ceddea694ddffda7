"use client";

import { useSyncExternalStore } from "react";
import { useLiveState } from "@/components/events/live-updates";

function subscribe(listener: () => void): () => void {
  window.addEventListener("online", listener);
  window.addEventListener("offline", listener);
  return () => {
    window.removeEventListener("online", listener);
    window.removeEventListener("offline", listener);
  };
}

/** Says when what is on the screen no longer refreshes by itself, and what that means. Nothing while all is well. */
export function ConnectionHint() {
  const online = useSyncExternalStore(
    subscribe,
    () => navigator.onLine,
    () => true,
  );
  const live = useLiveState();
  const text = !online
    ? "You are offline. What you see may be out of date; changes can be made again when you are back."
    : live === "polling"
      ? "Live updates are interrupted. Lists refresh every 30 seconds until they are back."
      : "";
  return (
    <div
      role="status"
      data-print="hide"
      className={text ? "border-b bg-review-soft px-4 py-1.5 text-sm" : ""}
    >
      {text}
    </div>
  );
}
