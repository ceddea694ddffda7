import type { DuplicateClient } from "@/lib/clients/types";
import type { WriteResult } from "@/lib/operations/types";
import type { Address } from "@/lib/providers/port";

/** One person of an Amiqus account's own list. Dates are ISO 8601. */
export interface PersonRow {
  /** Amiqus' id. */
  id: string;
  name: string;
  email: string;
  reference: string | null;
  dob: string | null;
  /** In Amiqus' words; null before anybody decided. */
  status: string | null;
  createdAt: string;
  updatedAt: string;
  archivedAt: string | null;
  /** The desk's client, when the person is in the desk. */
  clientId: string | null;
}

/** A page of a list at Amiqus. */
export interface PersonPage {
  items: PersonRow[];
  page: number;
  /** Null when Amiqus does not say. */
  pages: number | null;
  total: number | null;
}

/** What came of bringing a person into the desk. Nothing was saved on `duplicates`. */
export type BroughtIn =
  | { kind: "in"; clientId: string }
  | { kind: "duplicates"; duplicates: DuplicateClient[] };

/** A decision that a member made here. */
export interface PersonDecision {
  id: string;
  at: string;
  by: string;
  from: string | null;
  to: string;
  reason: string;
}

/** Whether the person can be deleted at Amiqus with this connection's account, and why not. */
export interface DeleteRule {
  allowed: boolean;
  /** For the reader; empty when nothing is in the way. */
  because: string;
  /** Records that would go with the person; null when they could not be counted. */
  records: number | null;
}

/** A person at Amiqus, as their page in the desk shows it. */
export interface PersonProfile {
  linkId: string;
  providerClientId: string;
  connectionName: string;
  name: string;
  status: string | null;
  createdAt: string;
  updatedAt: string;
  archivedAt: string | null;
  /** What Amiqus and the desk say differently, in words. */
  differences: { label: string; there: string | null; here: string | null }[];
  decisions: PersonDecision[];
  deletion: DeleteRule;
}

export interface PersonAddress {
  address: Address;
  /** The desk's own address, when it says something else. */
  here: Address | null;
  countries: { value: string; label: string }[];
}

/** A member of the Amiqus account, with the desk's member of the same e-mail address if there is one. */
export interface AmiqusMember {
  id: string;
  name: string;
  email: string;
  /** Name of the desk's member, null for somebody who is not in this team. */
  deskName: string | null;
}

/** Who holds a person, record or case at Amiqus. */
export interface Assignees {
  assignees: { assigneeId: string; member: AmiqusMember }[];
  /** Whom it could be given to. */
  members: AmiqusMember[];
}

export interface PersonRecord {
  id: string;
  status: string;
  createdAt: string;
  updatedAt: string;
  archivedAt: string | null;
  /** The case of the desk's index, null when the index does not have the record. */
  caseId: string | null;
}

export interface PersonRecords {
  items: PersonRecord[];
  page: number;
  pages: number | null;
  total: number | null;
}

/** Parts of a name that a correction may put right. */
export interface CorrectedName {
  firstName: string;
  middleName: string;
  lastName: string;
}

export interface PersonCorrection {
  id: string;
  status: string;
  /** What the client proposes; a part that was not given stays as it is. */
  proposed: CorrectedName;
  recordId: string | null;
  createdAt: string;
  updatedAt: string;
}

export interface PersonCorrections {
  current: CorrectedName;
  items: PersonCorrection[];
}

/** What came of a write about a person. */
export interface PersonWriteResult extends WriteResult {
  /** How many were added, where Amiqus tells: 0 means that all were there already. */
  added: number | null;
}
