/**
 * What a record's steps may be when launching, with the provider's limits (Amiqus v2 OpenAPI of 2024-12,
 * RecordStepsWrite). Client-safe: forms parse with the same schemas. Paths are the provider's own, so that its 422
 * answers land beside the same fields.
 */
import { z } from "zod";

const wholeNumber = (minimum: number, maximum: number, what: string) => {
  const error = `Enter ${what} from ${minimum} to ${maximum}.`;
  return z.int({ error }).min(minimum, { error }).max(maximum, { error });
};
const filled = (error: string) => z.string({ error }).trim().min(1, { error });
const chosenId = (error: string) => z.int({ error }).positive({ error });
const oneOf = <const T extends readonly [string, ...string[]]>(values: T, error: string) =>
  z.enum(values, { error });
const unique = (values: readonly string[]) => new Set(values).size === values.length;

const issuingCountries = z
  .array(oneOf(["GBR", "IRL"], "Choose the United Kingdom, Ireland or both."))
  .min(1, { error: "Choose at least one country, or leave the list out." })
  .refine(unique, { error: "Choose each country once." })
  .nullable()
  .optional();
const rightToWork = z
  .literal("GBR", { error: "Right to work is checked for the United Kingdom only." })
  .nullable()
  .optional();

const photoIdPreferences = z
  .discriminatedUnion(
    "report_type",
    [
      z.strictObject({
        report_type: z.literal("standard"),
        docs: z
          .array(oneOf(["passport", "driving_licence", "national_id"], "Choose documents from the list."), {
            error: "Choose at least one document.",
          })
          .min(1, { error: "Choose at least one document." })
          .refine(unique, { error: "Choose each document once." }),
        facial_similarity: z.boolean().optional(),
        live_document: z.boolean().optional(),
        issuing_countries: issuingCountries,
        right_to_work: rightToWork,
      }),
      z.strictObject({
        report_type: z.literal("biometric"),
        issuing_countries: issuingCountries,
        allow_fallback: z.boolean().optional(),
        right_to_work: rightToWork,
      }),
    ],
    { error: "Choose a standard or a biometric report." },
  )
  .refine(
    (value) => value.report_type !== "standard" || !value.right_to_work || value.docs.includes("passport"),
    { error: "Right to work needs the passport among the documents.", path: ["docs"] },
  );

const criminalRecordPreferences = z.discriminatedUnion(
  "region",
  [
    z.strictObject({ region: z.literal("scotland"), enable_payment: z.boolean().optional() }),
    z.strictObject({
      region: z.literal("england"),
      type: oneOf(["basic", "standard", "enhanced"], "Choose a basic, standard or enhanced check."),
      enable_payment: z.boolean().optional(),
    }),
  ],
  { error: "Choose Scotland, or England and Wales." },
);

const pinNumber = z
  .string({ error: "Enter the PIN of 6 digits." })
  .regex(/^\d{6}$/, { error: "Enter the PIN of 6 digits." });
const hscniPreferences = z.discriminatedUnion(
  "type",
  [
    z.strictObject({ type: z.literal("standard"), pin_number: pinNumber }),
    z.strictObject({ type: z.literal("enhanced"), pin_number: pinNumber }),
    z.strictObject({
      type: z.literal("enhanced_barring"),
      pin_number: pinNumber,
      barring_adults: z.boolean().optional(),
      barring_children: z.boolean().optional(),
    }),
  ],
  { error: "Choose a standard or enhanced check." },
);

const nhsRegister = z.boolean().optional();
const nhsPreferences = z
  .strictObject({ GMC: nhsRegister, NMC: nhsRegister, HCP: nhsRegister, GDC: nhsRegister, GPC: nhsRegister })
  .refine((value) => Object.values(value).some((chosen) => chosen === true), {
    error: "Choose at least one register.",
  });

const employmentCommon = {
  timeframe: wholeNumber(1, 10, "a number of years"),
  gap_threshold: wholeNumber(7, 91, "a number of days").multipleOf(7, {
    error: "Enter whole weeks: a number of days that 7 divides.",
  }),
  supporting_evidence: z
    .array(oneOf(["employment", "self_employment", "education", "gap"], "Choose evidence from the list."))
    .min(1, { error: "Choose at least one kind of evidence, or leave the list out." })
    .refine(unique, { error: "Choose each kind of evidence once." })
    .nullable()
    .optional(),
};
const employmentPreferences = z.discriminatedUnion(
  "type",
  [
    z.strictObject({ type: z.literal("standard"), ...employmentCommon }),
    z.strictObject({
      type: z.literal("automated_references"),
      ...employmentCommon,
      review_references: z.boolean().optional(),
      referee_form: z.uuid({ error: "Choose a form from the list." }).nullable().optional(),
    }),
  ],
  { error: "Choose standard or automated references." },
);

const months = z.union([z.literal(1), z.literal(3), z.literal(6), z.literal(12), z.literal(false)], {
  error: "Choose 1, 3, 6 or 12 months of transactions, or none.",
});
const years = z.union([z.literal(1), z.literal(3), z.literal(false)], {
  error: "Choose monitoring for 1 or 3 years, or none.",
});

const requestPreferences = z.union(
  [
    z.strictObject({ template: chosenId("Choose a document template.") }),
    z.strictObject({
      title: filled("Enter a title for the document."),
      instructions: filled("Tell the client what to upload."),
    }),
  ],
  { error: "Give a title and instructions, or choose a document template." },
);

const transferCommon = {
  require_return: z.boolean().optional(),
  require_confirmation: z.boolean().optional(),
  instructions: z.string().nullable().optional(),
  return_message: z.string().nullable().optional(),
};
const transferPreferences = z
  .union(
    [
      z.strictObject({ template: chosenId("Choose a document template."), ...transferCommon }),
      z.strictObject({
        name: filled("Enter a name for the document."),
        attachment: chosenId("Upload the document to send."),
        ...transferCommon,
      }),
    ],
    { error: "Upload a document and name it, or choose a document template." },
  )
  .refine((value) => value.require_return !== true || (value.return_message ?? "").trim() !== "", {
    error: "Tell the client what to return.",
    path: ["return_message"],
  });

const dummyPreferences = z.strictObject({
  payment_amount: wholeNumber(1, 10_000, "an amount").nullable().optional(),
  credit_cost: wholeNumber(0, 100, "a number of credits").nullable().optional(),
  cancel: z.boolean().optional(),
  replay: z.boolean().optional(),
  state: oneOf(
    ["pending", "accepted", "rejected", "refer", "failed", "paused"],
    "Choose a state from the list.",
  ).optional(),
});

/** A check without preferences; an empty object is what a form without fields sends. */
const bare = <const T extends string>(type: T) =>
  z.strictObject({ type: z.literal(type), preferences: z.strictObject({}).optional() });
const step = <const T extends string, P extends z.ZodType>(type: T, preferences: P) =>
  z.strictObject({ type: z.literal(type), preferences });

/** One step of a record to launch: all 16 types of the provider. */
export const stepSchema = z.discriminatedUnion(
  "type",
  [
    bare("check.credit"),
    bare("check.identity"),
    bare("check.video"),
    bare("check.thorntons_onboarding"),
    step("check.photo_id", photoIdPreferences),
    step("check.criminal_record", criminalRecordPreferences),
    step("check.hscni_access_ni", hscniPreferences),
    step("check.nhs_esr", nhsPreferences),
    step("check.employment_referencing", employmentPreferences),
    step("check.reference", z.strictObject({ years: wholeNumber(1, 10, "a number of years") })),
    step(
      "check.banking_information",
      z.strictObject({ balance: z.boolean().optional(), transactions: months.optional() }).optional(),
    ),
    step(
      "check.watchlist",
      z
        .strictObject({
          silent: z.boolean().optional(),
          monitor: years.optional(),
          search_profile: oneOf(
            ["sanctions", "peps_sanctions", "peps_sanctions_media"],
            "Choose a search profile from the list.",
          ).optional(),
        })
        .optional(),
    ),
    step("check.dummy", dummyPreferences.optional()),
    step("document.request", requestPreferences),
    step("document.transfer", transferPreferences),
    step("form", z.strictObject({ form: z.uuid({ error: "Choose a form." }) })),
  ],
  { error: "Choose a step from the list." },
);

export type LaunchStep = z.infer<typeof stepSchema>;

/** Steps of one record: at least one, and each check type at most once. */
export const stepsSchema = z
  .array(stepSchema, { error: "Add at least one step." })
  .min(1, { error: "Add at least one step." })
  .superRefine((steps, context) => {
    const seen = new Set<string>();
    steps.forEach((entry, index) => {
      if (entry.type.startsWith("check.") && seen.has(entry.type)) {
        context.addIssue({
          code: "custom",
          path: [index, "type"],
          message: "A record can hold each check only once.",
        });
      }
      seen.add(entry.type);
    });
  });
