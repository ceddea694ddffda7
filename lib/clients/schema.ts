import { z } from "zod";

/** Titles that the desk knows; the provider takes these and no others. */
export const TITLES = [
  "miss",
  "ms",
  "mrs",
  "mr",
  "dr",
  "sir",
  "master",
  "mx",
  "dame",
  "lord",
  "lady",
  "prof",
  "other",
] as const;

const blankToNull = (value: unknown) => (typeof value === "string" && value.trim() === "" ? null : value);
const text = (max: number) => z.string().trim().max(max, `Use at most ${max} characters.`);
const optional = (max: number) => z.preprocess(blankToNull, text(max).nullable());
const required = (max: number, message: string) => text(max).min(1, message);

/** Address fields; the names are those of the provider's address object. */
export const addressSchema = z.strictObject({
  unit: optional(255),
  house_name: optional(255),
  house_number: optional(255),
  street_name: optional(255),
  second_street: optional(255),
  district: optional(255),
  city: optional(255),
  province: optional(255),
  postcode: optional(32),
  country: z.preprocess(
    blankToNull,
    z
      .string()
      .regex(/^[A-Z]{2}$/, "Choose a country from the list.")
      .nullable(),
  ),
});

const oldest = "1900-01-01";

/** What a person may say about a client. Empty text means not known. */
export const clientFieldsSchema = z
  .strictObject({
    title: z.preprocess(blankToNull, z.enum(TITLES).nullable()),
    otherTitle: optional(20),
    firstName: required(255, "Enter the first name."),
    middleName: optional(255),
    lastName: required(255, "Enter the last name."),
    email: text(254).pipe(z.email("Enter an e-mail address such as name@example.com.")),
    landline: optional(40),
    mobile: optional(40),
    dob: z.preprocess(
      blankToNull,
      z.iso
        .date("Enter a date that exists.")
        .refine((date) => date >= oldest, "Enter a date after 1900.")
        .refine((date) => date <= new Date().toISOString().slice(0, 10), "Enter a date in the past.")
        .nullable(),
    ),
    reference: optional(255),
    address: addressSchema.nullable(),
  })
  .superRefine((fields, context) => {
    if (fields.title === "other" && fields.otherTitle === null) {
      context.addIssue({ code: "custom", path: ["otherTitle"], message: "Say which title." });
    }
    const address = fields.address;
    if (address && address.country === null && Object.values(address).some((part) => part !== null)) {
      context.addIssue({ code: "custom", path: ["address", "country"], message: "Choose the country." });
    }
  });
export type ClientFields = z.infer<typeof clientFieldsSchema>;

export const createClientSchema = z.strictObject({
  /** Made in the browser, once per form: the same form makes one client. */
  formId: z.uuid(),
  fields: clientFieldsSchema,
  connectionIds: z.array(z.uuid()).max(10),
  /** The person has seen who looks the same and goes on. */
  createAnyway: z.boolean(),
});
export type CreateClient = z.infer<typeof createClientSchema>;

export const updateClientSchema = z.strictObject({
  clientId: z.uuid(),
  /** Made in the browser, once per attempt: the same attempt is sent once. */
  operationId: z.uuid(),
  /** `updatedAt` of the client as the form showed it; another one means that somebody else saved meanwhile. */
  version: z.iso.datetime(),
  fields: clientFieldsSchema,
});
export type UpdateClient = z.infer<typeof updateClientSchema>;

export const clientIdSchema = z.strictObject({ clientId: z.uuid() });

export const linkClientSchema = z.strictObject({
  clientId: z.uuid(),
  connectionId: z.uuid(),
});
export type LinkClient = z.infer<typeof linkClientSchema>;

export const searchClientsSchema = z.strictObject({
  text: text(200).default(""),
  cursor: z.string().max(200).nullable().default(null),
  limit: z.number().int().min(1).max(100).default(50),
});
export type SearchClients = z.infer<typeof searchClientsSchema>;

export const duplicatesSchema = z.strictObject({
  email: text(254),
  lastName: text(255),
  dob: z.string().max(10).nullable(),
  exceptId: z.uuid().nullable().default(null),
});
export type DuplicateQuestion = z.infer<typeof duplicatesSchema>;
