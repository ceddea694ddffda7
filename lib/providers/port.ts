/**
 * The port between the desk and its providers. One small interface per role; an adapter implements those its
 * provider has and leaves the others undefined. Types here are provider-neutral and safe to import anywhere.
 */
import type { CaseKind, CaseRef, Json } from "./case-ref";
import type { LibraryPort } from "./library-port";
import type { WebhooksPort } from "./webhook-port";

export { CASE_KINDS, type CaseKind, type CaseRef, type Json } from "./case-ref";

export type ProviderId = "amiqus" | "aplyid" | "quickr" | "action-management";

export const NORMALISED_STATUSES = [
  "awaiting_client",
  "processing",
  "needs_review",
  "on_hold",
  "approved",
  "rejected",
  "closed",
  "unmapped",
] as const;
export type NormalisedStatus = (typeof NORMALISED_STATUSES)[number];

export const WAITING_ON = ["client", "provider", "us"] as const;
export type WaitingOn = (typeof WAITING_ON)[number];

/** Counts and labels small enough to live in the index row. */
export interface CaseSummary {
  /** Provider check types in step order, e.g. `check.photo_id`. */
  checks: string[];
  done: number;
  flagged: number;
}

/** What the case index needs to know of a provider's case. Dates are instants. */
export interface ProviderCase {
  ref: CaseRef;
  providerClientId: string | null;
  /** The client as the provider names it, or null when the answer did not carry it. */
  clientName: string | null;
  clientEmail: string | null;
  title: string;
  reference: string | null;
  status: NormalisedStatus;
  rawStatus: string;
  /** The provider's verdict in its own words where it gives one, e.g. `consider`. */
  outcome: string | null;
  waitingOn: WaitingOn | null;
  /** Why a person should look, as a short code: `client_finished`, `provider_refers`, `failed`, … */
  attention: string | null;
  summary: CaseSummary;
  /** Ids of the provider's members; null when this answer did not carry them. */
  assigneeIds: string[] | null;
  createdAt: Date;
  updatedAt: Date;
  expiresAt: Date | null;
  archivedAt: Date | null;
  /** When it is due, where the provider says; left out it stays as it is. */
  dueAt?: Date | null;
  /** 1 for what the provider calls urgent, else 0; left out it stays as it is. */
  priority?: 0 | 1;
}

/** A case with the provider's own objects, kept whole. `complete` is false when only a list row was read. */
export interface FetchedCase {
  case: ProviderCase;
  snapshot: Json;
  complete: boolean;
  /** What could not be done although the case itself was written, in words for the person who asked. */
  warnings?: readonly string[];
}

export type CheckTone = "clear" | "attention" | "harm" | "pending" | "neutral";

/** A result tree for display: every leaf the provider gave, in its order. */
export interface ResultNode {
  key: string;
  label: string;
  /** Raw result, e.g. `clear`, `consider`, or null when the provider left it out. */
  result: string | null;
  tone: CheckTone;
  /** Extra facts such as a score or extracted data, already as text. */
  value?: string;
  children: ResultNode[];
}

/** A reference to a file at the provider, downloadable through the server only. */
export interface ProviderFile {
  id: string;
  name: string;
  mimeType: string;
  size: number;
  scan: "pending" | "clean" | "infected" | "error";
  note: string | null;
}

export interface CheckDetail {
  id: string;
  /** Step type, e.g. `check.photo_id`, `document.request`, `form`. */
  type: string;
  label: string;
  rawStatus: string;
  tone: CheckTone;
  outcome: string | null;
  cost: number | null;
  completedAt: Date | null;
  preferences: { label: string; value: string }[];
  results: ResultNode[];
  files: ProviderFile[];
  /** The provider's name of the client's form that this step asks for, or null. */
  form: string | null;
}

export interface DocumentDetail {
  id: string;
  type: string;
  name: string | null;
  rawStatus: string;
  instructions: string | null;
  completedAt: Date | null;
  files: ProviderFile[];
}

export interface ReviewDetail {
  id: string;
  status: string;
  fromStatus: string;
  reviewer: string | null;
  at: Date;
}

/** What a case page shows, derived purely from a snapshot. */
export interface CaseDetail {
  checks: CheckDetail[];
  documents: DocumentDetail[];
  reviews: ReviewDetail[];
  assignees: ProviderMember[];
  /** Cases grouped under this one. */
  items: CaseRef[];
  /** Where the client performs the steps; null when nothing can be submitted any more. */
  performUrl: string | null;
  facts: { label: string; value: string }[];
  /** What the client answered to the questions that raised the case, in the provider's order; they are no facts. */
  answers?: { label: string; value: string }[];
}

export interface ProviderMember {
  id: string;
  name: string;
  email: string;
  role: string | null;
}

/** Result of pressing Test on a connection. */
export interface ConnectionReport {
  account: { id: string; name: string; email: string };
  team: { id: string; name: string };
  rateLimit: { limit: number; remaining: number } | null;
  /** False where the provider offers no call to check credentials with; left out, they were checked. */
  checked?: false;
}

export interface ConnectionTestPort {
  /** Checks the credentials and says whose they are, where the provider can be asked. Throws ProviderError. */
  test(): Promise<ConnectionReport>;
  members(): Promise<ProviderMember[]>;
}

export interface Address {
  unit: string | null;
  house_name: string | null;
  house_number: string | null;
  street_name: string | null;
  second_street: string | null;
  district: string | null;
  city: string | null;
  province: string | null;
  postcode: string | null;
  /** ISO 3166-1 alpha-2. */
  country: string | null;
}

/** Client fields a provider accepts. `dob` is `YYYY-MM-DD`. */
export interface ClientInput {
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
}

export interface ProviderClient extends ClientInput {
  id: string;
  status: string | null;
  createdAt: Date;
  updatedAt: Date;
  archivedAt: Date | null;
}

/** Answer of a look-up by our own reference after an unknown outcome. */
export type Lookup<T> = { found: "one"; value: T } | { found: "none" } | { found: "unsure"; candidates: T[] };

export interface ClientsPort {
  create(input: ClientInput): Promise<ProviderClient>;
  fetch(id: string): Promise<ProviderClient>;
  update(id: string, patch: Partial<ClientInput>): Promise<ProviderClient>;
  remove(id: string): Promise<void>;
  address(id: string): Promise<Address>;
  replaceAddress(id: string, address: Address): Promise<Address>;
  findByReference(reference: string): Promise<Lookup<ProviderClient>>;
}

/** `input` is the provider's own launch body, parsed strictly by the adapter (`launch-schema.ts`). */
export interface LaunchRequest {
  kind: CaseKind;
  /** Null at providers that hold no clients of their own, or do not know this one yet. */
  providerClientId: string | null;
  /** The desk's id of the client: our reference where the provider keeps one. */
  clientReference: string;
  /** The operation's id: our reference of this launch where the provider keeps one. */
  reference: string;
  input: unknown;
}

export interface LaunchesPort {
  create(request: LaunchRequest): Promise<FetchedCase>;
  /** Looks for what `create` may have made at or after `since`. Never creates. */
  find(request: LaunchRequest, since: Date): Promise<Lookup<FetchedCase>>;
  /**
   * Of providers that cannot be asked: what is known of a launch whose answer was lost, as the snapshot that `hear` takes.
   */
  awaited?(request: LaunchRequest, sentAt: Date): Json;
  /**
   * Of the same: the case that such a launch made, when a person has read its `id` there. No I/O. Throws ProviderError
   * `invalid-request` when no case there can have that id.
   */
  named?(request: LaunchRequest, sentAt: Date, id: string): FetchedCase;
  /** Credits the launch would cost, per step in order; null entries are unknown. */
  price(request: LaunchRequest): Promise<(number | null)[]>;
}

export interface CasePatch {
  title?: string;
  reference?: string | null;
  archived?: boolean;
  reviewed?: boolean;
  reminders?: boolean;
  /** A date within the provider's limit, or "now". */
  expiresAt?: Date | "now";
}

/** A file streamed from the provider. The caller sends `body` on and must not buffer it whole. */
export interface FileDownload {
  body: ReadableStream<Uint8Array>;
  mimeType: string;
  size: number | null;
  fileName: string;
}

export interface CasesPort {
  fetch(ref: CaseRef): Promise<FetchedCase>;
  update(ref: CaseRef, patch: CasePatch): Promise<FetchedCase>;
  download(ref: CaseRef): Promise<FileDownload>;
  addItems(ref: CaseRef, items: CaseRef[]): Promise<FetchedCase>;
  /** Pure: what the case page shows of a stored snapshot. Never throws on odd shapes. */
  describe(kind: CaseKind, snapshot: Json): CaseDetail;
  /**
   * Of providers that cannot be asked (`readsBack` is false): the case after a delivery told of it at `at`, or null when
   * the delivery is of another case than the snapshot. Null as snapshot: nothing is known of it but what is told.
   * `attached` is the case that a person says it is about, whatever it names. No I/O.
   */
  hear?(snapshot: Json | null, told: Json, at: Date, attached?: CaseRef): FetchedCase | null;
}

export type DecisionStatus = "pending" | "on_hold" | "approved" | "rejected";

export interface ReviewsPort {
  /** Records a decision on a case; the provider's case status follows. */
  create(ref: CaseRef, status: DecisionStatus): Promise<FetchedCase>;
}

export interface AssigneesPort {
  list(ref: CaseRef): Promise<{ assigneeId: string; member: ProviderMember }[]>;
  add(ref: CaseRef, memberIds: string[]): Promise<void>;
  replace(ref: CaseRef, memberIds: string[]): Promise<void>;
  removeAll(ref: CaseRef): Promise<void>;
  remove(ref: CaseRef, assigneeId: string): Promise<void>;
}

export interface SyncPage {
  items: FetchedCase[];
  /** Commit after `items` are stored; hand back to resume. */
  cursor: Json;
  /** How many cases there are in all, where the provider says so. */
  total?: number;
}

/** Of providers that delete cases and tell nobody, but say in their pages how many there are. */
export interface DeletionsPort {
  /** Ids of all cases, in pages. One may be missing that was there all along. */
  ids(): AsyncIterable<string[]>;
  /**
   * A case that was answered as unknown, as the desk keeps it: closed and archived as of `at`. Throws ProviderError when the
   * provider does not answer for any other case either.
   */
  gone(ref: CaseRef, snapshot: Json, at: Date): Promise<FetchedCase>;
}

export interface SyncPort {
  /** Everything changed since `cursor` (null: everything), oldest need first, in pages. */
  pull(cursor: Json): AsyncIterable<SyncPage>;
  deletions?: DeletionsPort;
}

/** An unexpected shape or value met while parsing; counted, shown to admins, never fatal. */
export interface Drift {
  path: string;
  rawValue: string;
}

/** Roles a provider fills. Screens ask these, never provider names. Client-safe. */
export interface Capabilities {
  clients: boolean;
  launchKinds: readonly CaseKind[];
  reviews: readonly CaseKind[];
  /** Decided in the desk alone: the provider has no call for it and is not told. */
  decidedHere?: readonly CaseKind[];
  /** Decisions that reviews there can be; left out, all of them. */
  decisions?: readonly DecisionStatus[];
  markReviewed: readonly CaseKind[];
  assignees: readonly CaseKind[];
  items: readonly CaseKind[];
  expiry: readonly CaseKind[];
  reminders: readonly CaseKind[];
  archive: readonly CaseKind[];
  rename: readonly CaseKind[];
  download: readonly CaseKind[];
  /** Whether the desk registers and tends its webhook at the provider. */
  webhooks: boolean;
  /** How else the provider learns our address: a person pastes it there, or each launch carries it. */
  webhookAddress?: "pasted" | "per-case";
  /** Whether a case can be fetched; where not, deliveries are all that is ever known. */
  readsBack: boolean;
}

export interface Adapter {
  provider: ProviderId;
  connection: ConnectionTestPort;
  clients?: ClientsPort;
  launches?: LaunchesPort;
  library?: LibraryPort;
  cases: CasesPort;
  reviews?: ReviewsPort;
  assignees?: AssigneesPort;
  webhooks?: WebhooksPort;
  sync?: SyncPort;
}
