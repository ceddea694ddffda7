import type { QuickrCheckType, QuickrSectionType } from "@/lib/providers/quickr/vocabulary";
import type { DraftCheck, QuickrDraft } from "./draft-schema";

/** What a launch is for: which of the three ways Quickr is asked to go. */
export const PURPOSES = [
  {
    value: "one-off",
    label: "One-off checks",
    hint: "The checks run at once on what registers and you know. The client is not asked.",
  },
  {
    value: "onboarding",
    label: "Onboarding",
    hint: "The client fills in a hosted declaration, signs where a contract is asked for, then the checks run.",
  },
  {
    value: "qualify",
    label: "Qualify first",
    hint: "The checks run at once. If the client qualifies, create the declaration on the case afterwards.",
  },
] as const;

export const emptyDraft: QuickrDraft = {
  purpose: "one-off",
  template: "",
  checks: [],
  sections: [],
  organizationNumber: "",
  country: "NO",
  products: [],
  agreements: [],
  ownData: "",
  publisherName: "",
  supportEmail: "",
  language: "",
  declarationNotifications: true,
  signingNotifications: true,
  automations: [],
  checklists: [],
};

/** A draft with a check added, or taken out when it is there. Sections stay as they are. */
export function toggleCheck(checks: readonly DraftCheck[], type: QuickrCheckType, on: boolean): DraftCheck[] {
  const rest = checks.filter((check) => check.type !== type);
  return on ? [...rest, { type, schedule: "" }] : rest;
}

/** Sections with one more or less, in the vocabulary's order by the caller. */
export function toggleSection(
  sections: readonly QuickrSectionType[],
  section: QuickrSectionType,
  on: boolean,
): QuickrSectionType[] {
  const rest = sections.filter((one) => one !== section);
  return on ? [...rest, section] : rest;
}
