import type { NormalisedStatus, WaitingOn } from "@/lib/providers/port";

const usual: Record<NormalisedStatus, WaitingOn | null> = {
  awaiting_client: "client",
  processing: "provider",
  needs_review: "us",
  on_hold: "us",
  approved: null,
  rejected: null,
  closed: null,
  unmapped: null,
};

/** Whose move a status usually makes it: what the form proposes. */
export function usualWaitingOn(status: NormalisedStatus): WaitingOn | null {
  return usual[status];
}
