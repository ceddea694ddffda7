/**
 * Filters and sorts of the Amiqus v2 lists, strict (OpenAPI of 2024-12, the `Query` of each GET). The page number is the
 * list functions' own business. Client-safe. Search terms go into the provider's URL: there is no other way.
 */
import { z } from "zod";
import { CASE_STATUSES, CLIENT_STATUSES, RECORD_STATUSES } from "./api-schema";

const id = z.int({ error: "Choose one from the list." }).nonnegative();
const idOrNobody = z.union([id, z.literal(false)], { error: "Choose a member, or nobody." });
const visibility = z.enum(["active", "archived"]);
const order_by = z.enum(["asc", "desc"]);
const search = z.string().trim().min(1).max(255);

/** Objects to answer in full instead of by id; the provider takes them as one comma-separated parameter. */
const expand = <const T extends readonly [string, ...string[]]>(names: T) =>
  z
    .array(z.enum(names))
    .min(1)
    .transform((chosen) => chosen.join(","));

const limit = z
  .int()
  .min(1, { error: "Ask for 1 to 100 at a time." })
  .max(100, { error: "Ask for 1 to 100 at a time." });

const whole = <Shape extends z.ZodRawShape>(shape: Shape) => z.strictObject(shape).partial();
/** Lists that come in pages; `limit` is the size of one, 100 unless given. */
const list = <Shape extends z.ZodRawShape>(shape: Shape) => whole({ ...shape, limit });

/** GET /clients */
export const clientListSchema = list({
  search,
  status: z.enum(CLIENT_STATUSES),
  visibility,
  assignee: id,
  reference: z.string().min(1),
  sort_by: z.enum(["name.first_name", "name.last_name", "created_at", "updated_at", "archived_at"]),
  order_by,
});
export type ClientListQuery = z.input<typeof clientListSchema>;

/** GET /clients/{id}/records */
export const clientRecordListSchema = list({ expand: expand(["client"]) });
export type ClientRecordListQuery = z.input<typeof clientRecordListSchema>;

/** GET /records. `assignee: false` lists those without. */
export const recordListSchema = list({
  sort_by: z.enum([
    "client.name.first_name",
    "client.name.last_name",
    "created_at",
    "updated_at",
    "archived_at",
  ]),
  order_by,
  expand: expand(["client"]),
  status: z.enum(RECORD_STATUSES),
  visibility,
  created_by: id,
  assignee: idOrNobody,
  client_visibility: visibility,
});
export type RecordListQuery = z.input<typeof recordListSchema>;

/** GET /cases. `assigned_to: false` lists those without assignee. */
export const caseListSchema = list({
  sort_by: z.enum([
    "name",
    "reference",
    "client.name.first_name",
    "client.name.last_name",
    "created_at",
    "updated_at",
    "archived_at",
  ]),
  order_by,
  expand: expand(["client", "items", "assignees"]),
  status: z.enum(CASE_STATUSES),
  visibility,
  created_by: id,
  assigned_to: idOrNobody,
  client: id,
  client_visibility: visibility,
  reference: z.string().min(1),
  search,
});
export type CaseListQuery = z.input<typeof caseListSchema>;

/** GET /aggregates/case-status: cases created between two date-times. */
export const caseStatusQuerySchema = whole({
  // The document spells the value for nobody with a capital here and nowhere else.
  assigned_to: idOrNobody.transform((value) => (value === false ? "False" : value)),
  start_date: z.iso.datetime({ offset: true }),
  end_date: z.iso.datetime({ offset: true }),
  visibility,
});
export type CaseStatusQuery = z.input<typeof caseStatusQuerySchema>;

/** GET /organisations */
export const organisationListSchema = list({
  sort_by: z.enum(["name", "created_at", "updated_at", "archived_at"]),
  order_by,
  visibility,
});
export type OrganisationListQuery = z.input<typeof organisationListSchema>;

/** GET /clients/{id}/organisations */
export const clientOrganisationListSchema = organisationListSchema.omit({ visibility: true });
export type ClientOrganisationListQuery = z.input<typeof clientOrganisationListSchema>;

/** GET /clients/{id}/forms */
export const clientFormListSchema = list({
  type: z.enum(["internal", "requested"]),
  expand: expand(["client", "record"]),
});
export type ClientFormListQuery = z.input<typeof clientFormListSchema>;

/** What the files of one source may be narrowed to. */
export const FILE_SOURCE_TYPES = {
  check: ["photo_id", "reference", "banking_information", "employment_referencing"],
  record_document: ["requested", "sent", "returned"],
} as const;

const sourceTypes = [...FILE_SOURCE_TYPES.check, ...FILE_SOURCE_TYPES.record_document] as const;

/** GET /clients/{id}/files. `source_type` needs the `source` it belongs to. The deprecated source `form` is left out. */
export const clientFileListSchema = whole({
  expand: expand(["source", "created_by"]),
  sort_by: z.enum(["name", "created_at", "expires_at"]),
  order_by,
  source: z.enum(["check", "client", "client_form", "record_document"]),
  source_type: z.enum(sourceTypes),
  search,
}).superRefine(({ source, source_type }, context) => {
  if (source_type === undefined) {
    return;
  }
  const allowed: readonly string[] =
    source === "check" || source === "record_document" ? FILE_SOURCE_TYPES[source] : [];
  if (!allowed.includes(source_type)) {
    context.addIssue({
      code: "custom",
      path: ["source"],
      message: "Choose the source that this kind of file comes from.",
    });
  }
});
export type ClientFileListQuery = z.input<typeof clientFileListSchema>;

/** GET /clients/{id}/corrections */
export const correctionListSchema = list({
  sort_by: z.literal("created_at"),
  order_by,
  expand: expand(["client", "record"]),
  status: z.enum(["pending", "accepted", "rejected"]),
});
export type CorrectionListQuery = z.input<typeof correctionListSchema>;

/** GET /credits */
export const creditListSchema = list({
  sort_by: z.literal("created_at"),
  order_by,
  expand: expand(["causer"]),
});
export type CreditListQuery = z.input<typeof creditListSchema>;

/** GET /webhooks, /forms and the templates. */
export const enabledListSchema = list({ enabled: z.boolean() });
export type EnabledListQuery = z.input<typeof enabledListSchema>;

/** GET /documents */
export const documentListSchema = list({ enabled: z.boolean(), expand: expand(["attachment"]) });
export type DocumentListQuery = z.input<typeof documentListSchema>;
