import * as z from "zod/mini";
import { stepDescription } from "@/lib/amiqus/steps";
import type { Draft } from "./draft";

const text = z.string().check(z.maxLength(10_000));
const value = z.union([z.string(), z.number(), z.boolean(), z.null(), z.array(z.string())]);

/** Reads a stored draft back. One with a step that the desk does not know any more is refused. */
export const draftSchema: z.ZodMiniType<Draft> = z.object({
  kind: z.enum(["record", "case"]),
  source: z.enum(["steps", "template"]),
  steps: z
    .array(
      z.object({
        key: text,
        type: text.check(z.refine((type) => stepDescription(type) !== undefined)),
        values: z.record(z.string(), value),
      }),
    )
    .check(z.maxLength(50)),
  template: text,
  assignees: z.boolean(),
  notification: z.boolean(),
  reminder: z.boolean(),
  message: text,
  expiryDay: text,
  name: text,
  reference: text,
});

/** The draft without what belongs to one client and one day. */
export function forgetClient(draft: Draft): Draft {
  return { ...draft, name: "", reference: "", expiryDay: "" };
}
