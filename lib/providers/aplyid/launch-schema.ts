/** What may be launched at APLYiD, parsed strictly. Client-safe: forms parse with the same schema. */
import { z } from "zod";
import { TYPES_WITH_DETAILS } from "./assumptions";
import { isAlpha3 } from "./countries";

export const CLIENT_TYPES = [
  "individual",
  "company",
  "trust",
  "charity",
  "estate",
  "society",
  "joint",
] as const;
export type ClientType = (typeof CLIENT_TYPES)[number];

export const CASE_STATUSES = [
  "in_progress",
  "in_review",
  "on_hold",
  "to_do",
  "completed",
  "cancelled",
] as const;
export type AplyidStatus = (typeof CASE_STATUSES)[number];

export const NAME_MAX = 50;
export const NATURE_MAX = 500;
export const LINE_MAX = 128;

/** A text that must be there, of at most `max` characters. `what` completes "Enter …". */
function needed(what: string, max: number) {
  return z
    .string({ error: `Enter ${what}.` })
    .trim()
    .min(1, { error: `Enter ${what}.` })
    .max(max, { error: `Use at most ${max} characters.` });
}

const optionalLine = z
  .string({ error: "Enter text, or leave it out." })
  .trim()
  .min(1, { error: "Enter text, or leave it out." })
  .max(LINE_MAX, { error: `Use at most ${LINE_MAX} characters.` })
  .optional();

/** All four of country, line 1, state and postcode, or no address at all. */
const addressSchema = z.strictObject({
  country_code: z
    .string({ error: "Choose the country." })
    .refine(isAlpha3, { error: "Choose the country; it is sent as three letters such as NZL." }),
  address_line_1: needed("the first line", LINE_MAX),
  state: needed("the state or region", LINE_MAX),
  postcode: z
    .string({ error: "Enter the postcode." })
    .trim()
    .regex(/^[A-Za-z0-9 -]{2,16}$/, {
      error: "Enter 2 to 16 letters, digits, spaces or hyphens.",
    }),
  address_line_2: optionalLine,
  suburb: optionalLine,
});

const activitySchema = z.strictObject({
  name: needed("a name for the case", NAME_MAX),
  nature: needed("what the case is for", NATURE_MAX),
  max_transaction_value: z
    .number({ error: "Enter a number." })
    .positive({ error: "Enter an amount above 0, or leave it out." })
    .optional(),
  status: z.enum(CASE_STATUSES, { error: "Choose a status from the list." }).optional(),
  address_attributes: addressSchema.optional(),
});

const detailsSchema = z.strictObject({
  firstname: needed("the first name", LINE_MAX),
  lastname: needed("the last name", LINE_MAX),
  middle_name: optionalLine,
  date_of_birth: z.iso.date({ error: "Enter a date that exists." }).optional(),
});

const clientSchema = z
  .strictObject({
    name: needed("the client’s name", NAME_MAX),
    client_type: z.enum(CLIENT_TYPES, { error: "Choose what sort of client it is." }),
    email: z
      .email({ error: "Enter an e-mail address." })
      .max(LINE_MAX, { error: `Use at most ${LINE_MAX} characters.` })
      .optional(),
    clientable_attributes: detailsSchema.optional(),
    /** E.164; the adapter splits it into `contact_phone_attributes`. */
    phone: z
      .string({ error: "Enter a phone number." })
      .regex(/^\+[1-9]\d{4,14}$/, {
        error: "Enter the number with its country code, such as +64 21 012 3456.",
      })
      .optional(),
  })
  .check((context) => {
    const { client_type, clientable_attributes } = context.value;
    const wanted = TYPES_WITH_DETAILS.includes(client_type);
    if (wanted === (clientable_attributes !== undefined)) return;
    context.issues.push({
      code: "custom",
      input: context.value,
      path: ["clientable_attributes"],
      message: wanted ? "Enter first and last name." : "Names and date of birth go with an individual only.",
    });
  });

/**
 * A case for a client: `POST /integrations/core/cases` without the two references, which the desk always sets itself
 * ("Creating Cases", "The activity object", "The client object"). Paths are the API's own but for `client.phone`.
 */
export const aplyidLaunchSchema = z.strictObject({ activity: activitySchema, client: clientSchema });
export type AplyidLaunch = z.output<typeof aplyidLaunchSchema>;
