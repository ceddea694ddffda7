import { z } from "zod";

/** Longest name of a template. */
const NAME_MAX = 80;

const name = z
  .string()
  .trim()
  .min(1, { error: "Enter a name for the template." })
  .max(NAME_MAX, { error: `Keep the name within ${NAME_MAX} characters.` });

/** One part: a provider's own draft for launches at a connection. */
export const templatePartSchema = z.strictObject({
  connectionId: z.uuid(),
  provider: z.string().min(1).max(40),
  draft: z.json(),
});

const parts = z
  .array(templatePartSchema)
  .min(1, { error: "Choose what to launch first." })
  .max(10)
  .refine((list) => JSON.stringify(list).length <= 100_000, { error: "The template is too large to keep." });

export const saveTemplateSchema = z.strictObject({ name, parts });
export type SaveTemplate = z.infer<typeof saveTemplateSchema>;

export const renameTemplateSchema = z.strictObject({ templateId: z.uuid(), name });
export type RenameTemplate = z.infer<typeof renameTemplateSchema>;

export const deleteTemplateSchema = z.strictObject({ templateId: z.uuid() });
