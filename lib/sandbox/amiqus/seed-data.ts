import type { AddressFields, CaseStatus, ClientStatus, JsonObject } from "./model";

interface SeedClient {
  first: string;
  last: string;
  middle?: string;
  title?: string;
  email: string;
  dob?: string;
  mobile?: string;
  reference?: string;
  status?: ClientStatus;
  address?: AddressFields;
  archived?: boolean;
}

function address(house_number: string, street_name: string, city: string, postcode: string): AddressFields {
  return {
    unit: null,
    house_name: null,
    house_number,
    street_name,
    second_street: null,
    district: null,
    city,
    province: null,
    postcode,
    country: "GB",
  };
}

/** Clients of Hill Valley Law. All invented. */
export const CLIENTS: readonly SeedClient[] = [
  {
    first: "Martin",
    middle: "Seamus",
    last: "McFly",
    title: "mr",
    email: "marty@example.com",
    dob: "1968-06-12",
    mobile: "+447700900101",
    reference: "HV-1001",
    status: "pending",
    address: address("9303", "Lyon Drive", "Edinburgh", "EH12 5HD"),
  },
  {
    first: "Emily",
    last: "Bard",
    title: "mrs",
    email: "emily.bard@example.com",
    dob: "1977-02-01",
    mobile: "+447700900102",
    reference: "HV-1002",
    status: "pending",
    address: address("14", "Marchmont Road", "Edinburgh", "EH9 1HZ"),
  },
  {
    first: "Fiona",
    middle: "Lee",
    last: "Adams",
    title: "ms",
    email: "fiona.adams@example.com",
    dob: "1962-12-27",
    reference: "JEJFFXQN72U",
  },
  {
    first: "Siân",
    last: "Llewelyn-Jones",
    title: "dr",
    email: "sian@example.com",
    dob: "1985-03-30",
    reference: "HV-1004",
    status: "approved",
    address: address("2", "Cathedral Close", "Cardiff", "CF11 9LL"),
  },
  {
    first: "Oluwaseun",
    last: "Adeyemi",
    email: "seun.adeyemi@example.com",
    dob: "1990-09-09",
    reference: "HV-1005",
  },
  {
    first: "Aoife",
    last: "O'Sullivan",
    title: "miss",
    email: "aoife@example.com",
    dob: "1994-01-17",
    mobile: "+353850001006",
    reference: "HV-1006",
  },
  {
    first: "Rajesh",
    middle: "Kumar",
    last: "Patel",
    title: "mr",
    email: "raj.patel@example.com",
    reference: "HV-1007",
  },
  {
    first: "Katarzyna",
    last: "Wójcik",
    title: "mx",
    email: "kasia.wojcik@example.com",
    dob: "1988-11-05",
    reference: "HV-1008",
    status: "rejected",
  },
  { first: "Arthur", middle: "Elliot", last: "Gray", title: "dr", email: "arthur.gray@example.com" },
  { first: "Wei", last: "Zhang", email: "wei.zhang@example.com", dob: "1979-07-21", reference: "HV-1010" },
  { first: "Hamish", last: "MacDonald", title: "lord", email: "hamish@example.com", reference: "HV-1011" },
  {
    first: "Beatrix",
    last: "Thornbury",
    title: "dame",
    email: "bea@example.com",
    reference: "HV-0912",
    archived: true,
  },
];

interface SeedStep {
  type: string;
  preferences?: JsonObject;
  outcome?: string;
}

export interface SeedRecord {
  client: number;
  daysAgo: number;
  steps: readonly SeedStep[];
  message?: string;
  started?: boolean;
  reviewed?: boolean;
  /** Index of the member who is assigned, and of the one who made it. */
  assignee?: number;
  by?: number;
}

const STANDARD = { report_type: "standard", docs: ["passport"], facial_similarity: true };
const LICENCE = { report_type: "standard", docs: ["driving_licence"], facial_similarity: false };
const BIOMETRIC = { report_type: "biometric", issuing_countries: ["GBR"], allow_fallback: true };

function photo(outcome?: string, preferences: JsonObject = STANDARD): SeedStep {
  return outcome === undefined
    ? { type: "check.photo_id", preferences }
    : { type: "check.photo_id", preferences, outcome };
}

function step(type: string, outcome?: string, preferences?: JsonObject): SeedStep {
  return {
    type,
    ...(preferences === undefined ? {} : { preferences }),
    ...(outcome === undefined ? {} : { outcome }),
  };
}

const proof = { title: "Proof of address", instructions: "Upload a bill from the last three months." };

/** Records in every status. Outcomes are played in step order. */
export const RECORDS: readonly SeedRecord[] = [
  { client: 0, daysAgo: 1, steps: [photo(), step("check.identity")], message: "Welcome to Hill Valley Law." },
  { client: 1, daysAgo: 2, steps: [photo("clear"), step("check.identity")], assignee: 2 },
  {
    client: 1,
    daysAgo: 30,
    steps: [photo("clear"), step("check.identity", "accepted")],
    reviewed: true,
    assignee: 2,
  },
  { client: 2, daysAgo: 4, steps: [photo("consider"), step("check.identity", "accepted")], assignee: 1 },
  { client: 2, daysAgo: 8, steps: [photo("suspected", BIOMETRIC)] },
  {
    client: 3,
    daysAgo: 45,
    steps: [photo("clear", BIOMETRIC), step("check.watchlist", "accepted")],
    reviewed: true,
  },
  { client: 3, daysAgo: 3, steps: [step("check.watchlist", "refer", { monitor: 1 })], assignee: 0 },
  { client: 4, daysAgo: 2, steps: [photo("submitted")], by: 1 },
  { client: 4, daysAgo: 6, steps: [photo("clear"), step("document.request", "amendments", proof)] },
  { client: 5, daysAgo: 5, steps: [step("check.identity", "failed")], assignee: 1 },
  { client: 5, daysAgo: 1, steps: [photo("rejected", LICENCE), step("check.banking_information")], by: 2 },
  { client: 6, daysAgo: 20, steps: [photo(), step("check.identity")] },
  { client: 6, daysAgo: 16, steps: [photo("clear"), step("check.credit")] },
  { client: 7, daysAgo: 25, steps: [photo("suspected"), step("check.identity", "rejected")], reviewed: true },
  { client: 7, daysAgo: 3, steps: [step("check.credit", "paused")] },
  { client: 8, daysAgo: 0, steps: [photo(undefined, BIOMETRIC), step("form")] },
  { client: 8, daysAgo: 7, steps: [step("document.request", "complete", proof), step("form", "complete")] },
  {
    client: 9,
    daysAgo: 4,
    steps: [
      photo("clear"),
      step("check.criminal_record", "submitted", { region: "england", type: "standard" }),
      step("check.reference", "accepted", { years: 5 }),
    ],
    assignee: 2,
  },
  { client: 9, daysAgo: 1, steps: [photo(), step("document.request", undefined, proof)], started: true },
  {
    client: 10,
    daysAgo: 9,
    steps: [photo("clear"), step("check.identity", "accepted"), step("form", "complete")],
  },
  { client: 10, daysAgo: 2, steps: [step("check.video", "accepted"), step("check.identity", "refer")] },
  {
    client: 10,
    daysAgo: 12,
    steps: [step("check.nhs_esr", "accepted", { GMC: true }), step("check.identity")],
  },
  { client: 11, daysAgo: 50, steps: [photo("clear"), step("check.identity", "accepted")], reviewed: true },
  {
    client: 0,
    daysAgo: 15,
    steps: [photo("clear", LICENCE), step("check.identity", "accepted")],
    assignee: 0,
  },
  { client: 0, daysAgo: 3, steps: [photo("clear"), step("check.watchlist", "accepted")], assignee: 2 },
];

interface SeedCase {
  client: number;
  name: string;
  reference: string | null;
  status: CaseStatus;
  assigned: boolean;
}

export const CASES: readonly SeedCase[] = [
  {
    client: 0,
    name: "Purchase of 1640 Riverside Drive",
    reference: "HV-M-2041",
    status: "pending",
    assigned: true,
  },
  {
    client: 2,
    name: "Commercial lease, Twin Pines",
    reference: "HV-M-2042",
    status: "on_hold",
    assigned: true,
  },
  { client: 3, name: "Will and estate", reference: "HV-M-2043", status: "approved", assigned: false },
  { client: 7, name: "Company formation", reference: null, status: "rejected", assigned: false },
];

export const FORM_FIELDS: JsonObject[] = [
  {
    id: "section-1",
    type: "section",
    label: "Your funds",
    fields: ["about", "heading", "amount", "origin", "gift", "parties", "detail", "proof"],
  },
  {
    id: "about",
    type: "rich_text",
    json_content: {
      type: "doc",
      content: [
        {
          type: "paragraph",
          content: [
            { type: "text", text: "We must know where money comes from. " },
            { type: "text", text: "Answer for the whole amount", marks: [{ type: "bold" }] },
            { type: "text", text: "; the " },
            {
              type: "text",
              text: "guidance",
              marks: [
                {
                  type: "link",
                  attrs: { href: "https://example.com/source-of-funds", target: "_blank", class: null },
                },
              ],
            },
            { type: "text", text: " helps." },
          ],
        },
        {
          type: "bulletList",
          content: ["Say when you had it.", "Say who gave it."].map((text) => ({
            type: "listItem",
            content: [{ type: "paragraph", content: [{ type: "text", text }] }],
          })),
        },
      ],
    },
    show_if: null,
  },
  { id: "heading", type: "heading", label: "The money", show_if: null },
  {
    id: "amount",
    type: "text",
    label: "Amount in pounds",
    description: null,
    validation: ["required"],
    show_if: null,
  },
  {
    id: "origin",
    type: "radio",
    label: { value: "Where does the money come from?", options: ["Savings", "Sale of property", "Gift"] },
    description: null,
    validation: ["required"],
    show_if: null,
  },
  {
    id: "gift",
    type: "text",
    label: "Who gave it?",
    description: "Their full name.",
    validation: null,
    show_if: { origin: "Gift" },
  },
  {
    id: "parties",
    type: "checkbox",
    label: { value: "Who else is involved?", options: ["Nobody", "Spouse", "Parent", "Company"] },
    description: null,
    validation: null,
    show_if: null,
  },
  {
    id: "detail",
    type: "textarea",
    label: "Anything else?",
    description: null,
    validation: null,
    show_if: null,
  },
  {
    id: "proof",
    type: "document",
    label: "Proof of funds",
    description: "A bank statement, for example.",
    validation: null,
    show_if: null,
  },
];
