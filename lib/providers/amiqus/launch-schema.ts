/** What may be launched at Amiqus, parsed strictly. Client-safe: forms parse with the same schemas. */
import { z } from "zod";
import { stepsSchema } from "./step-schema";

/** Records expire 10 days after they are made at the latest (Amiqus v2, PATCH /records/{id}). */
export const LONGEST_EXPIRY_DAYS = 10;

export const MESSAGE_MAX_LENGTH = 5000;

const expiresAt = z.iso.datetime({ offset: true, error: "Enter a date and time." }).nullable().optional();

/**
 * A record of chosen steps. `expiresAt` is ours: creating a record takes no expiry, so the launch sets it right
 * after (docs/decisions/003-*.md).
 */
export const recordStepsSchema = z.strictObject({
  steps: stepsSchema,
  notification: z.union([z.literal("email"), z.literal(false)], {
    error: "Choose whether the client gets an email.",
  }),
  message: z
    .string()
    .max(MESSAGE_MAX_LENGTH, { error: `Keep the message within ${MESSAGE_MAX_LENGTH} characters.` })
    .nullable()
    .optional(),
  reminder: z.boolean().optional(),
  expiresAt,
});

/** A record from one of the team's record templates, which brings its own steps and settings. */
export const recordTemplateSchema = z.strictObject({
  template: z.int({ error: "Choose a template." }).positive({ error: "Choose a template." }),
  assignees: z.boolean().optional(),
  expiresAt,
});

/** A case to group records under. */
export const caseLaunchSchema = z.strictObject({
  name: z
    .string({ error: "Enter a name for the case." })
    .trim()
    .min(1, { error: "Enter a name for the case." }),
  reference: z.string().trim().min(1, { error: "Enter a reference, or leave it out." }).nullable().optional(),
});

/** Input of a record launch: the template form when it names a template, else the form with steps. */
export const recordLaunchSchema = z.union([recordTemplateSchema, recordStepsSchema]);

export type RecordStepsInput = z.infer<typeof recordStepsSchema>;
export type RecordTemplateInput = z.infer<typeof recordTemplateSchema>;
export type RecordLaunchInput = RecordStepsInput | RecordTemplateInput;
export type CaseLaunchInput = z.infer<typeof caseLaunchSchema>;

/** The schema whose messages fit what the person filled in: a union would only say that neither form matches. */
export function recordSchemaFor(input: unknown): typeof recordTemplateSchema | typeof recordStepsSchema {
  return typeof input === "object" && input !== null && "template" in input
    ? recordTemplateSchema
    : recordStepsSchema;
}

/** Why a record may not expire at `at` when it is `now`, or null when it may. */
export function expiryProblem(at: Date, now: Date): string | null {
  const latest = now.getTime() + LONGEST_EXPIRY_DAYS * 86_400_000;
  if (at <= now) {
    return "Choose a time in the future.";
  }
  return at.getTime() > latest ? `Choose a time within ${LONGEST_EXPIRY_DAYS} days.` : null;
}
