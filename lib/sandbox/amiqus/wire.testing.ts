import { z } from "zod";
import { SUBSCRIBE_EVENTS } from "./events";
import { CASE_STATUSES, CHECK_STATUSES, CLIENT_STATUSES, RECORD_STATUSES } from "./model";
import { STEP_TYPES } from "./step-schemas";

// The published schemas at the seed's version, written out as strict zod: every documented field must be there, of
// its type, and nothing else.
const id = z.int();
const text = z.string();
const at = z.string().regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/);
const times = { created_at: at, updated_at: at };
const lit = <Value extends string>(value: Value) => z.literal(value);

const member = z.strictObject({
  object: lit("team_member"),
  id,
  name: text,
  email: z.email(),
  role: z.enum(["assumed", "owner", "member", "read-only", "assigned-only"]).nullable(),
});
const client = z.strictObject({
  object: lit("client"),
  id,
  status: z.enum(CLIENT_STATUSES).nullable(),
  name: z.strictObject({
    object: lit("name"),
    title: z
      .enum(["miss", "ms", "mrs", "mr", "dr", "sir", "master", "mx", "dame", "lord", "lady", "prof", "other"])
      .nullable(),
    other_title: z.string().max(20).nullable(),
    first_name: text,
    middle_name: text.nullable(),
    last_name: text,
    name: text,
    full_name: text,
    complete_name: text,
  }),
  email: z.email(),
  landline: text.nullable(),
  mobile: text.nullable(),
  dob: z.iso.date().nullable(),
  reference: text.nullable(),
  national_insurance_number: text.nullable(),
  is_deletable: z.boolean(),
  ...times,
  archived_at: at.nullable(),
});
const attachment = z.strictObject({
  object: lit("attachment"),
  id,
  name: text,
  original: text,
  type: text,
  size: z.int(),
  av_status: z.enum(["pending", "clean", "infected", "error"]),
  ...times,
});

const leaf = z.strictObject({ result: z.enum(["clear", "consider"]).nullable() });
const open = z.object({ result: z.enum(["clear", "consider"]).nullable() });
const of = (names: string[]) => z.strictObject(Object.fromEntries(names.map((name) => [name, leaf])));
const branch = (names: string[]) => leaf.extend({ breakdown: of(names).nullable() }).nullable();
const score = leaf.extend({ properties: z.strictObject({ score: z.number().min(0).max(1) }).nullable() });
const documentReport = z.strictObject({
  type: lit("document"),
  status: z.enum(["processing", "complete"]),
  result: z.enum(["clear", "consider", "suspected", "rejected"]),
  breakdown: z.strictObject({
    age_validation: branch(["minimum_accepted_age"]),
    compromised_document: branch(["document_database", "repeat_attempts"]),
    data_comparison: branch(["first_name", "last_name", "date_of_birth"]),
    data_consistency: open.extend({ breakdown: z.record(text, leaf) }),
    data_validation: open.extend({ breakdown: z.record(text, leaf) }),
    image_integrity: open.extend({
      breakdown: z.strictObject({
        supported_document: z.strictObject({ result: z.enum(["clear", "unidentified"]) }),
        image_quality: z.strictObject({
          result: z.enum(["clear", "consider", "unidentified"]),
          properties: z.record(text, leaf).nullable(),
        }),
        colour_picture: leaf,
        conclusive_document_quality: leaf.extend({ properties: z.record(text, leaf).nullable() }),
      }),
    }),
    issuing_authority: branch(["nfc_passive_authentication", "nfc_active_authentication"]),
    police_record: leaf.nullable(),
    visual_authenticity: open.extend({
      breakdown: z.strictObject({
        face_detection: leaf,
        digital_tampering: leaf,
        original_document_present: leaf.extend({ properties: z.record(text, leaf).nullable() }),
        picture_face_integrity: leaf,
        security_features: leaf,
        fonts: leaf,
        template: leaf,
      }),
    }),
  }),
  document_data: z.looseObject({ issuing_country: z.string().length(3).nullable() }).nullable(),
});
const face = (motion: boolean) =>
  z.strictObject({
    type: lit(motion ? "facial_similarity_motion" : "facial_similarity_photo"),
    status: lit("complete"),
    result: z.enum(["clear", "consider"]),
    breakdown: z.strictObject({
      face_comparison: leaf.extend({ breakdown: z.strictObject({ face_match: motion ? score : leaf }) }),
      image_integrity: branch(["face_detected", "source_integrity"]),
      visual_authenticity: leaf.extend({
        breakdown: z.strictObject({
          ...(motion ? { liveness_detected: leaf } : {}),
          spoofing_detection: score,
        }),
      }),
    }),
  });
const photoResponse = z.strictObject({
  object: lit("check_response.photo_id"),
  status: z.enum(["processing", "complete"]),
  result: z.enum(["clear", "consider"]),
  reports: z.array(z.union([documentReport, face(true), face(false)])).nullable(),
  media: z
    .array(
      z.union([
        z.strictObject({
          type: lit("document"),
          attachment,
          document_type: text.nullable(),
          side: z.enum(["front", "back"]).nullable(),
          issuing_country: z.string().length(3).nullable(),
          has_nfc: z.boolean(),
        }),
        z.strictObject({ type: z.enum(["photo", "motion_capture"]), attachment }),
      ]),
    )
    .nullable(),
});
const checkType = z.enum([
  "banking_information",
  "credit",
  "criminal_record",
  "dummy",
  "hscni_access_ni",
  "identity",
  "nhs_esr",
  "photo_id",
  "reference",
  "thorntons_onboarding",
  "video",
]);

const document = z.strictObject({
  object: lit("record_document"),
  id,
  type: z.enum(["requested", "sent", "returned"]),
  name: text.nullable(),
  status: z.enum(["pending", "complete"]),
  config: z.union([z.null(), z.looseObject({ instructions: text.nullable() })]),
  source: z.strictObject({ type: z.enum(["record", "record_document"]), id }),
  attachments: z.array(z.union([attachment, id])).nullable(),
  ...times,
  completed_at: at.nullable(),
});
const form = z.strictObject({
  object: lit("client_form"),
  id,
  reference: z.guid(),
  type: z.enum(["internal", "requested"]),
  client: z.union([client, id]),
  record: z.union([z.looseObject({ object: lit("record") }), id]).nullable(),
  name: text,
  description: text.nullable(),
  instructions: z.unknown(),
  fields: z.array(z.looseObject({ id: text, type: text })).min(2),
  version: z.int(),
  ...times,
  completed_at: at.nullable(),
  archived_at: at.nullable(),
});
const stepBase = { object: lit("step"), id, cost: z.int().min(0), completed_at: at.nullable() };
const preferences = z.record(text, z.unknown());
const step: z.ZodType = z.lazy(() =>
  z.union([
    z.strictObject({
      ...stepBase,
      type: z.enum(["check.credit", "check.identity", "check.video", "check.thorntons_onboarding"]),
      check: z.union([check, id]),
    }),
    z.strictObject({
      ...stepBase,
      type: z.enum([...STEP_TYPES].filter((type) => type.startsWith("check."))),
      preferences,
      check: z.union([check, id]),
    }),
    z.strictObject({
      ...stepBase,
      type: z.enum(["document.request", "document.transfer"]),
      preferences,
      document: z.union([document, id]),
    }),
    z.strictObject({ ...stepBase, type: lit("form"), form: z.union([form, z.guid()]) }),
  ]),
);
const record = z.strictObject({
  object: lit("record"),
  id,
  status: z.enum(RECORD_STATUSES),
  perform_url: z.union([z.url(), z.literal(false)]),
  email: z.email(),
  client: z.union([client, id]),
  steps: z.array(step).min(1),
  has_reminders: z.boolean(),
  ...times,
  expired_at: at,
  archived_at: at.nullable(),
});
const check: z.ZodType = z.strictObject({
  object: lit("check"),
  id,
  type: checkType,
  record: z.union([record, id]),
  status: z.enum(CHECK_STATUSES),
  response: z
    .union([photoResponse, z.strictObject({ object: lit("check_response.other") }), z.literal(true)])
    .nullable(),
  allow_replay: z.boolean(),
  allow_cancel: z.boolean(),
  requires_consent: z.boolean(),
  ...times,
});

const page = (row: z.ZodType) =>
  z.strictObject({
    object: lit("paginated_list"),
    data: z.array(row),
    total: z.int(),
    count: z.int(),
    limit: z.int(),
    current_page: z.int(),
    total_pages: z.int().min(1),
    links: z.strictObject({ next: z.url().nullable(), previous: z.url().nullable() }).nullable(),
  });
const assignee = z.strictObject({
  object: lit("assignee"),
  id,
  type: lit("team_member"),
  team_member: member,
});
const item = z.strictObject({
  object: lit("case_item"),
  id,
  entity: z.union([z.strictObject({ id, type: lit("record") }), record]),
  ...times,
});
const kase = z.strictObject({
  object: lit("case"),
  id,
  name: text,
  reference: text.nullable(),
  status: z.enum(CASE_STATUSES),
  client: z.union([id, client]),
  items: z.array(z.union([id, item])).nullable(),
  assignees: z.union([z.array(id), z.looseObject({ object: lit("list"), data: z.array(member) })]).nullable(),
  ...times,
  archived_at: at.nullable(),
});
const review = z.strictObject({
  object: lit("case_review"),
  id,
  reviewed_by: z.union([id, member]),
  status: z.enum(CASE_STATUSES),
  from_status: z.enum(CASE_STATUSES),
  ...times,
});
const team = z.strictObject({
  object: lit("team"),
  id,
  identifier: text,
  uuid: z.guid(),
  name: text,
  contact: z.email(),
  telephone: text.nullable(),
  tier: text,
  logo: text.nullable(),
  is_support_enabled: z.boolean(),
  ...times,
  archived_at: at.nullable(),
});
const webhook = z.strictObject({
  object: lit("webhook"),
  id,
  uuid: z.guid(),
  url: text,
  secret: text,
  events: z.array(z.enum(SUBSCRIBE_EVENTS)).min(1),
  is_enabled: z.boolean(),
  ...times,
});
const credit = z.strictObject({
  object: lit("credit_history"),
  id,
  credits: z.int(),
  reason: text.nullable(),
  causer: z.union([z.strictObject({ id, type: z.enum(["user", "check"]) }), check]).nullable(),
  created_at: at,
});
const file = z.strictObject({
  object: lit("client_file"),
  id,
  type: z.enum(["internal", "sent", "received"]),
  source: z.union([z.strictObject({ id, type: text }), check, client, form, document]),
  name: text,
  attachment,
  created_by: z.union([z.strictObject({ id, type: z.enum(["client", "team_member"]) }), client, member]),
  expires_at: at.nullable(),
  ...times,
});

/** Documented answers by name. */
export const wire = {
  user: z.strictObject({
    object: lit("user"),
    id,
    name: text,
    email: z.email(),
    is_verified: z.boolean(),
    is_disabled: z.boolean(),
    ...times,
  }),
  member,
  client,
  record,
  check,
  kase,
  team,
  webhook,
  page,
  assignee,
  item,
  review,
  step,
  document,
  form,
  credit,
  file,
};
