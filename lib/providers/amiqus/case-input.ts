/**
 * What may be written about records, cases, files and webhooks, strict, with the provider's limits (OpenAPI of
 * 2024-12, bodies of their operations). Launching is in launch-schema.ts. Client-safe.
 */
import { z } from "zod";
import { changing } from "./client-input";
import { recordStepsSchema, recordTemplateSchema } from "./launch-schema";

const id = z.int({ error: "Choose one from the list." }).nonnegative();
const client = id;

const recordOfTemplate = recordTemplateSchema.omit({ expiresAt: true }).extend({ client });
const recordOfSteps = recordStepsSchema.omit({ expiresAt: true }).extend({ client });

/** POST /records. Expiry is set afterwards by update: creating takes none. */
export type RecordCreate = z.input<typeof recordOfTemplate> | z.input<typeof recordOfSteps>;

/** The schema whose messages fit what was filled in. */
export function recordCreateSchemaFor(input: RecordCreate): typeof recordOfTemplate | typeof recordOfSteps {
  return "template" in input ? recordOfTemplate : recordOfSteps;
}

/** PATCH /records/{id}. `expired_at`: a date-time within 10 days from now, or true for now. */
export const recordPatchSchema = changing(
  z.strictObject({
    is_archived: z.boolean().optional(),
    is_reviewed: z.boolean().optional(),
    has_reminders: z.boolean().optional(),
    expired_at: z
      .union([z.iso.datetime({ offset: true }), z.literal(true)], { error: "Enter a date and time." })
      .optional(),
  }),
);
export type RecordPatch = z.input<typeof recordPatchSchema>;

const caseName = z
  .string({ error: "Enter a name for the case." })
  .refine((value) => value.trim() !== "", { error: "Enter a name for the case." });
/** POST /cases */
export const caseCreateSchema = z.strictObject({ client, name: caseName, reference: z.string().optional() });
export type CaseCreate = z.input<typeof caseCreateSchema>;

/** PATCH /cases/{id} */
export const casePatchSchema = changing(
  z.strictObject({
    name: caseName.optional(),
    reference: z.string().nullable().optional(),
    is_archived: z.boolean().optional(),
  }),
);
export type CaseUpdate = z.input<typeof casePatchSchema>;

/** PATCH /cases/{id}/items: ids of records. */
export const caseItemsSchema = z
  .array(id)
  .min(1, { error: "Choose at least one record." })
  .max(100, { error: "Choose at most 100 records." });

/** POST /cases/{id}/reviews. The statuses that a person may give; the three of 2025 follow from the steps. */
export const reviewStatusSchema = z.enum(["pending", "on_hold", "approved", "rejected"], {
  error: "Choose a decision from the list.",
});

/** POST /clients/{id}/files: an attachment that was uploaded before. */
export const clientFileCreateSchema = z.strictObject({
  attachment: id,
  name: z
    .string()
    .min(1, { error: "Enter a name for the file." })
    .max(255, { error: "Use at most 255 characters." })
    .optional(),
  expires_at: z.iso.datetime({ offset: true, error: "Enter a date and time." }).nullable().optional(),
});
export type ClientFileCreate = z.input<typeof clientFileCreateSchema>;

/** Kinds of file that POST /attachments takes. Its size limit is not published. */
export const ATTACHMENT_EXTENSIONS = [
  "pdf",
  "docx",
  "doc",
  "xlsx",
  "xls",
  "csv",
  "txt",
  "jpg",
  "jpeg",
  "png",
  "tif",
  "tiff",
  "zip",
] as const;

/** Name of a file to upload. */
export const attachmentNameSchema = z
  .string()
  .max(255, { error: "Use at most 255 characters." })
  .regex(new RegExp(`[^/\\\\]\\.(${ATTACHMENT_EXTENSIONS.join("|")})$`, "i"), {
    error: `Choose a file of one of these kinds: ${ATTACHMENT_EXTENSIONS.join(", ")}.`,
  });

/** Events of December 2024, and those added up to 2026-08 (`client.deletion_*`, `case.*`). */
export const WEBHOOK_EVENTS = [
  "*",
  "client.*",
  "form.*",
  "record.*",
  "case.*",
  "client.archived",
  "client.created",
  "client.deleted",
  "client.deletion_reminder_deleted",
  "client.deletion_reminder_due",
  "client.deletion_reminder_updated",
  "client.organisations",
  "client.record",
  "client.status",
  "client.unarchived",
  "client.updated",
  "form.attached",
  "form.deleted",
  "form.modified",
  "form.sent",
  "form.submitted",
  "form.updated",
  "record.bounced",
  "record.created",
  "record.finished",
  "record.reviewed",
  "record.unreviewed",
  "record.updated",
  "watchlist.updated",
  "case.approved",
  "case.archived",
  "case.created",
  "case.item_added",
  "case.item_removed",
  "case.rejected",
  "case.status",
  "case.unarchived",
  "case.updated",
] as const;

const webhookFields = {
  url: z.url({ protocol: /^https?$/, error: "Enter the address that events are sent to." }),
  events: z
    .array(z.enum(WEBHOOK_EVENTS, { error: "Choose events from the list." }))
    .min(1, { error: "Choose at least one event." })
    .refine((values) => new Set(values).size === values.length, { error: "Choose each event once." }),
  is_enabled: z.boolean().optional(),
};
/** POST /webhooks */
export const webhookCreateSchema = z.strictObject(webhookFields);
export type WebhookCreate = z.input<typeof webhookCreateSchema>;

/** PATCH /webhooks/{id} */
export const webhookPatchSchema = changing(z.strictObject(webhookFields).partial());
export type WebhookPatch = z.input<typeof webhookPatchSchema>;
