import type { WriteResult } from "@/lib/operations/types";
import type { Json } from "@/lib/providers/port";
import type { FlagSeverity } from "@/lib/providers/quickr/flags";

/** All times are ISO 8601 as Quickr wrote them. */
export type Row = Record<string, Json>;

export interface QuickrFlagDto {
  code: string;
  label: string;
  text: string;
  severity: FlagSeverity;
  details: { label: string; value: string }[];
  /** What made Quickr raise the flag, e.g. entries of a sanctions list. */
  records: { label: string; value: string }[][];
  /** Whom or what the flag is about, where Quickr says. */
  about: string | null;
}

export interface QuickrCheckDto {
  type: string;
  label: string;
  /** NOT_STARTED, IN_PROGRESS, COMPLETED, FAILED, or a code that the desk does not know. */
  status: string;
  statusLabel: string;
  /** ISO 8601 repeating interval, or null when it runs once. */
  schedule: string | null;
  scheduleLabel: string;
  flags: QuickrFlagDto[];
  lastRunAt: string | null;
  nextRunAt: string | null;
  /** Anything else in the results, e.g. `search_results` of adverse media. */
  findings: { label: string; value: string }[][];
}

/** One field of one entry as each source has it; null where a source has none. */
export interface ComparedFieldDto {
  key: string;
  label: string;
  prefill: string | null;
  declared: string | null;
  discovered: string | null;
  /** Two sources that have the field have different values. */
  differs: boolean;
}

export interface ComparedEntryDto {
  /** Name of the company or person, or "Entry 2". */
  title: string;
  fields: ComparedFieldDto[];
}

/** Prefills against declarations against discoveries, section by section. */
export interface ComparedSectionDto {
  type: string;
  label: string;
  entries: ComparedEntryDto[];
}

export interface OwnerDto {
  name: string;
  birthDate: string | null;
  country: string | null;
  /** Share of votes in percent, or null. */
  percent: number | null;
  /** Where only a range is known, e.g. "25-49.99". */
  range: string | null;
  source: "declared" | "prefill" | "discovered";
}

/** What ownership looks like as a picture: nodes and shares between them. */
export interface OwnershipDto {
  nodes: { id: string; name: string; kind: "company" | "person" | "unknown"; detail: string | null }[];
  edges: { from: string; to: string; percent: number | null; label: string | null }[];
  /** The register's answer as it came, for the JSON view. */
  raw: Json;
}

export interface CreditDto {
  /** Percent, 0 to 100. */
  score: number | null;
  grade: string | null;
  limit: string | null;
  remarks: string | null;
  at: string | null;
  reports: { fileId: string; name: string; format: "pdf" | "json" | "other" }[];
}

export interface DeclarationDto {
  /** `none`: no form yet. `open`: the client has the link. `finished`: declared. */
  state: "none" | "open" | "finished";
  id: string | null;
  url: string | null;
  declaredAt: string | null;
  submitter: { name: string | null; email: string | null } | null;
  /** A link may be created: the case was checked at once and has none. */
  canCreate: boolean;
  /** Declared values may be changed by staff while it is open. */
  canUpdate: boolean;
}

export interface SignatoryDto {
  id: string;
  name: string;
  email: string | null;
  title: string | null;
  signed: boolean;
  signedAt: string | null;
  /** The person's signing page, where Quickr gave it. */
  signUrl: string | null;
  /** Who signed by BankID, as fields. */
  signedResult: { label: string; value: string }[];
}

export interface ContractDto {
  id: string;
  status: string;
  statusLabel: string;
  tone: "clear" | "attention" | "pending" | "neutral";
  createdAt: string | null;
  /** Contracts can be signed for 85 days. */
  expiresAt: string | null;
  signedAt: string | null;
  signingOption: string | null;
  signatories: SignatoryDto[];
  files: { fileId: string; name: string }[];
  /** Expired or pending ones can be started over; all sign again. Closed ones cannot. */
  canRenew: boolean;
}

export interface NoteDto {
  id: string;
  type: string;
  typeLabel: string;
  text: string;
  author: string | null;
  at: string | null;
}

export interface AgentEditDto {
  id: string;
  type: string;
  label: string;
  rows: { label: string; value: string }[][];
  author: string | null;
  at: string | null;
}

export interface AgentChecklistDto {
  id: string;
  name: string;
  complete: boolean;
  items: { id: string; title: string; description: string | null; answer: string | null }[];
}

export interface InformationDto {
  type: string;
  label: string;
  entries: { label: string; value: string }[][];
}

/** What the Quickr tab of a case shows; read from the stored snapshot, so it costs no call. */
export interface QuickrCaseDto {
  /** The desk's id. */
  caseId: string;
  connectionId: string;
  /** Quickr's id. */
  quickrId: string;
  /** False: a test account. */
  live: boolean;
  /** False while only a list row was ever read. */
  complete: boolean;
  rawStatus: string;
  statusLabel: string;
  actions: string[];
  language: string | null;
  checks: QuickrCheckDto[];
  sections: { type: string; label: string }[];
  comparison: ComparedSectionDto[];
  owners: OwnerDto[];
  information: InformationDto[];
  customers: { label: string; value: string }[][];
  credit: CreditDto | null;
  declaration: DeclarationDto;
  contracts: ContractDto[];
  notes: NoteDto[];
  notifications: { id: string; label: string; detail: string | null; at: string | null }[];
  agentEdits: AgentEditDto[];
  /** Declared values that an agent may put right, by type, as the form starts with them. */
  editable: Record<string, Row[]>;
  checklists: AgentChecklistDto[];
  automationIds: string[];
  verifications: { id: string; name: string | null; status: string | null; url: string | null }[];
  /** What this member may do now; the server asks again. */
  may: { update: boolean; review: boolean };
}

export interface QuickrEventDto {
  id: string;
  type: string;
  typeLabel: string;
  subType: string | null;
  at: string | null;
  /** Facts of the event as label and value. */
  facts: { label: string; value: string }[];
  /** Check results that the event holds: how earlier results are seen. */
  checks: { type: string; label: string; status: string | null; flags: QuickrFlagDto[] }[];
}

export interface QuickrEventPageDto {
  items: QuickrEventDto[];
  /** Hand back for the next page; null at the end. */
  nextCursor: string | null;
}

export interface DiscoveriesDto {
  sections: InformationDto[];
}

export interface CompanyHitDto {
  organizationNumber: string;
  name: string;
  country: string;
  status: string | null;
  companyType: string | null;
}

/* Conditions of automations ------------------------------------------------------------------------------------- */

export type AutomationCondition =
  | { type: "and" | "or"; conditions: AutomationCondition[] }
  | { type: "equal" | "greater_than_or_equal"; field: string; value: string }
  | { type: "every"; field: string; path: string }
  | { type: "equal_to_null"; field: string };

export interface AutomationDto {
  id: string;
  name: string;
  description: string | null;
  trigger: { type: string; status?: string }[];
  /** As the form edits them; null when the automation holds conditions that the form does not know. */
  conditions: AutomationCondition[] | null;
  actions: { type: string; status?: string }[];
  /** The whole automation as it came, for the JSON view. */
  raw: Json;
}

export interface ConditionVerdictDto {
  type: string;
  /** The condition as a sentence. */
  words: string;
  holds: boolean;
  /** Values found at the path, as text; empty when the field is missing. */
  found: string[];
  /** Why it holds or not, e.g. "The case does not have this field." */
  reason: string;
  /** This is the condition that decided the outcome. */
  decided: boolean;
  children: ConditionVerdictDto[];
}

export interface DryRunDto {
  holds: boolean;
  /** What the automation would do: e.g. "Would set the case to Active". */
  outcome: string;
  conditions: ConditionVerdictDto[];
}

/* Account ------------------------------------------------------------------------------------------------------- */

export interface ChecklistDto {
  id: string;
  name: string;
  description: string | null;
  items: { id: string; title: string; description: string | null }[];
  raw: Json;
}

export interface TemplateDto {
  id: string;
  name: string;
  description: string | null;
  /** The case that it starts, as a launch body. */
  case: Json;
  checks: string[];
  sections: string[];
}

export interface QuickrUserDto {
  id: string;
  name: string | null;
  email: string | null;
  type: "api_key" | "email" | "other";
  scopes: string[];
  phoneNumber: string | null;
  lastSeenAt: string | null;
  createdAt: string | null;
}

export interface QuickrAccountDto {
  /** `PQ…` or `TQ…`. */
  accountId: string;
  name: string;
  organizationNumber: string | null;
  country: string | null;
  type: string | null;
  status: string | null;
  createdAt: string | null;
}

export interface SignedInDto {
  email: string | null;
  name: string | null;
  accounts: string[];
  /** The connection's own account. */
  accountId: string;
  live: boolean;
}

export interface PageDto<T> {
  items: T[];
  nextCursor: string | null;
}

/** A usage report: the CSV's own columns, and what can be drawn of it. */
export interface UsageDto {
  columns: string[];
  rows: string[][];
  /** Sum of each numeric column by period, oldest first; empty when the report has no dates or numbers. */
  series: { period: string; values: Record<string, number> }[];
  numericColumns: string[];
}

/* Writes -------------------------------------------------------------------------------------------------------- */

/** What a write came to. `subjectId` is the id of what it made at Quickr, where it made something. */
export interface QuickrWriteResult extends WriteResult {
  subjectId: string | null;
}

/** Creating a user: an API key is in this answer once and nowhere else. */
export interface QuickrUserCreated extends QuickrWriteResult {
  apiKey: string | null;
}

/** Creating a declaration: the link to hand to the client, once known. */
export interface DeclarationCreated extends QuickrWriteResult {
  url: string | null;
}

/** A signing link of one person. */
export interface SignLink {
  url: string;
}
