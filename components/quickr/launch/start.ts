import type { ClientDetail } from "@/lib/clients/types";
import type { Need } from "@/lib/providers/needs";
import {
  type QuickrCheckType,
  type QuickrSectionType,
  REQUIRED_SECTIONS,
  SECTION_TYPES,
} from "@/lib/providers/quickr/vocabulary";
import { emptyDraft, personOf } from "./draft";
import type { QuickrDraft } from "./draft-schema";

const checksFor: Partial<Record<Need, readonly QuickrCheckType[]>> = {
  identity: ["individual"],
  electronic_identity: ["identity_verification"],
  screening: ["sanctions", "politically_exposed_person"],
  adverse_media: ["adverse_media"],
  bank_account: ["bank_account"],
  credit: ["credit_score"],
  company: ["company"],
  ownership: ["ultimate_beneficial_ownership"],
  signature: ["signatory"],
};

/** Needs that only the client can satisfy, so that the launch starts with a declaration. */
const declared: readonly Need[] = [
  "identity",
  "electronic_identity",
  "bank_account",
  "signature",
  "questionnaire",
];

/** Sections without which one of the checks would be refused, the first choice of each. */
export function sectionsFor(
  checks: readonly QuickrCheckType[],
  had: readonly QuickrSectionType[] = [],
): QuickrSectionType[] {
  const wanted = new Set(had);
  for (const check of checks) {
    for (const any of REQUIRED_SECTIONS[check]) {
      const first = any[0];
      if (first && !any.some((section) => wanted.has(section))) wanted.add(first);
    }
  }
  return SECTION_TYPES.filter((section) => wanted.has(section));
}

/** A draft that covers these needs: the checks, the sections they need, and the way to ask. */
export function startDraft(needs: readonly Need[], client: ClientDetail): QuickrDraft {
  const checks = [...new Set(needs.flatMap((need) => checksFor[need] ?? []))];
  const sections = sectionsFor(checks, checks.includes("sanctions") ? ["company", "signatory"] : []);
  const { country } = client.address ?? { country: null };
  return {
    ...emptyDraft,
    purpose: needs.some((need) => declared.includes(need)) ? "onboarding" : "one-off",
    checks: checks.map((type) => ({ type, schedule: "" })),
    sections,
    individuals: sections.includes("individual") ? [personOf(client)] : [],
    country: country === "SE" || country === "DK" || country === "FI" ? country : "NO",
  };
}
