import { z } from "zod";
import { FILTER_OPERATORS, MAX_CASES, MAX_NOTES, ORDER } from "@/lib/providers/action-management/assumptions";

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

const flag = z.preprocess((value) => value === true || value === "true", z.boolean()).default(false);
/** Names may be people's, and questions travel in addresses. */
const FILTERED = ["", ORDER.id, ORDER.cost, ORDER.due, ORDER.created, ORDER.modified] as const;

/** A question to the hub's list of cases. */
export const hubCasesSchema = z
  .strictObject({
    order: z.enum(Object.values(ORDER)).default(ORDER.created),
    ascending: flag,
    state: z.enum(["all", "open", "closed"]).default("all"),
    property: z.enum(FILTERED).default(""),
    operator: z.enum(FILTER_OPERATORS).default("equals"),
    value: z.string().max(40).default(""),
    people: flag,
    skip: whole(0, 2_147_483_647, "Enter 0 or more.").default(0),
    top: whole(1, MAX_CASES, "Enter 1 to 100.").default(20),
  })
  .superRefine(({ property, value }, context) => {
    if (property === "" || boundOf(property, value) !== null) return;
    context.addIssue({ code: "custom", path: ["value"], message: "Enter a number, or a day." });
  });

/** What a case's property is compared with: a number, or of dates the first instant of a day; null when it is neither. */
export function boundOf(property: string, value: string): number | string | null {
  if (!property.startsWith("date")) return value === "" || Number.isNaN(Number(value)) ? null : Number(value);
  return z.iso.date().safeParse(value).success ? `${value}T00:00:00Z` : null;
}
export type HubCases = z.infer<typeof hubCasesSchema>;
