import { z } from "zod";
import { MAX_CASES, MAX_NOTES, ORDER } from "@/lib/providers/action-management/assumptions";

const id = z.int().min(0).max(2_147_483_647);

/** Fields of a case as the form has them. Messages are for the form. */
const fields = (strict: boolean) =>
  z.strictObject({
    name: strict
      ? z.string().trim().min(1, "Enter a name.").max(255, "Use at most 255 characters.")
      : z.string().max(10_000).nullable(),
    cost: z.number("Enter a number.").min(-1e12).max(1e12, "That is too much.").nullable(),
    dateDue: z.iso.datetime("Enter a date.").nullable(),
    lists: z.record(z.string().max(100), z.strictObject({ id, subCategoryId: id.nullable() })),
    roles: z.record(z.string().max(20), z.array(id).max(500)),
  });

const target = {
  caseId: z.uuid(),
  /** Made in the browser, once per press of the button. */
  operationId: z.uuid(),
};

/** `seen` is the case as the form was opened with, `wanted` as it is to be. */
export const editCaseSchema = z.strictObject({ ...target, seen: fields(false), wanted: fields(true) });
export type EditCase = z.infer<typeof editCaseSchema>;

/** What operations keep of an edit. */
export const storedEditSchema = z.object({
  ref: z.object({ kind: z.literal("case"), id: z.string() }),
  seen: fields(false),
  wanted: fields(false),
});
export type StoredEdit = z.infer<typeof storedEditSchema>;

/** `name` is what was typed: the case's title. */
export const deleteCaseSchema = z.strictObject({ ...target, name: z.string().max(1_000) });
export type DeleteCase = z.infer<typeof deleteCaseSchema>;

const whole = (least: number, most: number, words: string) =>
  z.coerce.number(words).int(words).min(least, words).max(most, words);
const instant = z.preprocess(
  (value) => (value === "" || value === undefined || value === null ? null : value),
  z.iso.datetime({ offset: true, error: "Enter a date." }).nullable(),
);

/** A question to the hub's notes, with the feed's rules: one bound at least, start before end, at most 1000 a page. */
export const hubNotesSchema = z
  .strictObject({
    from: instant,
    to: instant,
    skip: whole(0, 2_147_483_647, "Enter 0 or more.").default(0),
    top: whole(1, MAX_NOTES, "Enter 1 to 1000.").default(100),
  })
  .superRefine(({ from, to }, context) => {
    if (from === null && to === null) {
      context.addIssue({ code: "custom", path: ["from"], message: "Enter a start, an end or both." });
    }
    if (from !== null && to !== null && Date.parse(from) >= Date.parse(to)) {
      context.addIssue({ code: "custom", path: ["to"], message: "The end must be after the start." });
    }
  });
export type HubNotes = z.infer<typeof hubNotesSchema>;

/** A question to the hub's list of cases. */
export const hubCasesSchema = z.strictObject({
  order: z.enum(Object.values(ORDER)).default(ORDER.created),
  ascending: z.preprocess((value) => value === true || value === "true", z.boolean()).default(false),
  state: z.enum(["all", "open", "closed"]).default("all"),
  skip: whole(0, 2_147_483_647, "Enter 0 or more.").default(0),
  top: whole(1, MAX_CASES, "Enter 1 to 100.").default(20),
});
export type HubCases = z.infer<typeof hubCasesSchema>;
