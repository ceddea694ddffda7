import { z } from "zod";
import { QUESTION_KINDS } from "./types";

const text = z.string().max(1000, "Use at most 1,000 characters.");
const id = z.string().min(1).max(100);
const line = z.string().max(255, "Use at most 255 characters.");

const question = z.strictObject({
  id,
  kind: z.enum(QUESTION_KINDS),
  label: text,
  description: text,
  required: z.boolean(),
  options: z.array(line).max(100, "Give at most 100 options."),
});

export const formDraftSchema = z.strictObject({
  name: line,
  description: line,
  enabled: z.boolean(),
  sections: z
    .array(z.strictObject({ id, label: text, questions: z.array(question).max(100) }))
    .max(50)
    .nullable(),
});

const target = { operationId: z.uuid(), connectionId: z.uuid() };

export const saveFormTemplateSchema = z.strictObject({
  ...target,
  /** Null makes a new one. */
  reference: z.uuid().nullable(),
  draft: formDraftSchema,
});
export type SaveFormTemplate = z.infer<typeof saveFormTemplateSchema>;

export const removeFormTemplateSchema = z.strictObject({ ...target, reference: z.uuid() });
export type RemoveFormTemplate = z.infer<typeof removeFormTemplateSchema>;
