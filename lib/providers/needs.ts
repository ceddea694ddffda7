/** What a firm needs to know of a client, whichever provider finds it out. Launches are asked for in these words. */
export const NEEDS = [
  "identity",
  "electronic_identity",
  "screening",
  "adverse_media",
  "right_to_work",
  "criminal_record",
  "employment",
  "bank_account",
  "credit",
  "documents",
  "questionnaire",
  "company",
  "ownership",
  "signature",
  "guided_review",
] as const;
export type Need = (typeof NEEDS)[number];

const words: Record<Need, { label: string; hint: string }> = {
  identity: { label: "Identity document", hint: "A document and a likeness of the person" },
  electronic_identity: {
    label: "Electronic identity",
    hint: "Name, address and date of birth against registers",
  },
  screening: { label: "Sanctions and PEP", hint: "Sanctions, political exposure and watchlists" },
  adverse_media: { label: "Adverse media", hint: "Reports that speak against the client" },
  right_to_work: { label: "Right to work", hint: "Whether the person may work in the country" },
  criminal_record: { label: "Criminal record", hint: "A disclosure from the authority" },
  employment: { label: "Employment history", hint: "References and earlier employers" },
  bank_account: { label: "Bank account", hint: "That the account is real and whose it is" },
  credit: { label: "Credit", hint: "Credit score or history" },
  documents: { label: "Documents", hint: "Files that the client hands in or signs" },
  questionnaire: { label: "Questionnaire", hint: "A form that the client fills in" },
  company: { label: "Company", hint: "The company as its register has it" },
  ownership: { label: "Beneficial owners", hint: "Who owns and controls the company" },
  signature: { label: "Signed contract", hint: "A contract signed by those who may" },
  guided_review: {
    label: "Guided review",
    hint: "A flow that staff complete, with a risk decision at its end",
  },
};

/** A need in words: what to call it and what it means. */
export function needWords(need: Need): { label: string; hint: string } {
  return words[need];
}
