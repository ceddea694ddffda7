/** What the operations of Quickr take, strictly, with the reference's limits. */
import { z } from "zod";
import { INTENTS } from "./assumptions";
import {
  ACCOUNT_STATUSES,
  ACCOUNT_TYPES,
  AGENT_EDIT_TYPES,
  COUNTRIES,
  SCHEDULES,
  SCOPES,
} from "./vocabulary";

const json = z.record(z.string(), z.json());
const metadata = z.record(z.string(), z.string()).optional();
const name = z.string().min(1);
const country = z.enum(COUNTRIES);
export const accountIdSchema = z.string().regex(/^[PT]Q\d{7}$/);

/** Every list: a cursor, and 1 to 100 rows. */
const paging = { starting_after: z.string().min(1).optional(), limit: z.int().min(1).max(100).optional() };

export const caseListSchema = z.strictObject({
  ...paging,
  customer_type: z.string().optional(),
  country: country.optional(),
  sort_by: z.string().optional(),
  sort_order: z.enum(["asc", "desc"]).optional(),
  /** Case id, organisation number or company name. */
  search: z.string().min(1).optional(),
  exclude: z.array(z.string()).optional(),
});
export const casePatchSchema = z
  .strictObject({
    status: z.string().min(1).optional(),
    checks: z
      .array(
        z.strictObject({
          type: z.string().min(1),
          /** Null takes a schedule away. */
          options: z.strictObject({ schedule: z.enum(SCHEDULES).nullable() }),
        }),
      )
      .min(1)
      .optional(),
    automations: z.array(z.strictObject({ id: name })).optional(),
  })
  .refine((body) => Object.keys(body).length > 0, { error: "There is nothing to change." });
export const declarationUpdateSchema = z.strictObject({
  intent: z.enum([INTENTS.update, INTENTS.finish]),
  data: z.array(z.strictObject({ type: name, data: z.array(json) })),
});
export const runChecksSchema = z.array(z.string().min(1)).min(1);
export const eventListSchema = z.strictObject({ ...paging, type: z.string().min(1).optional() });
export const agentEditSchema = z.strictObject({ type: z.enum(AGENT_EDIT_TYPES), data: z.array(json).min(1) });
export const answersSchema = z.array(z.strictObject({ id: name, answer: z.string() })).min(1);
export const noteSchema = z.strictObject({ type: name, text: z.string().min(1) });
export const companySearchSchema = z.strictObject({ country, text: z.string().min(1).max(200) });

export const accountListSchema = z.strictObject({
  ...paging,
  /** Company name, organisation number or account id. */
  search: z.string().optional(),
  status: z.array(z.enum(ACCOUNT_STATUSES)).optional(),
  type: z.array(z.enum(ACCOUNT_TYPES)).optional(),
  country: z.array(country).optional(),
  created_by: z.array(z.string()).optional(),
});
const changeable = {
  metadata,
  branding: json.optional(),
  company: json.optional(),
  billing: json.optional(),
  contacts: z.array(json).optional(),
  urls: json.optional(),
  managers: z.array(json).optional(),
  name: name.optional(),
};
const administered = {
  subscription: json.optional(),
  type: z.enum(ACCOUNT_TYPES).optional(),
  status: z.enum(ACCOUNT_STATUSES).optional(),
};
export const accountCreateSchema = z.strictObject({
  ...changeable,
  ...administered,
  invites: z.array(json).optional(),
  actions: z.array(z.literal("send_invite")).optional(),
  acceptances: z.array(json).optional(),
  settings: json.optional(),
});
export const accountUpdateSchema = z.strictObject(changeable);
export const accountAdminSchema = z.strictObject(administered);
/** Assumption: what `period` holds, as days. */
export const reportSchema = z.strictObject({
  type: z.literal("usage"),
  format: z.literal("csv"),
  period: z.strictObject({ from: z.iso.date(), to: z.iso.date() }),
});

const scope = z.array(z.enum(SCOPES));
export const userCreateSchema = z.strictObject({
  type: z.enum(["api_key", "email"]),
  scope: scope.min(1),
  name: name.optional(),
  /** Assumption: how a person is named. */
  email: z.email().optional(),
});
export const userListSchema = z.strictObject({
  ...paging,
  type: z.array(z.enum(["api_key", "email"])).optional(),
});
export const userUpdateSchema = z.strictObject({
  /** Assumption: the example has it, the list of fields has not. */
  type: z.enum(["api_key", "email"]).optional(),
  name: name.optional(),
  scope: scope.optional(),
  /** E.123 with international prefix. */
  phone_number: z
    .string()
    .regex(/^\+\d[\d ]{4,20}$/)
    .optional(),
});

export const checklistSchema = z.strictObject({
  name,
  data: z.array(json).min(1),
  description: z.string().optional(),
  metadata,
});
export const templateSchema = z.strictObject({
  type: z.literal("case"),
  name,
  case: json,
  description: z.string().optional(),
  metadata,
});
export const automationSchema = z.strictObject({
  name,
  description: z.string().optional(),
  trigger: z.array(json).min(1),
  conditions: z.array(json),
  actions: z.array(json).min(1),
});
