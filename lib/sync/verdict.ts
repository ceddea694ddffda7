import type { FetchedCase, NormalisedStatus, WaitingOn } from "@/lib/providers/port";

/** What the index knows of a case before an answer about it is stored. */
export interface KnownCase {
  id: string;
  status: NormalisedStatus;
  rawStatus: string;
  title: string;
  reference: string | null;
  outcome: string | null;
  waitingOn: WaitingOn | null;
  attention: string | null;
  expiresAt: Date | null;
  archivedAt: Date | null;
  dueAt: Date | null;
  priority: number;
  updatedAt: Date;
  /** Whether the stored snapshot is the provider's whole object as of `updatedAt`. */
  complete: boolean;
  /** Whether the stored snapshot equals the answer's. */
  sameBody: boolean;
  /** Our latest review, of kinds that the provider cannot review itself. */
  review: { toStatus: NormalisedStatus; at: Date } | null;
}

/**
 * What to do with an answer about a known case. `apply`: it is news. `confirm`: nothing new, but true at this moment.
 * `recheck`: a list row contradicts a whole object of the same time, so the object must be fetched. `stale`: it tells
 * of an earlier state than the index has.
 */
export type Verdict = "apply" | "confirm" | "recheck" | "stale";

/** Judges an answer by the provider's own time, so that any order of arrival ends in the same state. */
export function judge(known: KnownCase, incoming: FetchedCase): Verdict {
  const age = incoming.case.updatedAt.getTime() - known.updatedAt.getTime();
  if (age < 0) return "stale";
  if (age > 0) return "apply";
  if (incoming.complete) {
    return differs(known, incoming) || !known.complete || !known.sameBody ? "apply" : "confirm";
  }
  if (!contradicts(known, incoming)) return "confirm";
  return known.complete ? "recheck" : "apply";
}

/** List rows leave much out, so only what every row carries can contradict. */
function contradicts(known: KnownCase, incoming: FetchedCase): boolean {
  const { case: next } = incoming;
  return known.rawStatus !== next.rawStatus || known.archivedAt?.getTime() !== next.archivedAt?.getTime();
}

function differs(known: KnownCase, incoming: FetchedCase): boolean {
  const { case: next } = incoming;
  const facing = facingOf(known, incoming);
  return (
    known.rawStatus !== next.rawStatus ||
    known.status !== facing.status ||
    known.waitingOn !== facing.waitingOn ||
    known.attention !== facing.attention ||
    known.title !== next.title ||
    known.reference !== next.reference ||
    known.outcome !== next.outcome ||
    known.expiresAt?.getTime() !== next.expiresAt?.getTime() ||
    known.archivedAt?.getTime() !== next.archivedAt?.getTime() ||
    (next.dueAt !== undefined && known.dueAt?.getTime() !== next.dueAt?.getTime()) ||
    (next.priority !== undefined && known.priority !== next.priority)
  );
}

/** The part of a case that a decision of ours may override. */
export interface Facing {
  status: NormalisedStatus;
  waitingOn: WaitingOn | null;
  attention: string | null;
}

/**
 * The status that the desk shows after an answer. Where the provider cannot hold, approve or reject (its kind has no
 * reviews), our latest review stands until the provider itself moves on: a later update with another raw status. A
 * final decision of ours also outlives the provider's merely closing the case. docs/decisions/007-sync.md
 */
export function facingOf(known: KnownCase | null, incoming: FetchedCase): Facing {
  const { status, waitingOn, updatedAt, rawStatus } = incoming.case;
  const quiet = !incoming.complete && known?.rawStatus === rawStatus;
  const attention = incoming.case.attention ?? (quiet ? known.attention : null);
  const theirs = { status, waitingOn, attention };
  if (!known?.review || known.status !== known.review.toStatus) return theirs;
  const movedOn = updatedAt > known.review.at && rawStatus !== known.rawStatus;
  const decided = known.status === "approved" || known.status === "rejected";
  if (movedOn && !(decided && status === "closed")) return theirs;
  return { status: known.status, waitingOn: known.waitingOn, attention: known.attention };
}

/** Of several answers about one case, the one to store: the latest, and of equals the whole object. */
export function newest(items: readonly FetchedCase[]): FetchedCase[] {
  const best = new Map<string, FetchedCase>();
  for (const item of items) {
    const key = `${item.case.ref.kind} ${item.case.ref.id}`;
    const held = best.get(key);
    const age = held ? item.case.updatedAt.getTime() - held.case.updatedAt.getTime() : 1;
    if (!held || age > 0 || (age === 0 && (item.complete || !held.complete))) best.set(key, item);
  }
  return [...best.values()];
}
