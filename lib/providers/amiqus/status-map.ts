import type { CheckTone, NormalisedStatus, WaitingOn } from "../port";

const recordStatuses = new Map<string, NormalisedStatus>([
  ["pending", "awaiting_client"],
  ["started", "awaiting_client"],
  ["amendments", "awaiting_client"],
  ["waiting", "processing"],
  ["complete", "needs_review"],
  ["incomplete", "needs_review"],
  ["failed", "needs_review"],
  ["paused", "on_hold"],
  ["reviewed", "closed"],
  ["empty", "closed"],
]);

const caseStatuses = new Map<string, NormalisedStatus>([
  ["awaiting_response", "awaiting_client"],
  ["pending", "needs_review"],
  ["action_required", "needs_review"],
  ["reviewed_pending_decision", "needs_review"],
  ["on_hold", "on_hold"],
  ["approved", "approved"],
  ["rejected", "rejected"],
]);

/** Normalised status of a record's raw status; an unknown one is `unmapped`. */
export function recordStatus(raw: string): NormalisedStatus {
  return recordStatuses.get(raw) ?? "unmapped";
}

/** Normalised status of a case's raw status, old set and new; an unknown one is `unmapped`. */
export function caseStatus(raw: string): NormalisedStatus {
  return caseStatuses.get(raw) ?? "unmapped";
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

const tones = new Map<string, CheckTone>([
  ["accepted", "clear"],
  ["clear", "clear"],
  ["complete", "clear"],
  ["refer", "attention"],
  ["consider", "attention"],
  ["unidentified", "attention"],
  ["rejected", "harm"],
  ["failed", "harm"],
  ["suspected", "harm"],
  ["pending", "pending"],
  ["submitted", "pending"],
  ["processing", "pending"],
  ["paused", "pending"],
]);

/** How a check status or result reads at a glance. */
export function toneOf(result: string | null): CheckTone {
  return (result === null ? undefined : tones.get(result)) ?? "neutral";
}

/** True when a person should look at a check with this tone. */
export function isFlag(tone: CheckTone): boolean {
  return tone === "attention" || tone === "harm";
}

const severity: Record<CheckTone, number> = { neutral: 0, pending: 0, clear: 1, attention: 2, harm: 3 };

/** The gravest of the results, or null when none is a verdict. */
export function gravest(results: readonly (string | null)[]): string | null {
  let worst: string | null = null;
  for (const result of results) {
    const weight = severity[toneOf(result)];
    if (weight > 0 && weight > severity[toneOf(worst)]) {
      worst = result;
    }
  }
  return worst;
}

/** Why a person should look at a record: a short code, or null. `flagged` counts checks that refer or fail. */
export function recordAttention(raw: string, flagged: number): string | null {
  switch (raw) {
    case "complete":
      return flagged > 0 ? "provider_refers" : "client_finished";
    case "incomplete":
      return "expired_unfinished";
    case "failed":
      return "failed";
    case "paused":
      return "paused";
    case "amendments":
      return "amendments_asked";
    default:
      return recordStatus(raw) === "unmapped" ? "unknown_status" : null;
  }
}

/** Why a person should look at a case: a short code, or null. */
export function caseAttention(raw: string): string | null {
  switch (raw) {
    case "pending":
    case "reviewed_pending_decision":
      return "decision_due";
    case "action_required":
      return "action_required";
    default:
      return caseStatus(raw) === "unmapped" ? "unknown_status" : null;
  }
}
