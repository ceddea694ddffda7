import { z } from "zod";
import {
  CHECK_TYPES,
  COUNTRIES,
  LANGUAGES,
  SCHEDULES,
  SECTION_TYPES,
} from "@/lib/providers/quickr/vocabulary";

const text = z.string().max(2_000);

/** The steps of the launch, in the order in which one decides. */
export const STEP_IDS = ["purpose", "checks", "known", "around", "review"] as const;
export type StepId = (typeof STEP_IDS)[number];

const check = z.object({ type: z.enum(CHECK_TYPES), schedule: z.enum(["", ...SCHEDULES]) });
const product = z.object({ productId: text, name: text, description: text, price: text });
const agreement = z.object({ name: text, url: text });
const person = z.object({
  firstName: text,
  lastName: text,
  birthDate: text,
  email: text,
  /** Share of votes in percent; owners only. */
  percent: text,
});
const people = z.array(person).max(50).default([]);

/** What is in the Quickr part of the launch form; templates keep it. */
export const quickrDraftSchema = z.object({
  /** Where one is; a template starts at the first. */
  step: z.enum(STEP_IDS).default("purpose"),
  purpose: z.enum(["one-off", "onboarding", "qualify"]),
  /** Id of a template at Quickr, or empty. */
  template: text,
  checks: z.array(check).max(CHECK_TYPES.length),
  sections: z.array(z.enum(SECTION_TYPES)).max(SECTION_TYPES.length),
  organizationNumber: text,
  country: z.enum(COUNTRIES),
  products: z.array(product).max(50),
  agreements: z.array(agreement).max(20),
  individuals: people,
  signatories: people,
  owners: people,
  /** More prefills as JSON text, or empty. */
  ownData: z.string().max(100_000),
  publisherName: text,
  supportEmail: text,
  /** Empty for the account's own. */
  language: z.enum(["", ...LANGUAGES]),
  declarationNotifications: z.boolean(),
  signingNotifications: z.boolean(),
  /** Quickr tells the desk of changes. */
  callback: z.boolean().default(true),
  automations: z.array(text).max(20),
  checklists: z.array(text).max(20),
});

export type QuickrDraft = z.infer<typeof quickrDraftSchema>;
export type DraftCheck = QuickrDraft["checks"][number];
export type DraftProduct = QuickrDraft["products"][number];
export type DraftPerson = QuickrDraft["individuals"][number];
export type DraftAgreement = QuickrDraft["agreements"][number];
