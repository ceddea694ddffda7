/**
 * What may be written about people and organisations, strict, with the provider's limits (OpenAPI of 2024-12, schemas
 * Client, Name, Address, Organisation, ClientCorrection, User, Team and the bodies of their operations). Client-safe.
 */
import { z } from "zod";
import { CLIENT_STATUSES } from "./api-schema";

const NAME_MAX = 255;

/** At least one property, as the provider asks of every PATCH. */
export const changing = <S extends z.ZodType<object>>(schema: S) =>
  schema.refine((value) => Object.values(value).some((part) => part !== undefined), {
    error: "There is nothing to change.",
  });

/** Whether an address exists is for the provider to say; its exact rule is not published. */
const email = z
  .string({ error: "Enter an e-mail address." })
  .regex(z.regexes.unicodeEmail, { error: "Enter an e-mail address such as name@example.com." });
const text = (max: number) => z.string().max(max, { error: `Use at most ${max} characters.` });
const given = (max: number, error: string) => text(max).refine((value) => value.trim() !== "", { error });

const title = z
  .enum(["miss", "ms", "mrs", "mr", "dr", "sir", "master", "mx", "dame", "lord", "lady", "prof", "other"], {
    error: "Choose a title from the list.",
  })
  .nullable()
  .optional();
/** A title by itself, at its place in a client. */
export const titleSchema = z.strictObject({ name: z.strictObject({ title }) });

const nameFields = {
  title,
  other_title: text(20).nullable().optional(),
  first_name: given(NAME_MAX, "Enter the first name."),
  middle_name: text(NAME_MAX).nullable().optional(),
  last_name: given(NAME_MAX, "Enter the last name."),
};
const otherTitleGiven = {
  error: "Say which title.",
  path: ["other_title"],
};
const nameSchema = z
  .strictObject(nameFields)
  .refine((name) => name.title !== "other" || (name.other_title ?? "").trim() !== "", otherTitleGiven);
// Part of a name keeps the rest, so the other title may be there already.
const namePatchSchema = z.strictObject(nameFields).partial();

const clientFields = {
  status: z.enum(CLIENT_STATUSES, { error: "Choose a status from the list." }).optional(),
  landline: z.string().nullable().optional(),
  mobile: z.string().nullable().optional(),
  dob: z.iso.date({ error: "Enter a date that exists." }).nullable().optional(),
  reference: z.string().nullable().optional(),
};

/** POST /clients */
export const clientCreateSchema = z.strictObject({ ...clientFields, name: nameSchema, email });
export type ClientCreate = z.input<typeof clientCreateSchema>;

/** PATCH /clients/{id} */
export const clientPatchSchema = changing(
  z.strictObject({ ...clientFields, name: namePatchSchema.optional(), email: email.optional() }),
);
export type ClientPatch = z.input<typeof clientPatchSchema>;

const line = z.string().nullable().optional();
/** PUT /clients/{id}/address. Which fields are required depends on the country and is for the provider to say. */
export const addressInputSchema = z.strictObject({
  unit: line,
  house_name: line,
  house_number: line,
  street_name: line,
  second_street: line,
  district: line,
  city: line,
  province: line,
  postcode: line,
  country: z
    .string()
    .regex(/^[A-Z]{2}$/, { error: "Choose a country from the list." })
    .nullable()
    .optional(),
});
export type AddressInput = z.input<typeof addressInputSchema>;

/** POST and PUT …/assignees of clients and records. */
export const assigneesSchema = z
  .array(
    z.strictObject({
      type: z.literal("team_member"),
      team_member: z.int({ error: "Choose a member from the list." }).nonnegative(),
    }),
  )
  .min(1, { error: "Choose at least one member." })
  .max(100, { error: "Choose at most 100 members." });
export type AssigneesInput = z.input<typeof assigneesSchema>;

/** POST /organisations and PATCH /organisations/{id}: the name is required by both. */
export const organisationInputSchema = z.strictObject({
  name: given(255, "Enter the name of the organisation."),
  company_number: text(255).nullable().optional(),
  jurisdiction: z
    .string()
    .regex(/^[a-z]{2}(_[a-z]{2,3})?$/i, { error: "Enter a jurisdiction such as gb or us_ca." })
    .nullable()
    .optional(),
});
export type OrganisationInput = z.input<typeof organisationInputSchema>;

/** POST and PUT /clients/{id}/organisations: ids of organisations. */
export const organisationIdsSchema = z
  .array(z.int({ error: "Choose an organisation from the list." }).nonnegative())
  .min(1, { error: "Choose at least one organisation." });

const correctedNameSchema = changing(
  z
    .strictObject({
      first_name: given(NAME_MAX, "Enter the first name."),
      middle_name: text(NAME_MAX).nullable(),
      last_name: given(NAME_MAX, "Enter the last name."),
    })
    .partial(),
);
/** PATCH /clients/{clientId}/corrections/{correctionId}: accepting may put the name right once more. */
export const correctionAnswerSchema = z.discriminatedUnion(
  "status",
  [
    z.strictObject({ status: z.literal("accepted"), correction: correctedNameSchema.optional() }),
    z.strictObject({ status: z.literal("rejected") }),
  ],
  { error: "Accept or reject the correction." },
);
export type CorrectionAnswer = z.input<typeof correctionAnswerSchema>;

/** PATCH /me */
export const mePatchSchema = changing(
  z.strictObject({ name: given(NAME_MAX, "Enter a name.").optional(), email: email.optional() }),
);
export type MePatch = z.input<typeof mePatchSchema>;

/** PATCH /team */
export const teamPatchSchema = changing(
  z.strictObject({ contact: email.optional(), telephone: z.string().nullable().optional() }),
);
export type TeamPatch = z.input<typeof teamPatchSchema>;
