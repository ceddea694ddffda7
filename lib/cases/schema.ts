import { z } from "zod";
import { CASE_KINDS, NORMALISED_STATUSES, WAITING_ON } from "@/lib/providers/port";
import { CASE_SORTS } from "./types";

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
    })
    .optional(),
  sort: z.enum(CASE_SORTS).optional(),
  cursor: z.string().max(2000).nullish(),
  limit: z.int().min(1).max(100).optional(),
  text: z.string().max(200).nullish(),
});
