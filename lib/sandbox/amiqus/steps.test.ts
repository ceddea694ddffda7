import { describe, expect, it } from "vitest";
import { STEP_TYPES } from "./step-schemas";
import { type Harness, harness, list } from "./testing";

const UUID = "00000000-0000-4000-8000-000000000000";

/** One body per step type that must be taken, with what the answer must say of it. */
async function accepted(h: Harness) {
  const [form] = list((await h.call("GET", "/forms")).body.data);
  const [library] = list((await h.call("GET", "/documents")).body.data);
  const [template] = list((await h.call("GET", "/templates/documents")).body.data);
  return [
    { type: "check.credit" },
    { type: "check.identity" },
    { type: "check.video" },
    { type: "check.thorntons_onboarding" },
    { type: "check.criminal_record", preferences: { region: "scotland" } },
    { type: "check.dummy" },
    { type: "check.hscni_access_ni", preferences: { type: "standard", pin_number: "123456" } },
    { type: "check.nhs_esr", preferences: { GMC: true } },
    { type: "check.banking_information" },
    { type: "check.photo_id", preferences: { report_type: "standard", docs: ["passport"] } },
    {
      type: "check.employment_referencing",
      preferences: {
        type: "automated_references",
        timeframe: 3,
        gap_threshold: 28,
        referee_form: form?.reference,
      },
    },
    { type: "check.reference", preferences: { years: 10 } },
    { type: "check.watchlist", preferences: {} },
    { type: "document.request", preferences: { title: "Bill", instructions: "Send it" } },
    { type: "document.request", preferences: { template: template?.id } },
    { type: "document.transfer", preferences: { template: library?.id } },
    {
      type: "document.transfer",
      preferences: {
        name: "Letter",
        attachment: library?.attachment,
        require_return: true,
        return_message: "Sign",
      },
    },
    { type: "form", preferences: { form: form?.reference } },
  ];
}

/** Faulty preferences per step type, with the path that must be named. */
const REFUSED: [string, unknown, string][] = [
  ["check.credit", {}, "preferences"],
  ["check.identity", { x: 1 }, "preferences"],
  ["check.video", {}, "preferences"],
  ["check.thorntons_onboarding", {}, "preferences"],
  ["check.photo_id", undefined, "preferences"],
  ["check.photo_id", { report_type: "other" }, "preferences.report_type"],
  ["check.photo_id", { report_type: "standard" }, "preferences.docs"],
  ["check.photo_id", { report_type: "standard", docs: [] }, "preferences.docs"],
  ["check.photo_id", { report_type: "standard", docs: ["passport", "passport"] }, "preferences.docs"],
  ["check.photo_id", { report_type: "standard", docs: ["visa"] }, "preferences.docs.0"],
  [
    "check.photo_id",
    { report_type: "standard", docs: ["national_id"], right_to_work: "GBR" },
    "preferences.docs",
  ],
  ["check.photo_id", { report_type: "biometric", docs: ["passport"] }, "preferences.docs"],
  [
    "check.photo_id",
    { report_type: "biometric", issuing_countries: ["FRA"] },
    "preferences.issuing_countries.0",
  ],
  ["check.criminal_record", { region: "wales" }, "preferences.region"],
  ["check.criminal_record", { region: "england" }, "preferences.type"],
  ["check.criminal_record", { region: "scotland", type: "basic" }, "preferences.type"],
  ["check.hscni_access_ni", { type: "standard", pin_number: "12345" }, "preferences.pin_number"],
  ["check.hscni_access_ni", { type: "enhanced_barring", pin_number: "123456" }, "preferences.barring_adults"],
  ["check.nhs_esr", {}, "preferences"],
  ["check.nhs_esr", { XYZ: true }, "preferences.XYZ"],
  [
    "check.employment_referencing",
    { type: "standard", timeframe: 11, gap_threshold: 7 },
    "preferences.timeframe",
  ],
  [
    "check.employment_referencing",
    { type: "standard", timeframe: 1, gap_threshold: 8 },
    "preferences.gap_threshold",
  ],
  ["check.employment_referencing", { type: "standard", timeframe: 1 }, "preferences.gap_threshold"],
  [
    "check.employment_referencing",
    { type: "automated_references", timeframe: 1, gap_threshold: 7, referee_form: UUID },
    "preferences.referee_form",
  ],
  ["check.reference", { years: 0 }, "preferences.years"],
  ["check.banking_information", { transactions: 2 }, "preferences.transactions"],
  ["check.watchlist", { monitor: 2 }, "preferences.monitor"],
  ["check.watchlist", { search_profile: "all" }, "preferences.search_profile"],
  ["check.dummy", { payment_amount: 0 }, "preferences.payment_amount"],
  ["check.dummy", { credit_cost: 101 }, "preferences.credit_cost"],
  ["check.dummy", { state: "done" }, "preferences.state"],
  ["document.request", { title: "Bill" }, "preferences.instructions"],
  ["document.request", { template: 1 }, "preferences.template"],
  ["document.transfer", { name: "Letter" }, "preferences.attachment"],
  ["document.transfer", { name: "Letter", attachment: 1 }, "preferences.attachment"],
  ["document.transfer", { template: 611, require_return: true }, "preferences.return_message"],
  ["form", undefined, "preferences"],
  ["form", { form: "x" }, "preferences.form"],
  ["form", { form: UUID }, "preferences.form"],
  ["check.nothing", {}, "type"],
];

describe("steps of a request", () => {
  it("takes every type, shows its preferences with defaults and links its object", async () => {
    const h = await harness();
    const types = new Set<string>();
    for (const step of await accepted(h)) {
      const reply = await h.call("POST", "/records", { client: 73801, steps: [step], notification: false });
      expect([step.type, reply.status, reply.body.steps]).toEqual([step.type, 201, expect.anything()]);
      const [shown] = list(reply.body.steps);
      const link = step.type.startsWith("check.") ? "check" : step.type === "form" ? "form" : "document";
      expect(shown).toHaveProperty(link);
      if (step.type === "form") expect(shown).not.toHaveProperty("preferences");
      types.add(step.type);
    }
    expect([...types].sort()).toEqual([...STEP_TYPES].sort());
  });

  const shared = harness();
  it.each(REFUSED)("refuses %s with %j at %s", async (type, preferences, path) => {
    const { call } = await shared;
    const step = preferences === undefined ? { type } : { type, preferences };
    const body = { client: 73801, steps: [{ type: "form" }, step], notification: false };
    const reply = await call("POST", "/records", body);
    expect(reply.status).toBe(422);
    expect(Object.keys(reply.body)).toContain(`steps.1.${path}`);
    expect((await call("POST", "/steps", { steps: [step] })).status).toBe(422);
  });

  it("takes one step of each check type only", async () => {
    const { call } = await harness();
    const steps = [{ type: "check.identity" }, { type: "check.identity" }];
    const reply = await call("POST", "/records", { client: 73801, steps, notification: false });
    expect(reply.body).toEqual({ "steps.1.type": ["Only one step of each check type is allowed."] });
  });

  it("names every fault of the body at once", async () => {
    const { call } = await harness();
    const reply = await call("POST", "/records", {
      client: 1,
      notification: true,
      message: "x".repeat(5001),
      y: 1,
    });
    expect(Object.keys(reply.body).sort()).toEqual(["message", "notification", "steps", "y"]);
    const unknown = await call("POST", "/records", {
      client: 1,
      notification: false,
      steps: [{ type: "check.video" }],
    });
    expect(unknown.body).toEqual({ client: ["The selected client is invalid."] });
  });

  it("prices steps as the examples do", async () => {
    const { call } = await harness();
    const steps = [
      { type: "check.photo_id", preferences: { report_type: "biometric" } },
      { type: "check.criminal_record", preferences: { region: "england", type: "standard" } },
      { type: "check.watchlist", preferences: { monitor: 3 } },
      { type: "check.identity" },
      { type: "check.dummy", preferences: { credit_cost: 7 } },
    ];
    const reply = await call("POST", "/steps", { steps });
    expect(list(reply.body.steps).map((step) => step.cost)).toEqual([2, 16, 4, 1, 7]);
  });

  it("makes a record from a template with its assignees, unless told not to", async () => {
    const { call } = await harness();
    const [, template] = list((await call("GET", "/templates/records")).body.data);
    const made = await call("POST", "/records", { client: 73801, template: template?.id });
    expect(list(made.body.steps).map((step) => step.type)).toEqual([
      "check.photo_id",
      "check.watchlist",
      "document.request",
      "document.transfer",
      "form",
    ]);
    expect((await call("GET", `/records/${made.body.id}/assignees`)).body.total).toBe(1);
    const bare = await call("POST", "/records", { client: 73801, template: template?.id, assignees: false });
    expect((await call("GET", `/records/${bare.body.id}/assignees`)).body.total).toBe(0);
    expect((await call("POST", "/records", { client: 73801, template: 1 })).status).toBe(422);
  });
});
