/** What one sandbox holds of Quickr. Times are milliseconds since the epoch. */
export type Json = string | number | boolean | null | Json[] | { [key: string]: Json };
export type JsonObject = { [key: string]: Json };

export interface SectionRows {
  type: string;
  data: JsonObject[];
}

export interface FlagRow {
  code: string;
  details?: Json;
  records?: JsonObject[];
}

export interface CheckRow {
  type: string;
  status: "NOT_STARTED" | "IN_PROGRESS" | "COMPLETED" | "FAILED";
  schedule: string | null;
  data: (JsonObject & { flags: Json })[];
  lastRunAt: number | null;
  nextRunAt: number | null;
  /** Grows with every change of schedule, so that a task of an older one does nothing. */
  scheduleVersion: number;
}

export interface SignatoryRow {
  id: string;
  name: string;
  email: string | null;
  title: string | null;
  signedAt: number | null;
  /** Who really signed. */
  signedBy: string | null;
}

export interface ContractRow {
  id: string;
  status: "PENDING" | "SIGNED" | "EXPIRED" | "CLOSED";
  createdAt: number;
  expiresAt: number;
  signedAt: number | null;
  version: number;
  signatories: SignatoryRow[];
  fileId: string;
}

export interface NoteRow {
  id: string;
  type: string;
  text: string;
  createdAt: number;
  createdBy: string;
}

export interface CaseRow {
  id: string;
  accountId: string;
  status: string;
  createdAt: number;
  updatedAt: number;
  declaredAt: number | null;
  archivedAt: number | null;
  actions: string[];
  language: string | null;
  publisher: JsonObject | null;
  callbackUrl: string | null;
  templateId: string | null;
  checks: CheckRow[];
  sections: string[];
  prefills: SectionRows[];
  declared: SectionRows[];
  discoveries: SectionRows[];
  current: SectionRows[];
  /** Sections whose register data changed since they were last checked. */
  changed: Set<string>;
  declarationId: string | null;
  /** In the address of the hosted form. */
  code: string;
  submitter: JsonObject | null;
  contract: ContractRow | null;
  notes: NoteRow[];
  notifications: JsonObject[];
  agentEdits: JsonObject[];
  checklists: { id: string; name: string; items: { id: string; title: string; answer: string | null }[] }[];
  automations: string[];
  verifications: { id: string; name: string; verifiedAt: number | null }[];
  events: JsonObject[];
}

export interface AccountRow {
  accountId: string;
  partnerId: string | null;
  body: JsonObject;
  createdAt: number;
  updatedAt: number;
}

export interface UserRow {
  id: string;
  accountId: string;
  body: JsonObject;
  scope: string[];
  createdAt: number;
  updatedAt: number;
  lastSeenAt: number | null;
  /** Of API keys. */
  key: string | null;
}

/** A checklist, template or automation: what was sent, and when. */
export interface SetupRow {
  id: string;
  accountId: string;
  body: JsonObject;
  createdAt: number;
  updatedAt: number;
}

export interface FileRow {
  id: string;
  accountId: string;
  name: string;
  mimeType: string;
  bytes: Uint8Array<ArrayBuffer>;
}

export interface TokenRow {
  accountId: string;
  scope: string[];
  userId: string;
  expiresAt: number;
}
