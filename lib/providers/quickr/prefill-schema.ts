/**
 * One entry of each section's prefill or declaration. The reference shows company, product_service, agreement, the
 * percentages of owners, and bank_clearing_number and group_id of accounts. Assumption: all other field names.
 * Client-safe.
 */
import { z } from "zod";
import { COUNTRIES } from "./vocabulary";

const text = z.string().trim().min(1, { error: "Fill this in or leave it out." }).max(500);
const country = z.string().regex(/^[A-Z]{2}$/, { error: "Use a two-letter country code." });
const birthDate = z
  .string()
  .regex(/^\d{4}(-\d{2}-\d{2})?$/, { error: "Enter a date as yyyy-mm-dd, or a year." });
const email = z.email({ error: "Enter an e-mail address such as name@example.com." });
const percent = z.number().min(0).max(100, { error: "A share is between 0 and 100." });
const webAddress = z
  .string()
  .max(2_000)
  .regex(/^https?:\/\/\S+$/, { error: "Enter an address that starts with https://." });

const patterns: Record<(typeof COUNTRIES)[number], { pattern: RegExp; words: string }> = {
  NO: { pattern: /^\d{9}$/, words: "A Norwegian organisation number has nine digits." },
  SE: { pattern: /^\d{6}-?\d{4}$/, words: "A Swedish organisation number has ten digits." },
  DK: { pattern: /^\d{8}$/, words: "A Danish CVR number has eight digits." },
  FI: { pattern: /^\d{7}-?\d$/, words: "A Finnish business id has eight digits." },
};

/** Why this is no organisation number of that country, or null when it may be one. */
export function organisationNumberProblem(number: string, of: string): string | null {
  const known = COUNTRIES.find((entry) => entry === of);
  return known && !patterns[known].pattern.test(number) ? patterns[known].words : null;
}

const company = z
  .strictObject({
    organization_number: text,
    country: z.enum(COUNTRIES, { error: "Choose Norway, Sweden, Denmark or Finland." }),
    name: text.optional(),
    company_type: text.optional(),
    email: email.optional(),
    phone_number: text.optional(),
    website: webAddress.optional(),
  })
  .superRefine((row, context) => {
    const message = organisationNumberProblem(row.organization_number, row.country);
    if (message !== null) context.addIssue({ code: "custom", message, path: ["organization_number"] });
  });

const name = (which: string) =>
  z
    .string()
    .trim()
    .min(1, { error: `Enter the ${which} name.` })
    .max(500);
const person = {
  first_name: name("first"),
  last_name: name("last"),
  birth_date: birthDate.optional(),
  country: country.optional(),
  email: email.optional(),
  phone_number: text.optional(),
};

/** By section type. Strict; messages are for the form. */
export const prefillRowSchemas = {
  company,
  individual: z.strictObject({
    ...person,
    national_id: text.optional(),
    tax_residencies: z.array(country).max(10).optional(),
  }),
  ultimate_beneficial_ownership: z.strictObject({
    ...person,
    percent_voting_shares: percent.optional(),
    percent_voting_shares_range: text.optional(),
  }),
  signatory: z.strictObject({ ...person, title: text.optional() }),
  bank_account: z.strictObject({
    bank_account_number: text,
    country: country.optional(),
    bank_clearing_number: text.optional(),
    group_id: text.optional(),
  }),
  payment_information: z.strictObject({
    merchant_category_code: z
      .string()
      .regex(/^\d{4}$/, { error: "A category code has four digits." })
      .optional(),
    yearly_turnover: text.optional(),
    average_order_value: text.optional(),
  }),
  product_service: z.strictObject({
    product_id: text,
    name: text,
    description: text.optional(),
    price: z.array(text).max(20).optional(),
  }),
  agreement: z.strictObject({ name: text, url: webAddress, accepted: z.boolean().optional() }),
  website: z.strictObject({ url: webAddress }),
};
