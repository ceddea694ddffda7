import type { ClientDetail } from "@/lib/clients/types";
import type { QuickrCheckType, QuickrSectionType } from "@/lib/providers/quickr/vocabulary";
import type { DraftCheck, DraftPerson, QuickrDraft } from "./draft-schema";

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

/** Who is known before they declare: the form's lists and the sections that they are prefills of. */
export const PEOPLE = [
  { key: "individuals", type: "individual", legend: "Individuals", noun: "individual" },
  { key: "signatories", type: "signatory", legend: "Signatories", noun: "signatory" },
  { key: "owners", type: "ultimate_beneficial_ownership", legend: "Beneficial owners", noun: "owner" },
] as const;

export const newPerson: DraftPerson = { firstName: "", lastName: "", birthDate: "", email: "", percent: "" };

/** Fields of a person, with their names in the launch body. */
export const personFields = [
  { key: "firstName", path: "first_name", label: "First name", required: true },
  { key: "lastName", path: "last_name", label: "Last name", required: true },
  { key: "birthDate", path: "birth_date", label: "Date of birth", hint: "As yyyy-mm-dd, or the year" },
  { key: "email", path: "email", label: "E-mail" },
  { key: "percent", path: "percent_voting_shares", label: "Share of votes", hint: "In percent" },
] as const;

/** The client as a person whom Quickr checks. */
export function personOf(client: ClientDetail): DraftPerson {
  const { firstName, lastName, dob, email } = client;
  return { ...newPerson, firstName, lastName, birthDate: dob?.slice(0, 10) ?? "", email };
}

export const emptyDraft: QuickrDraft = {
  step: "purpose",
  purpose: "one-off",
  template: "",
  checks: [],
  sections: [],
  organizationNumber: "",
  country: "NO",
  products: [],
  agreements: [],
  individuals: [],
  signatories: [],
  owners: [],
  ownData: "",
  publisherName: "",
  supportEmail: "",
  language: "",
  declarationNotifications: true,
  signingNotifications: true,
  callback: true,
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
