import type { NormalisedStatus, WaitingOn } from "../port";

/**
 * Normalised status of a case: what its status item or the case itself says is closed is closed, what is open is work
 * of ours. When neither says anything it is `unmapped`. An admin may map each item of the hub's status list otherwise.
 * Source: design "Status map".
 */
export function caseStatus(facts: { isOpen: boolean | null; isClosed: boolean | null }): NormalisedStatus {
  const closed = facts.isOpen === false || (facts.isOpen === null && facts.isClosed === true);
  if (closed) return "closed";
  return facts.isOpen === null && facts.isClosed === null ? "unmapped" : "needs_review";
}

/** Whose move a status makes it: everything that is not closed is for the team. */
export function waitingOn(status: NormalisedStatus): WaitingOn | null {
  return status === "closed" ? null : "us";
}

/** Why a person should look, as a code; null when there is no reason beyond the status. */
export function caseAttention(facts: {
  status: NormalisedStatus;
  isOverDue: boolean;
  isHigh: boolean;
}): string | null {
  if (facts.status === "closed") return null;
  if (facts.isOverDue) return "overdue";
  if (facts.isHigh) return "high_severity";
  return facts.status === "unmapped" ? "unknown_status" : null;
}
