import { z } from "zod";
import { FILTER_OPERATORS, INCLUDES, MAX_CASES, MAX_NOTES, MAX_USERS, ORDER } from "./assumptions";

const skip = z.int("Enter a whole number.").min(0, "Enter 0 or more.").max(2_147_483_647, "That is too far.");
const top = (most: number) =>
  z.int("Enter a whole number.").min(1, "Enter 1 or more.").max(most, `Enter at most ${most}.`);

const filterSchema = z.strictObject({
  property: z.string().min(1).max(100),
  operator: z.enum(FILTER_OPERATORS),
  values: z
    .array(z.union([z.string().max(200), z.number(), z.boolean()]))
    .min(1)
    .max(100),
});

/** Body of `cases/query` (howtos/caselistquery): all optional, `top` at most 100. */
export const caseQuerySchema = z.strictObject({
  filters: z.array(filterSchema).max(20).optional(),
  include: z.array(z.enum(INCLUDES)).optional(),
  orderBy: z.strictObject({ property: z.enum(Object.values(ORDER)) }).optional(),
  orderByAscending: z.boolean().optional(),
  top: top(MAX_CASES).optional(),
  skip: skip.optional(),
});
export type CaseQuery = z.input<typeof caseQuerySchema>;

const instant = z.iso.datetime({ offset: true, error: "Enter a date and time." });

/** Query of the hub's notes: at least one bound, the start before the end, `top` at most 1000. */
export const notesQuerySchema = z
  .strictObject({
    dateModifiedStart: instant.optional(),
    dateModifiedEnd: instant.optional(),
    top: top(MAX_NOTES).optional(),
    skip: skip.optional(),
  })
  .superRefine(({ dateModifiedStart: start, dateModifiedEnd: end }, context) => {
    const refuse = (path: string, message: string) =>
      context.addIssue({ code: "custom", path: [path], message });
    if (start === undefined && end === undefined) {
      refuse("dateModifiedStart", "Enter a start, an end or both.");
    }
    if (start !== undefined && end !== undefined && Date.parse(start) >= Date.parse(end)) {
      refuse("dateModifiedEnd", "The end must be after the start.");
    }
  });
export type NotesQuery = z.input<typeof notesQuerySchema>;

/** Body of the end users query of the Hubs API. */
export const userQuerySchema = z.strictObject({
  isActive: z.boolean().optional(),
  sortBy: z.string().max(100).optional(),
  top: top(MAX_USERS).optional(),
  skip: skip.optional(),
});
export type UserQuery = z.input<typeof userQuerySchema>;
