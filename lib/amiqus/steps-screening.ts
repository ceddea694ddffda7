import type { StepDescription } from "./steps-types";

/** Money, sanctions and disclosure checks. Preferences follow the Amiqus v2 OpenAPI, record steps. */
export const screeningSteps: readonly StepDescription[] = [
  {
    type: "check.credit",
    label: "Credit report",
    help: "The client's credit file at a bureau.",
    group: "Money",
    repeatable: false,
    fields: [],
  },
  {
    type: "check.banking_information",
    label: "Banking information",
    help: "The client connects a bank account to show who holds it.",
    group: "Money",
    repeatable: false,
    fields: [
      { key: "balance", label: "Include the balance", control: "flag", initial: false },
      {
        key: "transactions",
        label: "Transactions",
        control: "choice",
        choices: [
          { value: "no", label: "None" },
          { value: "1", label: "Last month" },
          { value: "3", label: "Last 3 months" },
          { value: "6", label: "Last 6 months" },
          { value: "12", label: "Last 12 months" },
        ],
        initial: "no",
        sends: { no: false, "1": 1, "3": 3, "6": 6, "12": 12 },
      },
    ],
  },
  {
    type: "check.watchlist",
    label: "Watchlist",
    help: "Screens the client against sanctions, politically exposed persons and adverse media.",
    group: "Screening",
    repeatable: false,
    fields: [
      {
        key: "search_profile",
        label: "Lists",
        control: "choice",
        choices: [
          { value: "sanctions", label: "Sanctions" },
          { value: "peps_sanctions", label: "Sanctions and PEPs" },
          { value: "peps_sanctions_media", label: "Sanctions, PEPs and adverse media" },
        ],
        initial: "peps_sanctions_media",
      },
      {
        key: "monitor",
        label: "Keep monitoring",
        control: "choice",
        choices: [
          { value: "no", label: "No" },
          { value: "1", label: "For 1 year" },
          { value: "3", label: "For 3 years" },
        ],
        initial: "no",
        sends: { no: false, "1": 1, "3": 3 },
      },
      {
        key: "silent",
        label: "Run silently",
        help: "The client takes no part and does not see this step.",
        control: "flag",
        initial: true,
      },
    ],
  },
  {
    type: "check.criminal_record",
    label: "Criminal record",
    help: "A disclosure from Disclosure Scotland or the Disclosure and Barring Service.",
    group: "Screening",
    repeatable: false,
    fields: [
      {
        key: "region",
        label: "Region",
        required: true,
        control: "choice",
        choices: [
          { value: "scotland", label: "Scotland" },
          { value: "england", label: "England and Wales" },
        ],
        initial: "scotland",
      },
      {
        key: "type",
        label: "Level",
        required: true,
        control: "choice",
        choices: [
          { value: "basic", label: "Basic" },
          { value: "standard", label: "Standard" },
          { value: "enhanced", label: "Enhanced" },
        ],
        initial: "basic",
        when: { key: "region", is: ["england"] },
      },
      { key: "enable_payment", label: "The client pays the fee", control: "flag", initial: false },
    ],
  },
  {
    type: "check.hscni_access_ni",
    label: "HSCNI AccessNI",
    help: "A disclosure from AccessNI for health and social care in Northern Ireland.",
    group: "Screening",
    repeatable: false,
    fields: [
      {
        key: "type",
        label: "Level",
        required: true,
        control: "choice",
        choices: [
          { value: "standard", label: "Standard" },
          { value: "enhanced", label: "Enhanced" },
          { value: "enhanced_barring", label: "Enhanced with barred lists" },
        ],
        initial: "standard",
      },
      {
        key: "pin_number",
        label: "AccessNI PIN",
        help: "The six digits of your organisation.",
        required: true,
        control: "text",
        digits: 6,
        initial: "",
      },
      {
        key: "barring_adults",
        label: "Check the adults' barred list",
        control: "flag",
        initial: false,
        when: { key: "type", is: ["enhanced_barring"] },
      },
      {
        key: "barring_children",
        label: "Check the children's barred list",
        control: "flag",
        initial: false,
        when: { key: "type", is: ["enhanced_barring"] },
      },
    ],
  },
];
