import { describe, expect, it } from "vitest";
import type { Json } from "@/lib/providers/port";
import { automationSubject, dryRun } from "./automation-evaluate";
import { type AutomationBody, automationBodySchema } from "./automation-schema";

/** The guide's own example, word for word. */
const example: AutomationBody = automationBodySchema.parse({
  name: "Auto approve",
  description: "Auto approve simple cases",
  trigger: [{ type: "case_status_updated", status: "READY_FOR_REVIEW" }],
  conditions: [
    {
      type: "or",
      conditions: [
        { type: "equal", field: "$.checks[?(@.type==='sanctions')].data[0].flags.length", value: "0" },
        { type: "equal", field: "$.checks[?(@.type==='sanctions')].data.length", value: "0" },
      ],
    },
    {
      type: "and",
      conditions: [
        { type: "equal", field: "$.checks[?(@.type==='credit_score')].data.length", value: "0" },
        {
          type: "greater_than_or_equal",
          field: "$.current_information[?(@.type==='credit_score')].data[*].current_credit_score.value",
          value: "70",
        },
      ],
    },
    { type: "greater_than_or_equal", field: "$.context.company_age", value: "2" },
    {
      type: "every",
      field: "$.prefills[?(@.type==='ultimate_beneficial_ownership')].data[*].country",
      path: "$.prefills[?(@.type==='company')].data[*].country",
    },
  ],
  actions: [{ type: "set_case_status", status: "ACTIVE" }],
});

const now = new Date("2026-03-02T09:00:00Z");

function subject(over: { [key: string]: Json } = {}) {
  return automationSubject(
    {
      checks: [
        { type: "sanctions", data: [{ name: "Ragnarok AS", flags: [] }] },
        { type: "credit_score", data: [] },
      ],
      current_information: [
        { type: "company", data: [{ name: "Ragnarok AS", registration_date: "2012-05-17" }] },
        { type: "credit_score", data: [{ current_credit_score: { value: 88 } }] },
      ],
      prefills: [
        { type: "company", data: [{ country: "NO" }] },
        { type: "ultimate_beneficial_ownership", data: [{ country: "NO" }, { country: "NO" }] },
      ],
      ...over,
    },
    now,
  );
}

const only = (condition: AutomationBody["conditions"][number], of = subject()) => {
  const [verdict] = dryRun({ ...example, conditions: [condition] }, of).conditions;
  return verdict;
};

describe("the guide's automation", () => {
  it("approves a simple case, by all of its conditions", () => {
    const result = dryRun(example, subject());
    expect(result).toMatchObject({
      holds: true,
      outcome: "Would set the case to Active when the case becomes Ready for review.",
    });
    expect(result.conditions.map((one) => one.decided)).toEqual([true, true, true, true]);
    expect(result.conditions[0]?.children.map((one) => one.decided)).toEqual([true, false]);
  });

  it("says which condition decided against", () => {
    const low = { type: "credit_score", data: [{ current_credit_score: { value: 45 } }] };
    const company = { type: "company", data: [{ registration_date: "2012-05-17" }] };
    const result = dryRun(example, subject({ current_information: [company, low] }));
    expect(result).toMatchObject({ holds: false, outcome: "Would leave the case as it is." });
    expect(result.conditions.map((one) => one.decided)).toEqual([false, true, false, false]);
    const [first, second] = result.conditions[1]?.children ?? [];
    expect(first).toMatchObject({ holds: true, decided: false });
    expect(second).toMatchObject({ decided: true, found: ["45"], reason: "Found 45, wanted 70 or more." });
  });

  it("is stopped by a flag, an owner from elsewhere and a young company", () => {
    const flagged = [{ type: "sanctions", data: [{ flags: [{ code: "PERSON_IN_SANCTIONS" }] }] }];
    expect(dryRun(example, subject({ checks: flagged })).conditions[0]?.holds).toBe(false);
    const abroad = [
      { type: "company", data: [{ country: "NO" }] },
      { type: "ultimate_beneficial_ownership", data: [{ country: "NO" }, { country: "SE" }] },
    ];
    expect(dryRun(example, subject({ prefills: abroad })).conditions[3]).toMatchObject({
      holds: false,
      reason: "Found SE, wanted NO.",
    });
    const young = [{ type: "company", data: [{ registration_date: "2025-01-01" }] }];
    expect(dryRun(example, subject({ current_information: young })).conditions[2]?.found).toEqual(["1"]);
  });
});

describe("conditions", () => {
  it("are false for a field that is missing, and for a path that cannot be read", () => {
    const missing = "The case does not have this field.";
    expect(only({ type: "equal", field: "$.nothing", value: "0" })).toMatchObject({
      holds: false,
      reason: missing,
    });
    expect(
      only({ type: "equal", field: "$.checks[?(@.type==='website')].data.length", value: "0" })?.holds,
    ).toBe(false);
    expect(only({ type: "greater_than_or_equal", field: "$.[[", value: "0" })?.holds).toBe(false);
    expect(only({ type: "every", field: "$.prefills[*].data[*].country", path: "$.nothing" })?.holds).toBe(
      false,
    );
    expect(
      only({ type: "greater_than_or_equal", field: "$.context.company_age", value: "2" }, {})?.holds,
    ).toBe(false);
  });

  it("ask whether a field is there by equal_to_null", () => {
    expect(only({ type: "equal_to_null", field: "$.declared_at" })?.holds).toBe(true);
    expect(
      only({ type: "equal_to_null", field: "$.declared_at" }, subject({ declared_at: null }))?.holds,
    ).toBe(true);
    expect(only({ type: "equal_to_null", field: "$.checks" })?.holds).toBe(false);
  });

  it("compare numbers as numbers and text as text", () => {
    const of = subject({ score: 70, text: "70", empty: "" });
    expect(only({ type: "equal", field: "$.score", value: "70.0" }, of)?.holds).toBe(true);
    expect(only({ type: "equal", field: "$.text", value: "70.0" }, of)?.holds).toBe(false);
    expect(only({ type: "greater_than_or_equal", field: "$.text", value: "70" }, of)?.holds).toBe(true);
    expect(only({ type: "greater_than_or_equal", field: "$.empty", value: "0" }, of)?.holds).toBe(false);
  });

  it("run no code", () => {
    const field = "$.checks[?(globalThis.process.exit(3))].type";
    expect(only({ type: "equal", field, value: "x" })?.holds).toBe(false);
    const constructed = "$..[?(@.constructor.constructor('return process')().exit(3))]";
    expect(only({ type: "equal", field: constructed, value: "x" })?.holds).toBe(false);
  });

  it("hold when there is none, as all of nothing", () => {
    expect(dryRun({ ...example, conditions: [] }, subject()).holds).toBe(true);
  });
});
