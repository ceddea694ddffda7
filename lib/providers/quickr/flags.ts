/** Every flag code of the Quickr reference in plain words, and how grave it is. Client-safe. */

/** `harm`: speaks against the client. `attention`: a person should look. `info`: worth knowing, nothing is wrong. */
export type FlagSeverity = "harm" | "attention" | "info";

export interface FlagWords {
  /** What it is called, a few words. */
  label: string;
  /** What it means and what to look at, a sentence or two. */
  text: string;
  severity: FlagSeverity;
}

const flags: Record<string, FlagWords> = {
  DECLARATION_MISSING: {
    label: "Not declared",
    text: "The client has not declared what this check needs.",
    severity: "attention",
  },
  PREFILL_MISSING: {
    label: "Nothing to compare with",
    text: "The register data that this check compares with is missing.",
    severity: "attention",
  },
  DATA_MISSING: {
    label: "Data missing",
    text: "Some of the data that this check needs is missing.",
    severity: "attention",
  },
  DATA_MISMATCH: {
    label: "Declared differently",
    text: "What was declared is not what the register has. The details say which values differ.",
    severity: "attention",
  },
  DATA_MANUAL_UPDATE: {
    label: "Changed by hand",
    text: "The client changed values that were filled in from the register.",
    severity: "attention",
  },
  DISCOVERY_MISSING: {
    label: "Not in the register",
    text: "The company or person was not found in the register or source.",
    severity: "attention",
  },
  THIRD_PARTY_ERROR: {
    label: "Source did not answer",
    text: "A source outside Quickr could not be read. Run the check again.",
    severity: "attention",
  },
  INTERNAL_SERVER_ERROR: {
    label: "Quickr failed",
    text: "Quickr met an error of its own while it ran the check. Run the check again.",
    severity: "attention",
  },
  COMPANY_INACTIVE: {
    label: "Company not active",
    text: "The register says that the company is not active, for example bankrupt or struck off.",
    severity: "harm",
  },
  COMPANY_IN_SANCTIONS: {
    label: "Company on a sanctions list",
    text: "The company matches an entry of a sanctions list. The records say which.",
    severity: "harm",
  },
  PARENT_COMPANY_CHANGED: {
    label: "New parent company",
    text: "This is a sub-unit, and the company that it belongs to has changed.",
    severity: "attention",
  },
  DISCOVERY_UPDATED: {
    label: "Register changed",
    text: "The register has new data since the case was last looked at.",
    severity: "attention",
  },
  CONTRACT_NOT_SIGNED: {
    label: "Contract not signed",
    text: "The contract has not been signed by everybody who has to.",
    severity: "attention",
  },
  SIGNATORY_MISMATCH: {
    label: "Another person signed",
    text: "Who signed is not who was declared as signatory.",
    severity: "harm",
  },
  PERSON_IN_SANCTIONS: {
    label: "Person on a sanctions list",
    text: "A person matches an entry of a sanctions list. The records say which.",
    severity: "harm",
  },
  PERSON_IN_PEP: {
    label: "Politically exposed",
    text: "A person is politically exposed, or close to somebody who is.",
    severity: "attention",
  },
  COMPANY_TYPE_NOT_SUPPORTED: {
    label: "Company type not covered",
    text: "Quickr cannot run this check for companies of this type, mostly sole proprietorships.",
    severity: "info",
  },
  POSSIBLE_FAMILY_RELATIONS: {
    label: "Owners may be family",
    text: "Some beneficial owners may be related to each other.",
    severity: "attention",
  },
  DATA_MANUALLY_ADDED: {
    label: "Owner added by hand",
    text: "An owner was declared whom the register does not have.",
    severity: "attention",
  },
  POSSIBLE_ULTIMATE_BENEFICIAL_OWNERS: {
    label: "Owners may be missing",
    text: "The register knows possible beneficial owners who were not declared.",
    severity: "attention",
  },
  BANK_ACCOUNT_NUMBER_INVALID: {
    label: "Bank account not valid",
    text: "The account is not valid, or it is not the client's own.",
    severity: "harm",
  },
  BANK_ACCOUNT_NUMBER_UNSUPPORTED: {
    label: "Bank account not covered",
    text: "Quickr can check Norwegian account numbers only. Check this one another way.",
    severity: "attention",
  },
  COMPANY_HAS_HIGH_RISK: {
    label: "Low credit score",
    text: "The credit score is below 30 %.",
    severity: "harm",
  },
  COMPANY_HAS_PAYMENT_REMARKS: {
    label: "Payment remarks",
    text: "The company has negative payment remarks.",
    severity: "harm",
  },
  CASE_TYPE_NOT_SUPPORTED: {
    label: "Not a test company",
    text: "Test accounts know Quickr's own test companies only.",
    severity: "info",
  },
  AGREEMENT_NOT_ACCEPTED: {
    label: "Agreement not accepted",
    text: "The client has not accepted the agreement.",
    severity: "attention",
  },
  MERCHANT_CATEGORY_CODE_UPDATED: {
    label: "Category code changed",
    text: "The site now looks like another line of business than the one declared.",
    severity: "attention",
  },
  TRAFFIC_UPDATED: {
    label: "Traffic changed",
    text: "The number of visitors has changed. The details say how.",
    severity: "info",
  },
  INVALID_URL: {
    label: "Address not valid",
    text: "The address of the site is not valid.",
    severity: "attention",
  },
  TOO_MANY_REDIRECTS: {
    label: "Too many redirects",
    text: "The site redirects more than three times.",
    severity: "attention",
  },
  WEBSITE_UNREACHABLE: {
    label: "Site does not answer",
    text: "The site could not be reached.",
    severity: "attention",
  },
  REDIRECTED: {
    label: "Redirected",
    text: "The site now leads to another one.",
    severity: "attention",
  },
  OTHER: {
    label: "Other change",
    text: "Something else changed on the site, for example the software it runs on.",
    severity: "info",
  },
};

/** Codes of the reference, in its order. */
export const FLAG_CODES: readonly string[] = Object.keys(flags);

/** A flag in words; a code that the desk does not know is spelled out and wants attention. */
export function flagWords(code: string): FlagWords {
  const known = Object.hasOwn(flags, code) ? flags[code] : undefined;
  if (known) return known;
  const words = code.replaceAll(/[_-]+/g, " ").trim().toLowerCase();
  const label = words === "" ? "Flag" : words.charAt(0).toUpperCase() + words.slice(1);
  return { label, text: "Quickr raised a flag that the desk has no words for yet.", severity: "attention" };
}

const weight: Record<FlagSeverity, number> = { info: 1, attention: 2, harm: 3 };

/** The gravest severity of the codes, or null when there is none. */
export function gravestSeverity(codes: readonly string[]): FlagSeverity | null {
  return codes
    .map((code) => flagWords(code).severity)
    .reduce<FlagSeverity | null>(
      (worst, next) => (worst && weight[worst] >= weight[next] ? worst : next),
      null,
    );
}

/** The words of the gravest flag, the first of several; null when there is none. */
export function gravestFlag(codes: readonly string[]): FlagWords | null {
  const [first] = codes.map(flagWords).sort((a, b) => weight[b.severity] - weight[a.severity]);
  return first ?? null;
}
