/**
 * Tolerant schemas of Amiqus v2 answers (OpenAPI of 2024-12 with additions up to 2026-08). They demand only what the
 * desk cannot work without; everything else is kept as received. New fields and enum values are reported as drift.
 */
import { z } from "zod";
import { openEnum, openObject, optional } from "@/lib/http/drift";

export const id = z.int().nonnegative();
export const instant = z
  .string()
  .refine((value) => !Number.isNaN(Date.parse(value)), { error: "not a date" });
export const anything = z.unknown().optional();
export const DATES = ["created_at", "updated_at", "archived_at"] as const;

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

/** Both sets: `pending` was split into three in 2025-01. */
export const CASE_STATUSES = [
  "pending",
  "awaiting_response",
  "action_required",
  "reviewed_pending_decision",
  "on_hold",
  "approved",
  "rejected",
] as const;

export const CHECK_STATUSES = [
  "pending",
  "submitted",
  "accepted",
  "rejected",
  "refer",
  "failed",
  "paused",
] as const;

export const STEP_TYPES = [
  "check.credit",
  "check.criminal_record",
  "check.dummy",
  "check.hscni_access_ni",
  "check.identity",
  "check.nhs_esr",
  "check.banking_information",
  "check.photo_id",
  "check.employment_referencing",
  "check.reference",
  "check.thorntons_onboarding",
  "check.video",
  "check.watchlist",
  "document.request",
  "document.transfer",
  "form",
] as const;

export const CLIENT_STATUSES = ["pending", "approved", "rejected"] as const;

export const userSchema = openObject("user", { id, name: z.string(), email: z.string() }, [
  "object",
  "is_verified",
  "is_disabled",
  ...DATES,
]);

export const teamSchema = openObject(
  "team",
  {
    id,
    name: z.string(),
    contact: optional("team.contact", z.string()),
    telephone: optional("team.telephone", z.string()),
  },
  ["object", "identifier", "uuid", "tier", "logo", "is_support_enabled", ...DATES],
);

export const teamMemberSchema = openObject(
  "team_member",
  { id, name: z.string(), email: z.string(), role: optional("team_member.role", z.string()) },
  ["object"],
);

const nameSchema = z.looseObject({
  title: optional("client.name.title", z.string()),
  other_title: optional("client.name.other_title", z.string()),
  first_name: z.string(),
  middle_name: optional("client.name.middle_name", z.string()),
  last_name: z.string(),
});

export const clientSchema = openObject(
  "client",
  {
    id,
    status: optional("client.status", openEnum("client.status", CLIENT_STATUSES)),
    name: nameSchema,
    email: optional("client.email", z.string()),
    landline: optional("client.landline", z.string()),
    mobile: optional("client.mobile", z.string()),
    dob: optional("client.dob", z.string()),
    reference: optional("client.reference", z.string()),
    created_at: instant,
    updated_at: instant,
    archived_at: optional("client.archived_at", instant),
  },
  ["object", "national_insurance_number", "is_deletable", "deletion_date"],
);

const addressPart = (name: string) => optional(`address.${name}`, z.string());
export const addressSchema = openObject(
  "address",
  {
    unit: addressPart("unit"),
    house_name: addressPart("house_name"),
    house_number: addressPart("house_number"),
    street_name: addressPart("street_name"),
    second_street: addressPart("second_street"),
    district: addressPart("district"),
    city: addressPart("city"),
    province: addressPart("province"),
    postcode: addressPart("postcode"),
    country: addressPart("country"),
  },
  ["object"],
);

export const recordSchema = openObject(
  "record",
  {
    id,
    status: openEnum("record.status", RECORD_STATUSES),
    client: anything,
    created_at: instant,
    updated_at: instant,
  },
  [
    "object",
    "perform_url",
    "email",
    "steps",
    "has_reminders",
    "expired_at",
    "archived_at",
    "name",
    "is_declaration_required",
    "declaration_confirmed_at",
  ],
);

export const stepRowSchema = openObject("step", { id, type: openEnum("step.type", STEP_TYPES) }, [
  "object",
  "preferences",
  "check",
  "document",
  "form",
  "cost",
  "completed_at",
  "review",
]);

export const recordDocumentSchema = openObject("record_document", { id, status: z.string() }, [
  "object",
  "type",
  "name",
  "config",
  "source",
  "attachments",
  "created_at",
  "updated_at",
  "completed_at",
]);

export const checkSchema = openObject(
  "check",
  { id, type: z.string(), status: openEnum("check.status", CHECK_STATUSES), response: anything },
  ["object", "record", "allow_replay", "allow_cancel", "requires_consent", "created_at", "updated_at"],
);

export const assigneeSchema = openObject("assignee", { id, team_member: teamMemberSchema }, [
  "object",
  "type",
]);

export const caseSchema = openObject(
  "case",
  {
    id,
    name: z.string(),
    reference: optional("case.reference", z.string()),
    status: openEnum("case.status", CASE_STATUSES),
    client: anything,
    created_at: instant,
    updated_at: instant,
  },
  ["object", "items", "assignees", "archived_at"],
);

export const caseReviewSchema = openObject(
  "case_review",
  { id, status: openEnum("case_review.status", CASE_STATUSES), created_at: instant },
  ["object", "reviewed_by", "from_status", "updated_at"],
);

export const caseItemSchema = openObject("case_item", { id, entity: anything }, [
  "object",
  "created_at",
  "updated_at",
]);

/** Whose form is not documented: an assignee or a bare team member. Kept whole, read by the mapper. */
export const caseAssigneeSchema = z.looseObject({ id });

export const webhookSchema = openObject(
  "webhook",
  { id, url: z.string(), secret: z.string(), events: z.array(z.string()), is_enabled: z.boolean() },
  ["object", "uuid", "created_at", "updated_at"],
);

export const webhookDeliverySchema = openObject(
  "webhook_delivery",
  { id, uuid: z.string(), event: z.string(), request: anything, last_sent_at: instant },
  ["object", "attempts", "response"],
);

export const availableStepSchema = openObject(
  "available_step",
  {
    type: openEnum("available_step.type", STEP_TYPES),
    costs: optional("available_step.costs", z.array(z.number())),
  },
  ["object"],
);

export const validatedStepsSchema = z.looseObject({
  steps: z.array(z.looseObject({ type: z.string(), cost: optional("validated_step.cost", z.number()) })),
});

export const recordTemplateRowSchema = openObject(
  "record_template",
  {
    id,
    name: z.string(),
    presets: anything,
    is_enabled: optional("record_template.is_enabled", z.boolean()),
  },
  ["object", "description", ...DATES],
);

export const libraryDocumentSchema = openObject(
  "document",
  { id, name: z.string(), is_enabled: optional("document.is_enabled", z.boolean()) },
  ["object", "description", "attachment", ...DATES],
);

/** Templates of requested documents, GET /templates/documents. */
export const documentTemplateSchema = openObject(
  "document_template",
  { id, name: z.string(), is_enabled: optional("document_template.is_enabled", z.boolean()) },
  ["object", "description", "content", ...DATES],
);

export type AmiqusClientRow = z.output<typeof clientSchema>;
export type AmiqusRecord = z.output<typeof recordSchema>;
export type AmiqusCase = z.output<typeof caseSchema>;
