/** Check, section and schedule names of Quickr and which needs which (reference of 2024-09). Client-safe, no zod. */

export const CHECK_TYPES = [
  "company",
  "signatory",
  "individual",
  "ultimate_beneficial_ownership",
  "sanctions",
  "politically_exposed_person",
  "adverse_media",
  "bank_account",
  "credit_score",
  "agreement",
  "payment_information",
  "website",
  "identity_verification",
  "checklists",
] as const;
export type QuickrCheckType = (typeof CHECK_TYPES)[number];

export const SECTION_TYPES = [
  "company",
  "individual",
  "ultimate_beneficial_ownership",
  "signatory",
  "bank_account",
  "payment_information",
  "product_service",
  "agreement",
  "website",
] as const;
export type QuickrSectionType = (typeof SECTION_TYPES)[number];

export const SCHEDULES = ["R-1/P1D", "R-1/P1M", "R-1/P1Y"] as const;

export const ACTIONS = [
  "request_declaration",
  "perform_checks",
  "enable_declaration_notifications",
  "enable_signing_notifications",
] as const;

export const COUNTRIES = ["NO", "SE", "DK", "FI"] as const;

/** Contracts are in Norwegian or English. Assumption: the codes. */
export const LANGUAGES = ["no", "en"] as const;

/** The name of a language; another code as it came. */
export function languageLabel(code: string): string {
  return { no: "Norwegian", en: "English" }[code] ?? code;
}

export const SCOPES = ["admin:quickr", "write:quickr", "read:quickr"] as const;
export type QuickrScope = (typeof SCOPES)[number];

export const ACCOUNT_TYPES = ["customer", "partner", "reseller"] as const;
export const ACCOUNT_STATUSES = ["ACTIVE", "INACTIVE", "PENDING"] as const;

/** What an agent may put right in a declaration. Assumption: the last two; the changelog names all four. */
export const AGENT_EDIT_TYPES = [
  "ultimate_beneficial_ownership",
  "payment_information",
  "bank_account",
  "signatory",
] as const;
export type QuickrAgentEditType = (typeof AGENT_EDIT_TYPES)[number];

/**
 * Sections that a check cannot do without; one of each inner list is enough. The reference says so of signatory,
 * bank_account, credit_score and agreement. Assumption: the rest, by what each check looks at.
 */
export const REQUIRED_SECTIONS: Record<QuickrCheckType, readonly (readonly QuickrSectionType[])[]> = {
  company: [["company"]],
  signatory: [["signatory"]],
  individual: [["individual"]],
  ultimate_beneficial_ownership: [["ultimate_beneficial_ownership"]],
  sanctions: [["company", "signatory", "ultimate_beneficial_ownership", "individual"]],
  politically_exposed_person: [["company", "signatory", "ultimate_beneficial_ownership", "individual"]],
  adverse_media: [["company", "individual"]],
  bank_account: [["bank_account"]],
  credit_score: [["company"]],
  agreement: [["agreement"]],
  payment_information: [["payment_information"]],
  website: [["website"]],
  identity_verification: [["individual", "signatory"]],
  checklists: [],
};

const checkWords: Record<QuickrCheckType, { label: string; hint: string }> = {
  company: {
    label: "Company",
    hint: "The declared company against the register, its status and sanctions lists",
  },
  signatory: { label: "Signed contract", hint: "Who may sign, and a contract signed with BankID" },
  individual: { label: "Individual", hint: "The declared person against the verified identity" },
  ultimate_beneficial_ownership: { label: "Beneficial owners", hint: "Declared owners against the register" },
  sanctions: { label: "Sanctions", hint: "Company, signatories and owners on sanctions and crime lists" },
  politically_exposed_person: { label: "Political exposure", hint: "Signatories and owners on PEP lists" },
  adverse_media: { label: "Adverse media", hint: "Articles that match the client" },
  bank_account: { label: "Bank account", hint: "That the account is valid and the client's own (Norway)" },
  credit_score: { label: "Credit score", hint: "Score and report of the company" },
  agreement: { label: "Agreement", hint: "That the agreement was accepted" },
  payment_information: { label: "Payment information", hint: "What is sold, with its category code" },
  website: { label: "Website", hint: "That the site can be reached, and what changed on it" },
  identity_verification: { label: "Identity verification", hint: "A person shows who they are" },
  checklists: { label: "Checklist", hint: "A list that staff complete before approving" },
};

const sectionWords: Record<QuickrSectionType, string> = {
  company: "Company",
  individual: "Individual",
  ultimate_beneficial_ownership: "Beneficial owners",
  signatory: "Signatories",
  bank_account: "Bank account",
  payment_information: "Payment information",
  product_service: "Products and services",
  agreement: "Agreement",
  website: "Website",
};

/** The code itself when it is one we know: examples write `sanction` where the list has `sanctions`. */
export function checkTypeOf(raw: string): QuickrCheckType | null {
  const plain = raw === "sanction" ? "sanctions" : raw === "checklist" ? "checklists" : raw;
  return CHECK_TYPES.find((type) => type === plain) ?? null;
}

/** What a check is called; one that the desk does not know is spelled out. */
export function checkLabel(raw: string): string {
  const known = checkTypeOf(raw);
  return known ? checkWords[known].label : spelled(raw);
}

/** What a check finds out, in a line. */
export function checkHint(type: QuickrCheckType): string {
  return checkWords[type].hint;
}

/** What a section is called; one that the desk does not know is spelled out. */
export function sectionLabel(raw: string): string {
  const known = SECTION_TYPES.find((type) => type === raw);
  return known ? sectionWords[known] : raw === "credit_score" ? "Credit score" : spelled(raw);
}

/** Why a check cannot be asked for with these sections, or null when it can. */
export function missingSectionReason(
  check: QuickrCheckType,
  sections: readonly QuickrSectionType[],
): string | null {
  const lacking = REQUIRED_SECTIONS[check].find((any) => !any.some((section) => sections.includes(section)));
  if (!lacking) return null;
  const names = lacking.map((section) => `“${sectionLabel(section)}”`);
  const list = names.length === 1 ? names[0] : `${names.slice(0, -1).join(", ")} or ${names.at(-1)}`;
  return `${checkWords[check].label} needs the section ${list}.`;
}

/** A schedule in words; one that the desk does not know as it came. */
export function scheduleLabel(raw: string | null): string {
  if (raw === null) return "Once";
  return { "R-1/P1D": "Every day", "R-1/P1M": "Every month", "R-1/P1Y": "Every year" }[raw] ?? raw;
}

/** Quickr's codes as words: `READY_FOR_REVIEW` is "Ready for review". */
export function spelled(code: string): string {
  const words = code.replaceAll(/[_-]+/g, " ").trim().toLowerCase();
  return words.charAt(0).toUpperCase() + words.slice(1);
}
