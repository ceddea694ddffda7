/** An automation as it is written, strictly. Client-safe: the form builder and its JSON view parse with it. */
import { z } from "zod";
import type { AutomationCondition } from "./types";

const path = z
  .string()
  .trim()
  .max(500)
  .regex(/^\$/, { error: "A path starts with $, such as $.context.company_age." });
const value = z.string().trim().min(1, { error: "Enter a value." }).max(500);

const conditionSchema: z.ZodType<AutomationCondition> = z.lazy(() =>
  z.discriminatedUnion(
    "type",
    [
      z.strictObject({
        type: z.enum(["and", "or"]),
        conditions: z.array(conditionSchema).min(1, { error: "Add at least one condition." }).max(30),
      }),
      z.strictObject({ type: z.enum(["equal", "greater_than_or_equal"]), field: path, value }),
      z.strictObject({ type: z.literal("every"), field: path, path }),
      z.strictObject({ type: z.literal("equal_to_null"), field: path }),
    ],
    { error: "Choose what the condition asks." },
  ),
);

/** Conditions as the form edits them. */
export const conditionsSchema = z.array(conditionSchema).max(30);

const status = z.string().trim().min(1, { error: "Choose a status." }).max(60);

export const automationBodySchema = z.strictObject({
  name: z.string().trim().min(1, { error: "Enter a name." }).max(255),
  description: z.string().trim().max(2_000).optional(),
  trigger: z
    .array(z.strictObject({ type: z.literal("case_status_updated"), status }))
    .min(1, { error: "Choose when it runs." })
    .max(10),
  conditions: conditionsSchema,
  actions: z
    .array(z.strictObject({ type: z.literal("set_case_status"), status }))
    .min(1, { error: "Choose what it does." })
    .max(10),
});
export type AutomationBody = z.infer<typeof automationBodySchema>;
