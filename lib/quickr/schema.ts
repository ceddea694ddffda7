/** What the desk takes for its Quickr writes. Strict; messages are for the form. Client-safe. */
import { z } from "zod";
import {
  ACCOUNT_STATUSES,
  ACCOUNT_TYPES,
  AGENT_EDIT_TYPES,
  CHECK_TYPES,
  COUNTRIES,
  SCHEDULES,
  SCOPES,
} from "@/lib/providers/quickr/vocabulary";
import { automationBodySchema } from "./automation-schema";

const operationId = z.uuid();
const atCase = { caseId: z.uuid(), operationId };
const atConnection = { connectionId: z.uuid(), operationId };
const thing = z.string().trim().min(1).max(200);
const name = z
  .string()
  .trim()
  .min(1, { error: "Enter a name." })
  .max(255, { error: "Use at most 255 characters." });
const description = z.string().trim().max(2_000, { error: "Use at most 2,000 characters." }).nullable();
const row = z.record(z.string().max(100), z.json());
export const accountIdSchema = z
  .string()
  .trim()
  .regex(/^[PT]Q\d{7}$/, { error: "An account id is PQ or TQ and seven digits." });

export const declarationCreateSchema = z.strictObject(atCase);
export const declarationUpdateSchema = z.strictObject({
  ...atCase,
  declarationId: thing,
  /** Finishing starts the contract or the checks and cannot be undone. */
  finish: z.boolean(),
  sections: z.array(z.strictObject({ type: thing, data: z.array(row).max(50) })).max(30),
});
export const checksRunSchema = z.strictObject({
  ...atCase,
  checks: z.array(z.enum(CHECK_TYPES)).min(1, { error: "Choose at least one check." }),
});
export const schedulesSchema = z.strictObject({
  ...atCase,
  schedules: z
    .array(z.strictObject({ type: thing, schedule: z.enum(SCHEDULES).nullable() }))
    .min(1, { error: "Change at least one schedule." }),
});
export const contractRenewSchema = z.strictObject({ ...atCase, contractId: thing });
export const signLinkSchema = z.strictObject({ caseId: z.uuid(), contractId: thing, signatoryId: thing });
export const verificationLinkSchema = z.strictObject({ caseId: z.uuid(), verificationId: thing });
export const agentEditSchema = z.strictObject({
  ...atCase,
  type: z.enum(AGENT_EDIT_TYPES),
  data: z.array(row).min(1, { error: "Fill in at least one entry." }).max(50),
});
export const checklistAnswersSchema = z.strictObject({
  ...atCase,
  checklistId: thing,
  answers: z
    .array(z.strictObject({ id: thing, answer: z.string().trim().max(2_000) }))
    .min(1)
    .max(200),
});
export const noteSchema = z.strictObject({
  ...atCase,
  text: z
    .string()
    .trim()
    .min(1, { error: "Write something." })
    .max(5_000, { error: "Use at most 5,000 characters." }),
});
export const attachAutomationsSchema = z.strictObject({ ...atCase, automationIds: z.array(thing).max(20) });

export const automationWriteSchema = z.strictObject({
  ...atConnection,
  /** Null makes a new one. */
  automationId: thing.nullable(),
  body: automationBodySchema,
});
export const checklistWriteSchema = z.strictObject({
  ...atConnection,
  checklistId: thing.nullable(),
  name,
  description,
  items: z
    .array(
      z.strictObject({
        id: thing.nullable(),
        title: z.string().trim().min(1, { error: "Enter what is to be done." }).max(500),
        description: z.string().trim().max(2_000).nullable(),
      }),
    )
    .min(1, { error: "A checklist has at least one item." })
    .max(100),
});
export const templateWriteSchema = z.strictObject({
  ...atConnection,
  templateId: thing.nullable(),
  name,
  description,
  /** A launch body without our callback: checked by launch-schema.ts on the server. */
  case: z.record(z.string(), z.json()),
});

const scopes = z.array(z.enum(SCOPES)).min(1, { error: "Choose at least one." });
export const userCreateSchema = z.discriminatedUnion("type", [
  z.strictObject({ ...atConnection, type: z.literal("api_key"), name, scopes }),
  z.strictObject({
    ...atConnection,
    type: z.literal("email"),
    name: name.nullable(),
    email: z.email({ error: "Enter an e-mail address such as name@example.com." }).max(255),
    scopes,
  }),
]);
export const userUpdateSchema = z.strictObject({
  ...atConnection,
  userId: thing,
  /** Null leaves it as it is. */
  name: name.nullable(),
  scopes: scopes.nullable(),
  phoneNumber: z
    .string()
    .trim()
    .regex(/^\+\d[\d ]{5,20}$/, { error: "Enter the number with its country, such as +47 22 00 00 00." })
    .nullable(),
});
export const userDeleteSchema = z.strictObject({ ...atConnection, userId: thing });

const company = z.strictObject({
  name: z.string().trim().max(255).nullable(),
  organizationNumber: z.string().trim().max(30).nullable(),
  country: z.enum(COUNTRIES).nullable(),
});
export const accountCreateSchema = z.strictObject({
  ...atConnection,
  name,
  type: z.enum(ACCOUNT_TYPES),
  status: z.enum(ACCOUNT_STATUSES),
  company,
  /** Invited by e-mail when given. */
  inviteEmail: z.email({ error: "Enter an e-mail address such as name@example.com." }).nullable(),
});
export const accountUpdateSchema = z.strictObject({
  ...atConnection,
  accountId: accountIdSchema,
  name: name.nullable(),
  company: company.nullable(),
});
export const accountAdministrateSchema = z.strictObject({
  ...atConnection,
  accountId: accountIdSchema,
  type: z.enum(ACCOUNT_TYPES).nullable(),
  status: z.enum(ACCOUNT_STATUSES).nullable(),
});

/* Reads that carry personal data or more than a path can hold */
export const companySearchSchema = z.strictObject({
  connectionId: z.uuid(),
  country: z.enum(COUNTRIES),
  text: z.string().trim().min(2, { error: "Enter at least two characters." }).max(200),
});
export const usageSchema = z.strictObject({
  /** Null: the connection's own account. */
  accountId: accountIdSchema.nullable(),
  from: z.iso.date(),
  to: z.iso.date(),
});
export const dryRunSchema = z.strictObject({ caseId: z.uuid(), body: automationBodySchema });
export const accountsQuerySchema = z.strictObject({
  search: z.string().trim().max(200).default(""),
  status: z.array(z.enum(ACCOUNT_STATUSES)).default([]),
  type: z.array(z.enum(ACCOUNT_TYPES)).default([]),
  country: z.array(z.enum(COUNTRIES)).default([]),
  cursor: z.string().max(200).nullable().default(null),
});

export type DeclarationUpdate = z.infer<typeof declarationUpdateSchema>;
export type SchedulesChange = z.infer<typeof schedulesSchema>;
export type AgentEditInput = z.infer<typeof agentEditSchema>;
export type ChecklistAnswers = z.infer<typeof checklistAnswersSchema>;
export type AutomationWrite = z.infer<typeof automationWriteSchema>;
export type ChecklistWrite = z.infer<typeof checklistWriteSchema>;
export type TemplateWrite = z.infer<typeof templateWriteSchema>;
export type UserCreate = z.infer<typeof userCreateSchema>;
export type UserUpdate = z.infer<typeof userUpdateSchema>;
export type AccountCreate = z.infer<typeof accountCreateSchema>;
export type AccountUpdate = z.infer<typeof accountUpdateSchema>;
export type AccountAdministrate = z.infer<typeof accountAdministrateSchema>;
export type CompanySearch = z.infer<typeof companySearchSchema>;
export type UsageQuery = z.infer<typeof usageSchema>;
export type AccountsQuery = z.infer<typeof accountsQuerySchema>;
