import type { NormalisedStatus, WaitingOn } from "../port";

const statuses = new Map<string, NormalisedStatus>([
  ["to_do", "processing"],
  ["in_progress", "processing"],
  ["in_review", "needs_review"],
  ["on_hold", "on_hold"],
  ["cancelled", "closed"],
]);

const decisions = new Map<string, NormalisedStatus>([
  ["approved", "approved"],
  ["denied", "rejected"],
  ["no_decision_yet", "needs_review"],
]);

/**
 * Normalised status of a case: its own status, and once that is `completed` the client's approval status. Anything
 * unknown is `unmapped`.
 */
export function caseStatus(status: string, approval: string | null): NormalisedStatus {
  if (status !== "completed") return statuses.get(status) ?? "unmapped";
  return (approval === null ? "needs_review" : decisions.get(approval)) ?? "unmapped";
}

const waiting: Record<NormalisedStatus, WaitingOn | null> = {
  awaiting_client: "client",
  // Our own staff complete the guided flow.
  processing: "us",
  needs_review: "us",
  on_hold: "us",
  approved: null,
  rejected: null,
  closed: null,
  unmapped: "us",
};

/** Whose move a status makes it; null when nobody's. */
export function waitingOn(status: NormalisedStatus): WaitingOn | null {
  return waiting[status];
}

/** Why a person should look, as a short code, or null. */
export function attentionOf(status: NormalisedStatus, raw: string): string | null {
  if (status === "unmapped") return "unknown_status";
  if (status !== "needs_review") return null;
  return raw === "completed" ? "decision_due" : "in_review_there";
}
