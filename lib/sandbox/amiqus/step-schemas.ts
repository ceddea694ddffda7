import { z } from "zod";

/** Step types of the API in the order of the published enum. */
export const STEP_TYPES = [
  "check.credit",
  "check.criminal_record",
  "check.dummy",
  "check.hscni_access_ni",
  "check.identity",
  "check.nhs_esr",
  "check.banking_information",
  "check.photo_id",
  "check.employment_referencing",
  "check.reference",
  "check.thorntons_onboarding",
  "check.video",
  "check.watchlist",
  "document.request",
  "document.transfer",
  "form",
] as const;
export type StepType = (typeof STEP_TYPES)[number];

function unique(values: readonly string[]): boolean {
  return new Set(values).size === values.length;
}

const issuingCountries = z
  .array(z.enum(["GBR", "IRL"]))
  .min(1)
  .refine(unique, "The issuing countries must be unique.")
  .nullable();
const rightToWork = z.literal("GBR").nullable();

const photoId = z.discriminatedUnion("report_type", [
  z
    .strictObject({
      report_type: z.literal("standard"),
      facial_similarity: z.boolean().default(false),
      live_document: z.boolean().default(false),
      docs: z
        .array(z.enum(["passport", "driving_licence", "national_id"]))
        .min(1)
        .refine(unique, "The docs must be unique."),
      issuing_countries: issuingCountries.default(null),
      right_to_work: rightToWork.default(null),
    })
    .refine((value) => value.right_to_work === null || value.docs.includes("passport"), {
      path: ["docs"],
      message: "The docs must include passport when right to work is GBR.",
    }),
  z.strictObject({
    report_type: z.literal("biometric"),
    issuing_countries: issuingCountries.default(null),
    allow_fallback: z.boolean().default(false),
    right_to_work: rightToWork.default(null),
  }),
]);

const enablePayment = z.boolean().default(false);
const criminalRecord = z.discriminatedUnion("region", [
  z.strictObject({ region: z.literal("scotland"), enable_payment: enablePayment }),
  z.strictObject({
    region: z.literal("england"),
    type: z.enum(["basic", "standard", "enhanced"]),
    enable_payment: enablePayment,
  }),
]);

const pin = z.string().regex(/^[0-9]{6}$/, "The pin number must be 6 digits.");
const accessNi = z.discriminatedUnion("type", [
  z.strictObject({ type: z.literal("standard"), pin_number: pin }),
  z.strictObject({ type: z.literal("enhanced"), pin_number: pin }),
  z
    .strictObject({
      type: z.literal("enhanced_barring"),
      barring_adults: z.boolean().default(false),
      barring_children: z.boolean().default(false),
      pin_number: pin,
    })
    .refine((value) => value.barring_adults || value.barring_children, {
      path: ["barring_adults"],
      message: "The barring adults field is required when barring children is false.",
    }),
]);

const employment = {
  timeframe: z.int().min(1).max(10),
  gap_threshold: z.int().min(7).max(91).multipleOf(7, "The gap threshold must be a multiple of 7."),
  supporting_evidence: z
    .array(z.enum(["employment", "self_employment", "education", "gap"]))
    .min(1)
    .refine(unique, "The supporting evidence must be unique.")
    .nullable()
    .default(null),
};
const employmentReferencing = z.discriminatedUnion("type", [
  z.strictObject({ type: z.literal("standard"), ...employment }),
  z.strictObject({
    type: z.literal("automated_references"),
    ...employment,
    review_references: z.boolean().default(false),
    referee_form: z.guid().nullable().default(null),
  }),
]);

const councils = z
  .strictObject({
    GMC: z.boolean().optional(),
    NMC: z.boolean().optional(),
    HCP: z.boolean().optional(),
    GDC: z.boolean().optional(),
    GPC: z.boolean().optional(),
  })
  .refine((value) => Object.keys(value).length > 0, "At least one property is required");

const transferOptions = {
  require_return: z.boolean().default(false),
  require_confirmation: z.boolean().default(false),
  instructions: z.string().nullable().default(null),
  return_message: z.string().nullable().default(null),
};
const returnMessage = {
  path: ["return_message"],
  message: "The return message field is required when require return is true.",
};
function hasReturnMessage(value: { require_return: boolean; return_message: string | null }): boolean {
  return !value.require_return || (value.return_message !== null && value.return_message !== "");
}

const requestManual = z.strictObject({ title: z.string().min(1), instructions: z.string().min(1) });
const requestTemplate = z.strictObject({ template: z.int() });
const transferManual = z
  .strictObject({ name: z.string().min(1), attachment: z.int(), ...transferOptions })
  .refine(hasReturnMessage, returnMessage);
const transferTemplate = z
  .strictObject({ template: z.int(), ...transferOptions })
  .refine(hasReturnMessage, returnMessage);

/** The schema of a step's preferences; null when the step type takes none. */
export function preferencesSchema(type: StepType, given: unknown): z.ZodType<object> | null {
  switch (type) {
    case "check.photo_id":
      return photoId;
    case "check.criminal_record":
      return criminalRecord;
    case "check.hscni_access_ni":
      return accessNi;
    case "check.nhs_esr":
      return councils;
    case "check.employment_referencing":
      return employmentReferencing;
    case "check.reference":
      return z.strictObject({ years: z.int().min(1).max(10) });
    case "check.banking_information":
      return z.strictObject({
        balance: z.boolean().default(false),
        transactions: z.literal([1, 3, 6, 12, false]).default(false),
      });
    case "check.watchlist":
      return z.strictObject({
        silent: z.boolean().default(true),
        monitor: z.literal([1, 3, false]).default(false),
        search_profile: z
          .enum(["sanctions", "peps_sanctions", "peps_sanctions_media"])
          .default("peps_sanctions_media"),
      });
    case "check.dummy":
      return z.strictObject({
        payment_amount: z.int().min(1).max(10_000).nullable().default(null),
        credit_cost: z.int().min(0).max(100).nullable().default(null),
        cancel: z.boolean().default(false),
        replay: z.boolean().default(false),
        state: z.enum(["pending", "accepted", "rejected", "refer", "failed", "paused"]).default("pending"),
      });
    case "document.request":
      return names(given, "template") ? requestTemplate : requestManual;
    case "document.transfer":
      return names(given, "template") ? transferTemplate : transferManual;
    case "form":
      return z.strictObject({ form: z.guid() });
    default:
      return null;
  }
}

/** Step types whose preferences may be left out altogether. */
export function preferencesOptional(type: StepType): boolean {
  return type === "check.banking_information" || type === "check.watchlist" || type === "check.dummy";
}

/** Whether `value` is an object that has `key`. */
export function names(value: unknown, key: string): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && key in value;
}
