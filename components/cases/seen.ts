"use client";

import { useSyncExternalStore } from "react";

const seen = new Set<string>();
const listeners = new Set<() => void>();

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Notes that a case was opened in this tab. Kept in memory alone: what a person read is nobody else's business. */
export function markSeen(caseId: string): void {
  if (seen.has(caseId)) return;
  seen.add(caseId);
  for (const listener of listeners) listener();
}

/** Whether the case was opened in this tab. */
export function useSeen(caseId: string): boolean {
  return useSyncExternalStore(
    subscribe,
    () => seen.has(caseId),
    () => false,
  );
}
