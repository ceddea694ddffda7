/** Rows of the Amiqus part of the sandbox. Times are milliseconds; what goes over the wire is made in serialise*.ts. */
export const CLIENT_STATUSES = ["pending", "approved", "rejected"] as const;
export type ClientStatus = (typeof CLIENT_STATUSES)[number];

export const RECORD_STATUSES = [
  "pending",
  "started",
  "complete",
  "incomplete",
  "waiting",
  "failed",
  "empty",
  "paused",
  "amendments",
  "reviewed",
] as const;
export type RecordStatus = (typeof RECORD_STATUSES)[number];

export const CASE_STATUSES = ["pending", "on_hold", "approved", "rejected"] as const;
export type CaseStatus = (typeof CASE_STATUSES)[number];

export const CHECK_STATUSES = [
  "pending",
  "submitted",
  "accepted",
  "rejected",
  "refer",
  "failed",
  "paused",
] as const;
export type CheckStatus = (typeof CHECK_STATUSES)[number];

export const PHOTO_OUTCOMES = ["clear", "consider", "suspected", "rejected"] as const;
export type PhotoOutcome = (typeof PHOTO_OUTCOMES)[number];

export type JsonObject = { [key: string]: unknown };

export interface MemberRow {
  id: number;
  name: string;
  email: string;
  role: "owner" | "member" | "read-only" | "assigned-only";
  createdAt: number;
}

export interface NameFields {
  title: string | null;
  other_title: string | null;
  first_name: string;
  middle_name: string | null;
  last_name: string;
}

export interface AddressFields {
  unit: string | null;
  house_name: string | null;
  house_number: string | null;
  street_name: string | null;
  second_street: string | null;
  district: string | null;
  city: string | null;
  province: string | null;
  postcode: string | null;
  country: string | null;
}

export interface AssigneeRow {
  id: number;
  memberId: number;
}

export interface ClientRow {
  id: number;
  status: ClientStatus | null;
  name: NameFields;
  email: string;
  landline: string | null;
  mobile: string | null;
  dob: string | null;
  reference: string | null;
  nationalInsuranceNumber: string | null;
  address: AddressFields | null;
  assignees: AssigneeRow[];
  organisations: number[];
  createdAt: number;
  updatedAt: number;
  archivedAt: number | null;
}

export interface ClientLight {
  id: number;
  status: ClientStatus | null;
  firstName: string;
  lastName: string;
  search: string;
  reference: string | null;
  memberIds: readonly number[];
  createdAt: number;
  updatedAt: number;
  archivedAt: number | null;
}

export interface CheckRow {
  id: number;
  status: CheckStatus;
  photo: PhotoOutcome | null;
  /** Attachments that the client sent with a photo ID check. */
  media: {
    attachmentId: number;
    side: "front" | "back" | null;
    kind: "document" | "photo" | "motion_capture";
  }[];
  createdAt: number;
  updatedAt: number;
}

export interface StepRow {
  id: number;
  type: string;
  preferences: JsonObject | null;
  cost: number;
  completedAt: number | null;
  /** Sent back to the client for changes; our way into the record status `amendments`. */
  amend: boolean;
  check: CheckRow | null;
  documentId: number | null;
  formReference: string | null;
}

export interface RecordRow {
  id: number;
  status: RecordStatus;
  clientId: number;
  email: string;
  steps: StepRow[];
  message: string | null;
  hasReminders: boolean;
  started: boolean;
  reviewed: boolean;
  createdBy: number;
  assignees: AssigneeRow[];
  createdAt: number;
  updatedAt: number;
  expiredAt: number;
  archivedAt: number | null;
}

export interface RecordLight {
  id: number;
  status: RecordStatus;
  clientId: number;
  createdBy: number;
  memberIds: readonly number[];
  createdAt: number;
  updatedAt: number;
  archivedAt: number | null;
}

export interface DocumentRow {
  id: number;
  recordId: number;
  type: "requested" | "sent" | "returned";
  name: string | null;
  config: JsonObject | null;
  source: { type: "record" | "record_document"; id: number };
  attachments: number[] | null;
  createdAt: number;
  updatedAt: number;
  completedAt: number | null;
}

export interface AttachmentRow {
  id: number;
  name: string;
  original: string;
  type: string;
  av: "pending" | "clean" | "infected" | "error";
  bytes: Uint8Array;
  createdAt: number;
  updatedAt: number;
}

export interface ClientFileRow {
  id: number;
  clientId: number;
  type: "internal" | "sent" | "received";
  source: { type: "check" | "client" | "client_form" | "record_document"; id: number };
  sourceType: string | null;
  name: string;
  attachmentId: number;
  createdBy: { type: "client" | "team_member"; id: number };
  expiresAt: number | null;
  createdAt: number;
  updatedAt: number;
}

export interface FormTemplateRow {
  id: number;
  reference: string;
  name: string;
  description: string | null;
  instructions: JsonObject | null;
  fields: JsonObject[];
  version: number;
  enabled: boolean;
  createdAt: number;
  updatedAt: number;
  archivedAt: number | null;
}

export interface ClientFormRow {
  id: number;
  reference: string;
  type: "internal" | "requested";
  clientId: number;
  recordId: number | null;
  name: string;
  description: string | null;
  instructions: JsonObject | null;
  fields: JsonObject[];
  version: number;
  createdAt: number;
  updatedAt: number;
  completedAt: number | null;
  archivedAt: number | null;
}

export interface TemplateRow {
  id: number;
  name: string;
  description: string;
  content: string;
  enabled: boolean;
  createdAt: number;
  updatedAt: number;
}

export interface LibraryDocumentRow {
  id: number;
  name: string;
  description: string | null;
  enabled: boolean;
  attachmentId: number;
  createdAt: number;
  updatedAt: number;
}

export interface RecordTemplateRow {
  id: number;
  name: string;
  description: string;
  steps: { type: string; preferences: JsonObject | null }[];
  notification: "email" | false;
  message: string | null;
  reminder: boolean;
  assignees: number[];
  enabled: boolean;
  createdAt: number;
  updatedAt: number;
}

export interface OrganisationRow {
  id: number;
  name: string;
  companyNumber: string | null;
  jurisdiction: string | null;
  createdAt: number;
  updatedAt: number;
  archivedAt: number | null;
}

export interface CorrectionRow {
  id: number;
  clientId: number;
  recordId: number;
  status: "pending" | "accepted" | "rejected";
  correction: { first_name: string; middle_name: string | null; last_name: string };
  createdAt: number;
  updatedAt: number;
}

export interface CreditRow {
  id: number;
  credits: number;
  reason: string | null;
  causer: { type: "user" | "check"; id: number } | null;
  createdAt: number;
}

export interface CaseRow {
  id: number;
  name: string;
  reference: string | null;
  status: CaseStatus;
  clientId: number;
  items: { id: number; recordId: number; createdAt: number }[];
  reviews: { id: number; memberId: number; status: CaseStatus; from: CaseStatus; createdAt: number }[];
  assignees: AssigneeRow[];
  createdBy: number;
  createdAt: number;
  updatedAt: number;
  archivedAt: number | null;
}

export interface WebhookRow {
  id: number;
  uuid: string;
  url: string;
  secret: string;
  events: string[];
  enabled: boolean;
  /** Payloads in succession that used up all attempts. */
  exhausted: number;
  createdAt: number;
  updatedAt: number;
}

export interface DeliveryRow {
  id: number;
  uuid: string;
  webhookId: number;
  event: string;
  data: unknown;
  /** The exact bytes that were signed. */
  body: string;
  attempts: number;
  request: { url: string; headers: Record<string, string> } | null;
  response: { status: number; headers: Record<string, string>; body: string | null } | null;
  lastSentAt: number | null;
  createdAt: number;
}
