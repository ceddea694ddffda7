import { z } from "zod";
import { CASE_KINDS, NORMALISED_STATUSES, WAITING_ON } from "@/lib/providers/port";
import { CASE_SORTS, DECISIONS } from "./types";

/** One value or a list of them. */
function listOf<T extends z.ZodType>(item: T) {
  return z.preprocess(
    (value) => (value === undefined || Array.isArray(value) ? value : [value]),
    z.array(item).max(20).optional(),
  );
}

const code = z.string().min(1).max(60);

/** Body of `POST /api/cases/search`. */
export const caseSearchSchema = z.strictObject({
  filter: z
    .strictObject({
      status: listOf(z.enum(NORMALISED_STATUSES)),
      provider: listOf(code),
      kind: listOf(z.enum(CASE_KINDS)),
      assignee: z
        .union([z.literal("me"), z.literal("none"), z.uuid()], {
          error: "Use me, none or the id of a member",
        })
        .optional(),
      waitingOn: listOf(z.enum(WAITING_ON)),
      archived: z.union([z.boolean(), z.literal("all")]).optional(),
      clientId: z.uuid().optional(),
      connectionId: z.uuid().optional(),
      attention: code.optional(),
      ids: z.array(z.uuid()).max(100).optional(),
    })
    .optional(),
  sort: z.enum(CASE_SORTS).optional(),
  cursor: z.string().max(2000).nullish(),
  limit: z.int().min(1).max(100).optional(),
  text: z.string().max(200).nullish(),
});

/** Made in the browser, one per press of a button, so that a second press is no second write. */
const operationId = z.uuid();
const target = { caseId: z.uuid(), operationId };

/** Changes of a case at its provider: one thing at a time. */
export const updateCaseSchema = z.strictObject({
  ...target,
  patch: z
    .strictObject({
      title: z.string().trim().min(1, "Give the case a name.").max(255, "At most 255 characters.").optional(),
      reference: z.string().trim().max(255, "At most 255 characters.").nullable().optional(),
      archived: z.boolean().optional(),
      reviewed: z.boolean().optional(),
      reminders: z.boolean().optional(),
    })
    .refine((patch) => Object.keys(patch).length > 0, "Nothing to change."),
});
export type UpdateCase = z.infer<typeof updateCaseSchema>;

/** Which client a case is about; null for none that the team has. */
export const linkCaseSchema = z.strictObject({ caseId: z.uuid(), clientId: z.uuid().nullable() });
export type LinkCase = z.infer<typeof linkCaseSchema>;

/** A new expiry: an instant, or now. */
export const expireCaseSchema = z.strictObject({
  ...target,
  expiresAt: z.union([z.literal("now"), z.iso.datetime({ offset: true, error: "Enter a date and time." })]),
});
export type ExpireCase = z.infer<typeof expireCaseSchema>;

/** A decision. `seen` is the status that the member had before their eyes. */
export const reviewCaseSchema = z
  .strictObject({
    ...target,
    decision: z.enum(DECISIONS),
    reason: z.string().trim().min(1, "Say why, in a few words.").max(2000, "At most 2,000 characters."),
    holdUntil: z.iso.datetime({ offset: true }).nullish(),
    seen: z.enum(NORMALISED_STATUSES),
  })
  .refine((input) => input.decision === "hold" || !input.holdUntil, {
    path: ["holdUntil"],
    message: "Only a hold has an end.",
  });
export type ReviewCase = z.infer<typeof reviewCaseSchema>;

/** Who is to hold the case; null takes it off everybody. */
export const assignCaseSchema = z.strictObject({ ...target, assigneeId: z.uuid().nullable() });
export type AssignCase = z.infer<typeof assignCaseSchema>;

/** Records to put into a case, by the desk's ids. */
export const addItemsSchema = z.strictObject({
  ...target,
  itemIds: z.array(z.uuid()).min(1, "Choose at least one record.").max(100, "At most 100 at a time."),
});
export type AddItems = z.infer<typeof addItemsSchema>;

/** A new case around a record. `createId` and `operationId` name the two writes. */
export const groupCaseSchema = z.strictObject({
  ...target,
  createId: z.uuid(),
  title: z.string().trim().min(1, "Give the case a name.").max(255, "At most 255 characters."),
  reference: z.string().trim().max(255, "At most 255 characters.").nullish(),
});
export type GroupCase = z.infer<typeof groupCaseSchema>;
