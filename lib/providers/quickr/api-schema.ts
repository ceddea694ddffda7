/**
 * Tolerant schemas of Quickr answers (reference of 2024-09). They demand only what the desk cannot work without;
 * everything else is kept as received. Unknown enum values are reported as drift; unknown fields of cases are not,
 * because the reference gives no full list of them.
 */
import { z } from "zod";
import { openEnum, optional } from "@/lib/http/drift";
import { CASE_STATUS, CHECK_STATUS } from "./assumptions";
import { ACCOUNT_STATUSES, ACCOUNT_TYPES } from "./vocabulary";

const id = z.union([z.string().min(1), z.int()]).transform(String);
const instant = z.string().refine((value) => !Number.isNaN(Date.parse(value)), { error: "not a date" });
const text = (path: string) => optional(path, z.string());
const list = <S extends z.ZodType>(path: string, schema: S) =>
  optional(path, z.array(schema)).transform((value) => value ?? []);
const object = z.record(z.string(), z.json());

/** Answer of getting and of exchanging a token. `expires_in` is in seconds. */
export const tokenSchema = z.looseObject({
  access_token: z.string().min(1),
  token_type: text("token.token_type"),
  expires_in: optional("token.expires_in", z.number().positive()),
});

export const caseSchema = z.looseObject({
  id,
  status: openEnum("case.status", Object.values(CASE_STATUS)),
  created_at: instant,
  updated_at: optional("case.updated_at", instant),
  declared_at: optional("case.declared_at", instant),
  checks: list(
    "case.checks",
    z.looseObject({
      type: z.string(),
      status: optional("check.status", openEnum("check.status", Object.values(CHECK_STATUS))),
    }),
  ),
});
export type QuickrCase = z.output<typeof caseSchema>;

/** Answer of creating a declaration. */
export const declarationSchema = z.looseObject({
  id: optional("declaration.id", id),
  url: text("declaration.url"),
  declaration_url: text("declaration.declaration_url"),
});

export const contractSchema = z.looseObject({
  id,
  status: text("contract.status"),
  expires_at: text("contract.expires_at"),
  signatories: list("contract.signatories", z.looseObject({ id: optional("signatory.id", id) })),
});

/** Answer of signing: where the person goes. A redirect is one answer, a body with the address another. */
export const linkSchema = z.looseObject({ url: text("link.url"), redirect_url: text("link.redirect_url") });

export const eventSchema = z.looseObject({
  id: optional("event.id", id),
  type: text("event.type"),
  event_type: text("event.event_type"),
  sub_event_type: text("event.sub_event_type"),
  created_at: optional("event.created_at", instant),
});

export const noteSchema = z.looseObject({ id: optional("note.id", id), type: text("note.type") });

export const agentEditSchema = z.looseObject({
  id: optional("agent_edit.id", id),
  type: text("agent_edit.type"),
});

export const agentChecklistSchema = z.looseObject({ id, data: list("agent_checklist.data", object) });

export const verificationSchema = z.looseObject({
  id,
  status: text("identity_verification.status"),
  url: text("identity_verification.url"),
});

/** Anything that the desk shows as it came: discoveries, ownership. */
export const looseSchema = z.looseObject({});

/** A list, bare or in `data`. */
export const anyListSchema = z.union([
  z.array(z.json()),
  z.looseObject({ data: list("list.data", z.json()) }),
]);

export const companySchema = z.looseObject({
  organization_number: z.union([z.string(), z.number()]).transform(String),
  name: text("company.name"),
  country: text("company.country"),
  status: text("company.status"),
  company_type: text("company.company_type"),
});

export const automationSchema = z.looseObject({
  id,
  name: z.string(),
  description: text("automation.description"),
  trigger: list("automation.trigger", object),
  conditions: list("automation.conditions", object),
  actions: list("automation.actions", object),
  created_at: text("automation.created_at"),
  updated_at: text("automation.updated_at"),
});

export const checklistSchema = z.looseObject({
  id,
  name: z.string(),
  description: text("checklist.description"),
  data: list("checklist.data", object),
  metadata: optional("checklist.metadata", object),
  updated_at: text("checklist.updated_at"),
});

export const templateSchema = z.looseObject({
  id,
  name: z.string(),
  type: text("template.type"),
  description: text("template.description"),
  case: optional("template.case", object),
  metadata: optional("template.metadata", object),
  updated_at: text("template.updated_at"),
});

export const userSchema = z.looseObject({
  id,
  name: text("user.name"),
  type: text("user.type"),
  email: text("user.email"),
  phone_number: text("user.phone_number"),
  scope: list("user.scope", z.string()),
  account_id: text("user.account_id"),
  created_at: text("user.created_at"),
  last_seen_at: text("user.last_seen_at"),
  /** Given once, when an API key is made. Never stored, never logged. */
  api_key: text("user.api_key"),
});

export const userinfoSchema = z.looseObject({
  email: text("userinfo.email"),
  name: text("userinfo.name"),
  accounts: list("userinfo.accounts", z.json()),
});

export const accountSchema = z.looseObject({
  id: optional("account.id", id),
  account_id: z.string(),
  name: text("account.name"),
  type: optional("account.type", openEnum("account.type", ACCOUNT_TYPES)),
  status: optional("account.status", openEnum("account.status", ACCOUNT_STATUSES)),
  company: optional("account.company", object),
  created_at: text("account.created_at"),
  updated_at: text("account.updated_at"),
});

/** Reports of an account. Assumption: each is the file's text, or an object that holds it or its address. */
export const reportsSchema = z.looseObject({ reports: list("reports", z.json()) });

/** Answer of asking for a file: its presigned address. */
export const fileLinkSchema = z.looseObject({
  url: text("file.url"),
  name: text("file.name"),
  mime_type: text("file.mime_type"),
});

/** A page of any list. What `pagination` holds is not told. */
export const pageSchema = z.looseObject({
  data: z.array(z.unknown()),
  pagination: z.unknown().optional(),
});
