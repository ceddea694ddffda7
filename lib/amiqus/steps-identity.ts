import type { StepDescription } from "./steps-types";

const issuingCountries = {
  key: "issuing_countries",
  label: "Issued by",
  help: "Leave both empty to accept documents of any country.",
  control: "choices",
  choices: [
    { value: "GBR", label: "United Kingdom" },
    { value: "IRL", label: "Ireland" },
  ],
  initial: [],
  emptyMeansNull: true,
} as const;

const standard = { key: "report_type", is: ["standard"] } as const;
const biometric = { key: "report_type", is: ["biometric"] } as const;

/** Steps that establish who the client is. Preferences follow the Amiqus v2 OpenAPI, record steps. */
export const identitySteps: readonly StepDescription[] = [
  {
    type: "check.photo_id",
    label: "Photo ID",
    help: "The client photographs or scans a passport, driving licence or national ID.",
    group: "Identity",
    repeatable: false,
    fields: [
      {
        key: "report_type",
        label: "Report",
        required: true,
        control: "choice",
        choices: [
          { value: "standard", label: "Standard", help: "Photographs of the document" },
          { value: "biometric", label: "Biometric", help: "Reads the document's chip with a phone" },
        ],
        initial: "standard",
      },
      {
        key: "docs",
        label: "Documents accepted",
        help: "Choose at least one.",
        required: true,
        control: "choices",
        choices: [
          { value: "passport", label: "Passport" },
          { value: "driving_licence", label: "Driving licence" },
          { value: "national_id", label: "National identity card" },
        ],
        initial: ["passport", "driving_licence"],
        when: standard,
      },
      {
        key: "facial_similarity",
        label: "Compare a selfie with the document",
        help: "Costs one credit more.",
        control: "flag",
        initial: false,
        when: standard,
      },
      {
        key: "live_document",
        label: "Photograph the document live, without uploads",
        control: "flag",
        initial: false,
        when: standard,
      },
      {
        key: "allow_fallback",
        label: "Fall back to photographs when the chip cannot be read",
        control: "flag",
        initial: false,
        when: biometric,
      },
      issuingCountries,
      {
        key: "right_to_work",
        label: "Right to work",
        help: "With a standard report this needs the passport among the documents.",
        control: "choice",
        choices: [
          { value: "no", label: "Not checked" },
          { value: "GBR", label: "United Kingdom" },
        ],
        initial: "no",
        sends: { no: null },
      },
    ],
  },
  {
    type: "check.identity",
    label: "Identity report",
    help: "Looks the client's name, date of birth and address up at a credit bureau. Leaves no mark on their credit file.",
    group: "Identity",
    repeatable: false,
    fields: [],
  },
  {
    type: "check.video",
    label: "Face capture",
    help: "The client records a short video of their face.",
    group: "Identity",
    repeatable: false,
    fields: [],
  },
  {
    type: "check.thorntons_onboarding",
    label: "Thorntons onboarding",
    help: "The onboarding questions of Thorntons.",
    group: "Identity",
    repeatable: false,
    fields: [],
  },
];
