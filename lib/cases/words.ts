import { formatDate, formatDayMonth } from "@/lib/format/dates";
import { relativeTime } from "@/lib/format/relative";
import type { CaseKind, NormalisedStatus, WaitingOn } from "@/lib/providers/port";
import type { AssignResult, CaseRow, CaseSort, Decision } from "./types";

/** Why a case wants a person, by the code that adapters give. */
const attentionWords = new Map([
  ["client_finished", "Client finished"],
  ["provider_refers", "Provider refers"],
  ["failed", "A check failed"],
  ["expired_unfinished", "Expired unfinished"],
  ["paused", "Paused at provider"],
  ["amendments_asked", "Amendments asked"],
  ["decision_due", "Decision due"],
  ["action_required", "Action required"],
  ["overdue", "Overdue"],
  ["high_severity", "High severity"],
  ["unknown_status", "Status not mapped"],
]);

/** The words of an attention code; an unknown code is spelled out. */
export function attentionLabel(code: string): string {
  const words = code.replaceAll("_", " ");
  return attentionWords.get(code) ?? words.charAt(0).toUpperCase() + words.slice(1);
}

/** Line two of a row: why it is here, and what it is about. */
export function whyHere(row: CaseRow, now: number): string {
  const { checks, done, flagged } = row.summary;
  const parts: string[] = [];
  if (row.status === "on_hold" && row.holdUntil) parts.push(`Held until ${formatDayMonth(row.holdUntil)}`);
  else if (row.attention) parts.push(attentionLabel(row.attention));
  else if (row.status === "unmapped") parts.push(`Status “${row.rawStatus}” is not mapped`);
  else parts.push(waitWords(row));
  if (row.dueAt) parts.push(dueWords(row.dueAt, now));
  if (row.outcome && !["approved", "rejected"].includes(row.outcome)) parts.push(`“${row.outcome}”`);
  if (row.clientName) parts.push(row.title);
  if (flagged > 0) parts.push(`${flagged} flagged`);
  else if (done < checks && row.status === "awaiting_client") {
    parts.push(`${done} of ${checks} done`);
  }
  return parts.join(" · ");
}

function waitWords(row: CaseRow): string {
  switch (row.status) {
    case "awaiting_client":
      return row.rawStatus === "pending" ? "Client has not started" : "Client is at it";
    case "processing":
      return row.waitingOn === "us" ? "Flow to finish by us" : "Provider is at it";
    case "needs_review":
      return "Needs review";
    case "on_hold":
      return "On hold";
    case "approved":
      return "Approved";
    case "rejected":
      return "Rejected";
    case "closed":
      return "Closed";
    case "unmapped":
      return "Status not mapped";
  }
}

function dueWords(dueAt: string, now: number): string {
  const late = new Date(dueAt).getTime() < now;
  return late ? `due ${relativeTime(dueAt, now)}` : `due ${formatDate(dueAt)}`;
}

/** Statuses as filters name them. */
export const statusLabels: Record<NormalisedStatus, string> = {
  needs_review: "Needs review",
  awaiting_client: "Waiting on client",
  processing: "With provider",
  on_hold: "On hold",
  unmapped: "Not mapped",
  approved: "Approved",
  rejected: "Rejected",
  closed: "Closed",
};

/** Statuses in the order of the list's tabs: whose move it is, ours first. */
export const TAB_ORDER: readonly NormalisedStatus[] = [
  "needs_review",
  "awaiting_client",
  "processing",
  "on_hold",
  "unmapped",
  "approved",
  "rejected",
  "closed",
];

export const sortLabels: Record<CaseSort, string> = {
  updated: "Last changed",
  oldest: "Longest unchanged",
  created: "Newest",
  due: "Due",
  name: "Client name",
  title: "Title",
  status: "Status",
};

export const waitingLabels: Record<WaitingOn, string> = { us: "Us", client: "Client", provider: "Provider" };

export const kindLabels: Record<CaseKind, string> = { record: "Record", case: "Case" };

/** What a decision is called before and after. */
export const decisionWords: Record<Decision, { verb: string; done: string; past: string }> = {
  approve: { verb: "Approve", done: "Case approved", past: "approved the case" },
  reject: { verb: "Reject", done: "Case rejected", past: "rejected the case" },
  hold: { verb: "Hold", done: "Case put on hold", past: "put the case on hold" },
  reopen: { verb: "Reopen", done: "Case reopened", past: "reopened the case" },
};

/** What to say of an assignment, and whether the provider knows it too. */
export function assignedWords(result: AssignResult, provider: string, nobody: boolean): string {
  const done = nobody ? "Nobody holds the case now" : "Case assigned";
  if (result.mirrored === "unknown-there")
    return `${done}. ${provider} has nobody with this e-mail, so it is assigned here only.`;
  return done;
}
