import type { CheckTone, NormalisedStatus, WaitingOn } from "../port";
import { CASE_STATUS, CHECK_STATUS } from "./assumptions";
import { gravestSeverity } from "./flags";

const statuses = new Map<string, NormalisedStatus>([
  [CASE_STATUS.formNotStarted, "awaiting_client"],
  [CASE_STATUS.processing, "processing"],
  [CASE_STATUS.ready, "needs_review"],
  [CASE_STATUS.active, "approved"],
  // Assumption: the names below are those of the sibling product that runs on Quickr; they are mapped by meaning.
  [CASE_STATUS.declined, "rejected"],
  [CASE_STATUS.archived, "closed"],
  [CASE_STATUS.waitingForSignature, "awaiting_client"],
  ["WAITING_FOR_DECLARATION", "awaiting_client"],
  ["WAITING_FOR_DETAILS", "awaiting_client"],
  ["AUTOMATIC_REVIEW", "processing"],
  ["UNDER_MANUAL_REVIEW", "needs_review"],
  ["ERROR", "needs_review"],
  ["TERMINATED", "closed"],
]);

/** Normalised status of a case's raw status; an unknown one is `unmapped`. */
export function caseStatus(raw: string): NormalisedStatus {
  return statuses.get(raw) ?? statuses.get(raw.toUpperCase()) ?? "unmapped";
}

const waiting: Record<NormalisedStatus, WaitingOn | null> = {
  awaiting_client: "client",
  processing: "provider",
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

/** How a check reads at a glance: flags never make it fail, they say what to look at. */
export function checkTone(status: string | null, codes: readonly string[]): CheckTone {
  const worst = gravestSeverity(codes);
  if (worst === "harm" || worst === "attention") return worst;
  switch (status?.toUpperCase()) {
    case CHECK_STATUS.completed:
      return "clear";
    case CHECK_STATUS.failed:
      return "attention";
    case CHECK_STATUS.notStarted:
    case CHECK_STATUS.inProgress:
      return "pending";
    default:
      return "neutral";
  }
}

/** True when the check has run, whatever it found. */
export function isDone(status: string | null): boolean {
  const code = status?.toUpperCase();
  return code === CHECK_STATUS.completed || code === CHECK_STATUS.failed;
}

/** Why a person should look at a case: a short code, or null. `flagged` counts checks with grave flags. */
export function caseAttention(raw: string, flagged: number): string | null {
  const status = caseStatus(raw);
  if (raw.toUpperCase() === "ERROR") return "failed";
  if (status === "needs_review") return flagged > 0 ? "provider_refers" : "decision_due";
  return status === "unmapped" ? "unknown_status" : null;
}
