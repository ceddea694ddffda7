import { z } from "zod";
import { addressSchema } from "@/lib/clients/schema";
import { amiqusIdSchema, assigneeChange } from "../assignees/schema";

export const PERSON_STATUSES = ["pending", "approved", "rejected"] as const;
export const PERSON_SORTS = [
  "created_at",
  "updated_at",
  "name.first_name",
  "name.last_name",
  "archived_at",
] as const;
export const CORRECTION_STATUSES = ["pending", "accepted", "rejected"] as const;

const page = z.number().int().min(1).max(10_000).default(1);

/** What the list of an Amiqus account may be asked. Text searches names, references and organisations, fuzzily. */
export const listPeopleSchema = z.strictObject({
  text: z.string().trim().max(200).default(""),
  /** `reference` looks for exactly this reference, letter case apart. */
  by: z.enum(["search", "reference"]).default("search"),
  status: z.enum(PERSON_STATUSES).nullable().default(null),
  visibility: z.enum(["active", "archived"]).nullable().default(null),
  /** Amiqus' id of a member. */
  assignee: amiqusIdSchema.nullable().default(null),
  sort: z.enum(PERSON_SORTS).default("created_at"),
  order: z.enum(["asc", "desc"]).default("desc"),
  page,
});
export type ListPeople = z.infer<typeof listPeopleSchema>;

export const bringInSchema = z.strictObject({
  connectionId: z.uuid(),
  providerClientId: amiqusIdSchema,
  /** An existing client of the desk who is the same person; null makes a new one. */
  clientId: z.uuid().nullable(),
  /** The person has seen who looks the same and goes on. */
  createAnyway: z.boolean(),
});
export type BringIn = z.infer<typeof bringInSchema>;

const write = { linkId: z.uuid(), operationId: z.uuid() };

export const takeValuesSchema = z.strictObject(write);
export type TakeValues = z.infer<typeof takeValuesSchema>;

export const decideSchema = z.strictObject({
  ...write,
  status: z.enum(PERSON_STATUSES),
  /** Status that the member saw; another one means that somebody decided meanwhile. */
  seen: z.string().max(50).nullable(),
  reason: z.string().trim().min(1, "Say why, in a few words.").max(2000, "Use at most 2000 characters."),
});
export type Decide = z.infer<typeof decideSchema>;

export const deletePersonSchema = z.strictObject({
  ...write,
  /** Name of the person, typed once more. */
  name: z.string().trim().max(600),
  /** Whether the desk's client goes out of the lists too. */
  archive: z.boolean(),
});
export type DeletePerson = z.infer<typeof deletePersonSchema>;

export const setAddressSchema = z.strictObject({ ...write, address: addressSchema });
export type SetAddress = z.infer<typeof setAddressSchema>;

export const assigneeChangeSchema = z.strictObject({ ...write, change: assigneeChange });
export type PersonAssigneeChange = z.infer<typeof assigneeChangeSchema>;

const name = (message: string) => z.string().trim().min(1, message).max(255, "Use at most 255 characters.");

export const answerCorrectionSchema = z.strictObject({
  ...write,
  correctionId: amiqusIdSchema,
  answer: z.discriminatedUnion("status", [
    z.strictObject({
      status: z.literal("accepted"),
      /** The name that the member put right once more; null takes the client's own proposal. */
      name: z
        .strictObject({
          firstName: name("Enter the first name."),
          middleName: z.string().trim().max(255, "Use at most 255 characters."),
          lastName: name("Enter the last name."),
        })
        .nullable(),
    }),
    z.strictObject({ status: z.literal("rejected") }),
  ]),
});
export type AnswerCorrection = z.infer<typeof answerCorrectionSchema>;

export const openRecordSchema = z.strictObject({ linkId: z.uuid(), recordId: amiqusIdSchema });
export type OpenRecord = z.infer<typeof openRecordSchema>;

export const correctionQuerySchema = z.strictObject({ status: z.enum(CORRECTION_STATUSES).optional() });
export const pageQuerySchema = z.strictObject({
  page: z.coerce.number().int().min(1).max(10_000).default(1),
});
