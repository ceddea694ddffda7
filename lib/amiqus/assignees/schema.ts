import { z } from "zod";

/** Amiqus' id of a member or an assignee. */
export const amiqusIdSchema = z.string().regex(/^\d{1,15}$/, "Choose one from the list.");

/** A change of who holds a person or a record at Amiqus. */
export const assigneeChange = z.discriminatedUnion("how", [
  z.strictObject({
    how: z.enum(["add", "replace"]),
    memberIds: z
      .array(amiqusIdSchema)
      .min(1, "Choose at least one member.")
      .max(100, "Choose at most 100 members."),
  }),
  z.strictObject({ how: z.literal("remove"), assigneeId: amiqusIdSchema }),
  z.strictObject({ how: z.literal("clear") }),
]);
export type AssigneeChange = z.infer<typeof assigneeChange>;
