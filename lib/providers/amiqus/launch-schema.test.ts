import { describe, expect, it } from "vitest";
import { STEP_TYPES } from "./api-schema";
import {
  caseLaunchSchema,
  expiryProblem,
  recordLaunchSchema,
  recordSchemaFor,
  recordStepsSchema,
} from "./launch-schema";

const uuid = "2ddb20b8-e0e3-45ae-a638-42610b990a6a";
const reference = { type: "standard", timeframe: 3, gap_threshold: 28 };

/** At least one acceptable step of every type. */
const accepted: [string, unknown][] = [
  ["check.credit", undefined],
  ["check.identity", undefined],
  ["check.video", undefined],
  ["check.thorntons_onboarding", {}],
  [
    "check.photo_id",
    { report_type: "standard", docs: ["passport"], right_to_work: "GBR", issuing_countries: ["GBR"] },
  ],
  [
    "check.photo_id",
    {
      report_type: "standard",
      docs: ["driving_licence", "national_id"],
      facial_similarity: true,
      live_document: true,
    },
  ],
  [
    "check.photo_id",
    { report_type: "biometric", allow_fallback: true, issuing_countries: null, right_to_work: null },
  ],
  ["check.criminal_record", { region: "scotland", enable_payment: true }],
  ["check.criminal_record", { region: "england", type: "enhanced" }],
  ["check.hscni_access_ni", { type: "standard", pin_number: "012345" }],
  ["check.hscni_access_ni", { type: "enhanced_barring", pin_number: "012345", barring_adults: true }],
  ["check.nhs_esr", { GMC: true, NMC: false }],
  ["check.employment_referencing", reference],
  [
    "check.employment_referencing",
    { ...reference, supporting_evidence: ["gap"], timeframe: 10, gap_threshold: 91 },
  ],
  [
    "check.employment_referencing",
    { ...reference, type: "automated_references", review_references: true, referee_form: uuid },
  ],
  ["check.reference", { years: 10 }],
  ["check.banking_information", undefined],
  ["check.banking_information", { balance: true, transactions: 12 }],
  ["check.banking_information", { transactions: false }],
  ["check.watchlist", undefined],
  ["check.watchlist", { silent: false, monitor: 3, search_profile: "peps_sanctions" }],
  ["check.dummy", { payment_amount: 10_000, credit_cost: 0, cancel: true, replay: false, state: "refer" }],
  ["document.request", { title: "Payslip", instructions: "The last three." }],
  ["document.request", { template: 4 }],
  ["document.transfer", { name: "Letter", attachment: 9, require_return: true, return_message: "Sign it" }],
  ["document.transfer", { template: 4, require_confirmation: true, instructions: null }],
  ["form", { form: uuid }],
];

/** Step type, preferences, and the path where the message must stand. */
const refused: [string, unknown, string][] = [
  ["check.photo_id", undefined, "steps.0.preferences"],
  ["check.photo_id", { report_type: "standard", docs: [] }, "steps.0.preferences.docs"],
  ["check.photo_id", { report_type: "standard", docs: ["passport", "passport"] }, "steps.0.preferences.docs"],
  ["check.photo_id", { report_type: "standard", docs: ["visa"] }, "steps.0.preferences.docs.0"],
  [
    "check.photo_id",
    { report_type: "standard", docs: ["driving_licence"], right_to_work: "GBR" },
    "steps.0.preferences.docs",
  ],
  ["check.photo_id", { report_type: "biometric", docs: ["passport"] }, "steps.0.preferences"],
  [
    "check.photo_id",
    { report_type: "biometric", issuing_countries: [] },
    "steps.0.preferences.issuing_countries",
  ],
  ["check.photo_id", { report_type: "gold" }, "steps.0.preferences.report_type"],
  ["check.criminal_record", { region: "wales" }, "steps.0.preferences.region"],
  ["check.criminal_record", { region: "england" }, "steps.0.preferences.type"],
  ["check.criminal_record", { region: "scotland", type: "basic" }, "steps.0.preferences"],
  ["check.hscni_access_ni", { type: "standard", pin_number: "12345" }, "steps.0.preferences.pin_number"],
  [
    "check.hscni_access_ni",
    { type: "standard", pin_number: "123456", barring_adults: true },
    "steps.0.preferences",
  ],
  ["check.nhs_esr", {}, "steps.0.preferences"],
  ["check.employment_referencing", { ...reference, timeframe: 11 }, "steps.0.preferences.timeframe"],
  ["check.employment_referencing", { ...reference, gap_threshold: 6 }, "steps.0.preferences.gap_threshold"],
  ["check.employment_referencing", { ...reference, gap_threshold: 98 }, "steps.0.preferences.gap_threshold"],
  ["check.employment_referencing", { ...reference, gap_threshold: 30 }, "steps.0.preferences.gap_threshold"],
  [
    "check.employment_referencing",
    { ...reference, supporting_evidence: [] },
    "steps.0.preferences.supporting_evidence",
  ],
  ["check.employment_referencing", { ...reference, referee_form: uuid }, "steps.0.preferences"],
  ["check.reference", { years: 0 }, "steps.0.preferences.years"],
  ["check.reference", { years: 1.5 }, "steps.0.preferences.years"],
  ["check.banking_information", { transactions: 2 }, "steps.0.preferences.transactions"],
  ["check.watchlist", { monitor: 2 }, "steps.0.preferences.monitor"],
  ["check.watchlist", { search_profile: "all" }, "steps.0.preferences.search_profile"],
  ["check.dummy", { payment_amount: 0 }, "steps.0.preferences.payment_amount"],
  ["check.dummy", { credit_cost: 101 }, "steps.0.preferences.credit_cost"],
  ["check.dummy", { state: "done" }, "steps.0.preferences.state"],
  ["check.credit", { anything: 1 }, "steps.0.preferences"],
  ["document.request", { title: "Payslip" }, "steps.0.preferences"],
  [
    "document.transfer",
    { name: "Letter", attachment: 9, require_return: true },
    "steps.0.preferences.return_message",
  ],
  ["form", { form: "not a uuid" }, "steps.0.preferences.form"],
  ["check.astrology", {}, "steps.0.type"],
];

const withStep = (type: string, preferences: unknown) => ({
  steps: [preferences === undefined ? { type } : { type, preferences }],
  notification: "email",
});

function paths(input: unknown): string[] {
  const result = recordStepsSchema.safeParse(input);
  return result.success ? [] : result.error.issues.map((issue) => issue.path.join("."));
}

describe("steps", () => {
  it("covers every step type", () => {
    expect(new Set(accepted.map(([type]) => type))).toEqual(new Set(STEP_TYPES));
  });
  it.each(accepted)("accepts %s %j", (type, preferences) =>
    expect(paths(withStep(type, preferences))).toEqual([]),
  );
  it.each(refused)("refuses %s %j at %s", (type, preferences, path) => {
    expect(paths(withStep(type, preferences))).toContain(path);
  });

  it("takes each check once, documents and forms several times", () => {
    const twice = (type: string, preferences?: unknown) => ({
      steps: [1, 2].map(() => (preferences === undefined ? { type } : { type, preferences })),
      notification: false,
    });
    expect(paths(twice("check.credit"))).toEqual(["steps.1.type"]);
    expect(paths(twice("form", { form: uuid }))).toEqual([]);
    expect(paths(twice("document.request", { template: 4 }))).toEqual([]);
  });

  it("speaks plainly", () => {
    const result = recordStepsSchema.safeParse(withStep("check.reference", { years: 20 }));
    expect(result.error?.issues[0]?.message).toBe("Enter a number of years from 1 to 10.");
  });
});

describe("record", () => {
  const base = withStep("check.credit", undefined);
  it.each([
    [{ ...base, steps: [] }, "steps"],
    [{ ...base, notification: "sms" }, "notification"],
    [{ ...base, notification: true }, "notification"],
    [{ ...base, message: "x".repeat(5001) }, "message"],
    [{ ...base, reminder: "yes" }, "reminder"],
    [{ ...base, client: 5 }, ""],
  ])("refuses %# at %s", (input, path) => expect(paths(input)).toEqual([path]));

  it("accepts the limits and the template form", () => {
    expect(
      paths({ ...base, notification: false, message: "x".repeat(5000), reminder: true, expiresAt: null }),
    ).toEqual([]);
    expect(recordLaunchSchema.safeParse({ template: 3, assignees: false }).success).toBe(true);
    expect(recordSchemaFor({ template: "3" }).safeParse({ template: "3" }).error?.issues[0]?.message).toBe(
      "Choose a template.",
    );
  });

  it("keeps the expiry within 10 days", () => {
    const now = new Date("2026-01-01T00:00:00Z");
    expect(expiryProblem(new Date("2026-01-11T00:00:00Z"), now)).toBeNull();
    expect(expiryProblem(new Date("2026-01-11T00:00:01Z"), now)).toContain("10 days");
    expect(expiryProblem(now, now)).toContain("future");
  });
});

it("needs a name for a case and no reference", () => {
  expect(caseLaunchSchema.safeParse({ name: "Onboarding" }).success).toBe(true);
  expect(caseLaunchSchema.safeParse({ name: " " }).error?.issues[0]?.message).toBe(
    "Enter a name for the case.",
  );
});
