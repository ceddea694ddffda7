import type { WriteResult } from "@/lib/operations/types";
import type { CaseDetail, CaseKind, NormalisedStatus, WaitingOn } from "@/lib/providers/port";

/**
 * Orders of the case list. `oldest` is `updated` the other way round; `name` is the client's name, else the title; cases
 * without a due date come last.
 */
export const CASE_SORTS = ["updated", "oldest", "created", "due", "name", "title", "status"] as const;
export type CaseSort = (typeof CASE_SORTS)[number];

/** Which cases to list; what is left out does not filter. `assignee` is `me`, `none` or a member's id. */
export interface CaseFilter {
  status?: NormalisedStatus[] | undefined;
  provider?: string[] | undefined;
  kind?: CaseKind[] | undefined;
  assignee?: string | undefined;
  waitingOn?: WaitingOn[] | undefined;
  /** Default false: archived cases are hidden. */
  archived?: boolean | "all" | undefined;
  clientId?: string | undefined;
  connectionId?: string | undefined;
  attention?: string | undefined;
  /** At most 100; to look at rows that are shown already. */
  ids?: string[] | undefined;
}

/** A question to the case list. `text` is personal data: it travels in request bodies only. */
export interface CaseSearch {
  filter?: CaseFilter | undefined;
  sort?: CaseSort | undefined;
  cursor?: string | null | undefined;
  /** 1 to 100, default 50. */
  limit?: number | undefined;
  text?: string | null | undefined;
}

/** One line of the case list. Dates are ISO 8601; what a case lacks is left out to keep the answer small. */
export interface CaseRow {
  id: string;
  connectionId: string;
  kind: CaseKind;
  provider: string;
  title: string;
  clientName?: string;
  reference?: string;
  status: NormalisedStatus;
  /** In the provider's words. */
  rawStatus: string;
  outcome?: string;
  waitingOn?: WaitingOn;
  attention?: string;
  /** How many checks it has, how many are done, how many have flags. */
  summary: { checks: number; done: number; flagged: number };
  assigneeId?: string;
  /** Left out when it is the usual one, 0. */
  priority?: number;
  dueAt?: string;
  holdUntil?: string;
  /** When the provider changed it. */
  updatedAt: string;
  confirmedAt: string;
  confirmedBy: "webhook" | "poll" | "write";
  archived: boolean;
}

/** How many cases there are. `all` and `status` obey the filters on assignee and archive, and no others. */
export interface CaseCounts {
  all: number;
  status: Record<NormalisedStatus, number>;
  mine: number;
  unassigned: number;
}

export interface CasePage {
  items: CaseRow[];
  nextCursor: string | null;
  counts: CaseCounts;
}

/** A connection as the case screens need it: whose it is and how well it answers. */
export interface CaseConnection {
  id: string;
  name: string;
  provider: string;
  status: "untested" | "healthy" | "unauthorized" | "unreachable" | "disabled";
  lastSyncAt: string | null;
}

/** Names for the ids in case rows, fetched once for all pages. */
export interface CaseDesk {
  members: { id: string; name: string; active: boolean }[];
  connections: CaseConnection[];
}

export const DECISIONS = ["approve", "reject", "hold", "reopen"] as const;
export type Decision = (typeof DECISIONS)[number];

/** A value as JSON carries it: dates are ISO 8601 strings. */
export type Wire<T> = T extends Date
  ? string
  : T extends (infer Item)[]
    ? Wire<Item>[]
    : T extends object
      ? { [Key in keyof T]: Wire<T[Key]> }
      : T;

/** One line of a case's history, newest first. */
export type TimelineEntry = { id: string; at: string } & (
  | {
      what: "status";
      source: "webhook" | "poll" | "write";
      fromStatus: NormalisedStatus | null;
      toStatus: NormalisedStatus;
      rawStatus: string;
    }
  | { what: "review"; decision: Decision; reason: string; holdUntil: string | null; actor: string }
  | { what: "provider-review"; status: string; fromStatus: string; actor: string | null }
  | { what: "audit"; action: string; outcome: string; changedFields: string[]; actor: string }
  | { what: "operation"; label: string; state: string; actor: string }
);

/** Another case of the same client. */
export interface CaseSibling {
  id: string;
  kind: CaseKind;
  provider: string;
  title: string;
  status: NormalisedStatus;
  rawStatus: string;
  waitingOn: WaitingOn | null;
  archived: boolean;
  updatedAt: string;
}

/** A case that this one holds. `case` is null while the desk does not know it. */
export interface CaseItem {
  kind: CaseKind;
  providerCaseId: string;
  case: CaseSibling | null;
}

/** Everything the case page shows. */
export interface CaseView {
  row: CaseRow;
  providerCaseId: string;
  client: { id: string; name: string } | null;
  createdAt: string;
  expiresAt: string | null;
  connection: CaseConnection;
  /** Null when the provider is not offered any more. */
  content: Wire<CaseDetail> | null;
  /** Whether `content` is the provider's whole object; else only what lists carry. */
  complete: boolean;
  /** When the provider's object was last fetched whole or in part. */
  fetchedAt: string | null;
  items: CaseItem[];
  /** Cases that hold this one. */
  groups: CaseSibling[];
  siblings: CaseSibling[];
  timeline: TimelineEntry[];
  /** What its provider is like, as far as the page depends on it. */
  traits: CaseTraits;
}

export interface CaseTraits {
  /** Whether the provider can be asked for the case; where not, it tells the desk by itself. */
  readsBack: boolean;
  /** Whether a case of this kind holds other cases. */
  holdsCases: boolean;
  /** Whether decisions are the desk's alone. */
  decidedHere: boolean;
}

/** What a write about a case came to. `sent` is done; `unknown` and `reconciling` are being looked up. */
export type CaseWriteResult = WriteResult;

/** `mirrored`: whether the provider knows the assignee too. */
export interface AssignResult extends CaseWriteResult {
  mirrored: "yes" | "not-kept" | "unknown-there";
}

/** One change of a case at its provider. */
export interface UpdatePatch {
  title?: string;
  reference?: string | null;
  archived?: boolean;
  reviewed?: boolean;
  reminders?: boolean;
}
