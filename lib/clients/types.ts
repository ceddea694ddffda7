import type { OperationState } from "@/lib/operations/types";
import type { Address, NormalisedStatus } from "@/lib/providers/port";

/** One line of the client list. Dates are ISO 8601. */
export interface ClientRow {
  id: string;
  name: string;
  email: string;
  reference: string | null;
  dob: string | null;
  connections: string[];
  openCases: number;
  updatedAt: string;
}

export interface ClientPage {
  items: ClientRow[];
  nextCursor: string | null;
}

/** Somebody whom the team already has and who may be the same person. */
export interface DuplicateClient {
  id: string;
  name: string;
  email: string;
  dob: string | null;
  reference: string | null;
  /** Words such as "same e-mail". */
  because: string;
  createdAt: string;
}

/** A client as known to one connection. */
export interface ClientLinkDto {
  /** The desk's id of the link. */
  id: string;
  connectionId: string;
  connectionName: string;
  provider: string;
  providerClientId: string;
  /** In the provider's words. */
  rawStatus: string | null;
  providerUpdatedAt: string | null;
}

export interface ClientCaseDto {
  id: string;
  kind: string;
  provider: string;
  title: string;
  status: NormalisedStatus;
  rawStatus: string;
  waitingOn: "client" | "provider" | "us" | null;
  checks: string[];
  createdAt: string;
  updatedAt: string;
}

/** A connection at which the client could be created and is not yet. */
export interface ClientTarget {
  connectionId: string;
  connectionName: string;
}

export interface ClientDetail {
  id: string;
  name: string;
  title: string | null;
  otherTitle: string | null;
  firstName: string;
  middleName: string | null;
  lastName: string;
  email: string;
  landline: string | null;
  mobile: string | null;
  dob: string | null;
  reference: string | null;
  address: Address | null;
  countryName: string | null;
  createdAt: string;
  /** Also the version that an edit must name. */
  updatedAt: string;
  archivedAt: string | null;
  links: ClientLinkDto[];
  targets: ClientTarget[];
  cases: ClientCaseDto[];
  moreCases: boolean;
}

/** What one provider said of one write that belongs to a form. */
export interface WriteOutcome {
  connectionId: string;
  connectionName: string;
  /** `client` for the person's own fields, `address` for the address. */
  part: "client" | "address";
  state: OperationState;
  message: string | null;
  /** In the form's own paths. */
  fieldErrors: Record<string, string[]>;
}

/** What came of saving a client. The desk keeps the client in every case but `duplicates`. */
export type SaveResult =
  | { kind: "duplicates"; duplicates: DuplicateClient[] }
  | {
      kind: "saved";
      clientId: string;
      /** `updatedAt` after the save, which the next change must name. */
      version: string;
      outcomes: WriteOutcome[];
    };
