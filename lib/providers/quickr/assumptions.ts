/**
 * Everything that the Quickr reference of 2024-09 leaves open and the desk had to choose: paths, field names, statuses.
 * A wrong guess is put right here and nowhere else. `Assumption:` marks what the reference does not say; lines without
 * it are from the reference. docs/providers/quickr.md lists them. Client-safe, without dependencies.
 */

/** Paths below `/accounts/{aid}`; `:x` stands for an id. */
export const PATHS = {
  token: "/auth/token",
  // Assumption: the sibling product of the same maker calls it so.
  exchangeToken: "/auth/exchange_token",
  // Assumption: the account itself is what its own path names, for updating and administrating too.
  account: "",
  // Assumption.
  accountAdmin: "/admin",
  // Assumption.
  accounts: "/accounts",
  // The changelog names the path; it lists the method as GET although the request has a body.
  accountReports: "/accounts/:sub/reports",
  // Assumption, as are users, checklists, templates and their ids below.
  users: "/users",
  user: "/users/:uid",
  checklists: "/checklists",
  checklist: "/checklists/:chkid",
  templates: "/templates",
  template: "/templates/:tplid",
  automations: "/automations",
  // Assumption: "can be used to retrieve the automation at a later time".
  automation: "/automations/:id",
  cases: "/cases",
  case: "/cases/:cid",
  declarations: "/cases/:cid/declarations",
  declaration: "/cases/:cid/declarations/:did",
  contract: "/cases/:cid/contracts/:contract",
  sign: "/cases/:cid/contracts/:contract/signatories/:sid/sign",
  scheduleChecks: "/cases/:cid/schedule_checks",
  discoveries: "/cases/:cid/discoveries",
  events: "/cases/:cid/events",
  agentEdits: "/cases/:cid/agent-edits",
  identityVerifications: "/cases/:cid/identity-verifications",
  initiateVerification: "/cases/:cid/identity-verifications/:vid/initiate",
  // Assumption.
  notes: "/cases/:cid/notes",
  // Assumption: "Add agent checklist action where the agent can update the answer to an item".
  agentChecklist: "/cases/:cid/agent-checklists/:chkid",
  // Assumption: "requesting company ownership by case Id".
  ownership: "/cases/:cid/ownership",
  file: "/files/:fid",
  // Assumption: "Search company API".
  companySearch: "/companies",
} as const;

/** Assumption: the signed-in user's own path, which has no account in it. */
export const USERINFO_PATH = "/userinfo";

/** Methods that the reference hides. */
export const METHODS = {
  // Assumption, all of them: PUT replaces, PATCH changes what is named.
  updateAccount: "PUT",
  administrateAccount: "PUT",
  // Assumption: a request with a body is not a GET.
  accountReports: "POST",
  updateUser: "PUT",
  updateChecklist: "PUT",
  updateTemplate: "PUT",
  updateAutomation: "PUT",
  patchCase: "PATCH",
  agentChecklist: "PUT",
} as const;

/** Names of query parameters that the reference does not give. */
export const QUERY = {
  // Assumption.
  eventType: "event_type",
  // Assumption.
  companySearch: { text: "search", country: "country" },
  // Assumption: discoveries come short or "extended".
  extendedDiscoveries: { extended: "true" },
  // Assumption: what `sort_by` and `sort_order` take.
  sortByCreated: "created_at",
  sortByUpdated: "updated_at",
  ascending: "asc",
  descending: "desc",
  // Assumption: one `exclude` per field.
  exclude: "exclude",
} as const;

/** Fields that lists leave out: they are large and hold personal data that a list does not need. Assumption: names. */
export const LIST_EXCLUDES = [
  "prefills",
  "declarations",
  "discoveries",
  "current_information",
  "contracts",
  "notes",
  "notifications",
] as const;

/** Names of body fields that the reference does not give. */
export const FIELDS = {
  // Assumption: "specifying language when creating a case".
  language: "language",
  // Assumption: "create from a template".
  template: "template_id",
  // Assumption: what tells `declarations_update` from `declarations_finished`.
  intent: "intent",
  // Assumption: where a declaration's sections are.
  declarationData: "data",
  // Assumption: the presigned address of a file.
  fileUrl: "url",
} as const;

/** Intents of updating a declaration. */
export const INTENTS = { update: "declarations_update", finish: "declarations_finished" } as const;

/** Statuses of a case that the reference has. */
export const CASE_STATUS = {
  formNotStarted: "FORM_NOT_STARTED",
  processing: "PROCESSING_DETAILS",
  ready: "READY_FOR_REVIEW",
  active: "ACTIVE",
  // Assumption: names of the sibling product; the reference says only that cases are declined and archived.
  declined: "DECLINED",
  archived: "ARCHIVED",
  waitingForSignature: "WAITING_FOR_SIGNATURE",
} as const;

/** Assumption: what a decision sets the case's status to, by the patch case operation. */
export const DECISION_STATUS = {
  approved: CASE_STATUS.active,
  rejected: CASE_STATUS.declined,
  pending: CASE_STATUS.ready,
  archive: CASE_STATUS.archived,
  // Assumption: a case comes back from the archive as one to be reviewed.
  restore: CASE_STATUS.ready,
} as const;

/** Statuses of a check. */
export const CHECK_STATUS = {
  notStarted: "NOT_STARTED",
  inProgress: "IN_PROGRESS",
  completed: "COMPLETED",
  failed: "FAILED",
} as const;

/** Assumption: statuses of a contract; prose has pending, signed, expired and closed. */
export const CONTRACT_STATUS = {
  pending: "PENDING",
  signed: "SIGNED",
  expired: "EXPIRED",
  closed: "CLOSED",
} as const;

/** Types of notes. `case_approved`, `case_declined` and `credit_score` are the reference's. */
export const NOTE_TYPE = {
  approved: "case_approved",
  declined: "case_declined",
  creditScore: "credit_score",
  // Assumption.
  general: "general",
  // Assumption: a case set back to be reviewed.
  reopened: "case_reopened",
  // Assumption: "a note will always be added" when an automation has run.
  automation: "automation",
} as const;

/** Assumption: a lowercase spelling of a status means the same. */
export function sameCode(value: string, code: string): boolean {
  return value.toUpperCase() === code.toUpperCase();
}

/** Which spelling is sent: the reference has `sanction` in its examples and `sanctions` in its list. Assumption. */
export const SANCTIONS_CHECK = "sanctions" as const;

/** Name of our own query parameter on `callback_url`: the launch that a case came of. Not Quickr's. */
export const CALLBACK_REFERENCE = "reference";
