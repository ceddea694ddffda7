/** One event as the audit screen and its exports show it. */
export interface AuditRow {
  /** Place in the team's chain, from 1; a string because it may outgrow a number. */
  seq: string;
  /** ISO instant. */
  at: string;
  actorKind: string;
  actorId: string | null;
  /** The member's name today, or what acted when it was not a member. */
  actorName: string;
  ip: string | null;
  action: string;
  objectType: string;
  objectId: string | null;
  caseId: string | null;
  clientId: string | null;
  outcome: string;
  changedFields: string[];
  detail: Record<string, unknown>;
  prevHash: string;
  hash: string;
}

export interface AuditPage {
  items: AuditRow[];
  /** The `cursor` of the next page, or null on the last one. */
  nextCursor: string | null;
}

/** What the filters offer. */
export interface AuditFacets {
  actors: { id: string; name: string }[];
  actions: string[];
  objectTypes: string[];
}

/** Outcome of checking a team's chain. `brokenSeq` is the first event that does not fit. */
export interface ChainState {
  ok: boolean;
  /** Events checked. */
  checked: number;
  /** Hash of the newest event: note it elsewhere to notice a chain that was rebuilt as a whole. */
  headHash: string;
  brokenSeq: string | null;
  reason: string | null;
  /** ISO instant. */
  verifiedAt: string;
}
