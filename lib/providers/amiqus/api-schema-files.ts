/**
 * Tolerant schemas of Amiqus v2 answers about what belongs to a client: organisations, forms, files, attachments and
 * corrections (OpenAPI of 2024-12 with additions up to 2026-08).
 */
import { z } from "zod";
import { openEnum, openObject, optional } from "@/lib/http/drift";
import { anything, DATES, id, instant } from "./api-schema";

export const organisationSchema = openObject(
  "organisation",
  {
    id,
    name: z.string(),
    company_number: optional("organisation.company_number", z.string()),
    jurisdiction: optional("organisation.jurisdiction", z.string()),
    created_at: instant,
    updated_at: instant,
    archived_at: optional("organisation.archived_at", instant),
  },
  ["object"],
);

/** A field of a form, answered or not. `value` and `label` differ by type and are kept as received. */
const formField = z.looseObject({ id: z.string(), type: z.string() });

export const clientFormSchema = openObject(
  "client_form",
  {
    id,
    reference: z.string(),
    type: openEnum("client_form.type", ["internal", "requested"]),
    name: z.string(),
    description: optional("client_form.description", z.string()),
    instructions: anything,
    fields: optional("client_form.fields", z.array(formField)),
    version: optional("client_form.version", z.number()),
    client: anything,
    record: anything,
    created_at: instant,
    updated_at: instant,
    completed_at: optional("client_form.completed_at", instant),
    archived_at: optional("client_form.archived_at", instant),
  },
  ["object"],
);

/**
 * `object` is demanded where it is given: since 2025-11 the same path lists clients' forms, which must not be offered
 * as templates.
 */
export const formTemplateSchema = openObject(
  "form_template",
  {
    object: z.literal("form_template").optional(),
    id: optional("form_template.id", id),
    reference: z.string(),
    name: z.string(),
    description: optional("form_template.description", z.string()),
    instructions: anything,
    fields: optional("form_template.fields", z.array(formField)),
    version: optional("form_template.version", z.number()),
    is_enabled: optional("form_template.is_enabled", z.boolean()),
    updated_at: optional("form_template.updated_at", instant),
    archived_at: optional("form_template.archived_at", instant),
  },
  [...DATES],
);

export const SCAN_STATUSES = ["pending", "clean", "infected", "error"] as const;

export const attachmentSchema = openObject(
  "attachment",
  {
    id,
    name: z.string(),
    original: optional("attachment.original", z.string()),
    type: optional("attachment.type", z.string()),
    size: optional("attachment.size", z.number()),
    av_status: optional("attachment.av_status", openEnum("attachment.av_status", SCAN_STATUSES)),
  },
  ["object", ...DATES],
);

export const clientFileSchema = openObject(
  "client_file",
  {
    id,
    type: openEnum("client_file.type", ["internal", "sent", "received"]),
    name: z.string(),
    attachment: optional("client_file.attachment", attachmentSchema),
    /** `{id, type}`, or the whole object when expanded. */
    source: anything,
    created_by: anything,
    created_at: instant,
    updated_at: instant,
    expires_at: optional("client_file.expires_at", instant),
  },
  ["object"],
);

const correctedName = z.looseObject({
  first_name: optional("client_correction.correction.first_name", z.string()),
  middle_name: optional("client_correction.correction.middle_name", z.string()),
  last_name: optional("client_correction.correction.last_name", z.string()),
});

/** Another spelling of their name that a client proposed. */
export const correctionSchema = openObject(
  "client_correction",
  {
    id,
    status: openEnum("client_correction.status", ["pending", "accepted", "rejected"]),
    correction: correctedName,
    client: anything,
    record: anything,
    created_at: instant,
    updated_at: instant,
  },
  ["object"],
);
