"use client";

import { useSyncExternalStore } from "react";

interface Announcement {
  polite: string;
  assertive: string;
}

const silent: Announcement = { polite: "", assertive: "" };
let current = silent;
const listeners = new Set<() => void>();

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Says `text` to screen readers. Polite waits its turn; assertive interrupts and is for failures. */
export function announce(text: string, urgency: keyof Announcement = "polite"): void {
  // A no-break space makes the same words new, so that they are said again.
  const said = current[urgency] === text ? `${text}\u00a0` : text;
  current = { ...current, [urgency]: said };
  for (const listener of listeners) listener();
}

/** The live regions that announce() speaks through. Once, in the frame. */
export function Announcer() {
  const { polite, assertive } = useSyncExternalStore(
    subscribe,
    () => current,
    () => silent,
  );
  return (
    <div className="sr-only" data-print="hide">
      <div aria-live="polite" aria-atomic="true">
        {polite}
      </div>
      <div aria-live="assertive" aria-atomic="true">
        {assertive}
      </div>
    </div>
  );
}
