import { describe, expect, it } from "vitest";
import { z } from "zod";
import { stepSchema } from "@/lib/providers/amiqus/step-schema";
import { buildStep, stepDescription, stepLabel, steps, visibleFields } from "./steps";
import { checkStep, stepWords } from "./steps-check";
import type { StepDescription, StepField, StepValue, StepValues } from "./steps-types";

interface Node {
  const?: unknown;
  anyOf?: Node[];
  oneOf?: Node[];
  properties?: Record<string, Node>;
}

const branches = (node: Node): Node[] => node.anyOf ?? node.oneOf ?? [node];

/** Preference keys by step type, read from the launch schema itself. */
function schemaKeys(): Map<string, Set<string>> {
  const root = z.toJSONSchema(stepSchema, { io: "input" }) as Node;
  return new Map(
    branches(root).map((step) => {
      const keys = branches(step.properties?.preferences ?? {}).flatMap((one) =>
        branches(one).flatMap((inner) => Object.keys(inner.properties ?? {})),
      );
      return [String(step.properties?.type?.const), new Set(keys)];
    }),
  );
}

function described(type: string): StepDescription {
  const step = stepDescription(type);
  if (!step) throw new Error(`no step ${type}`);
  return step;
}

/** Some value that the field accepts. */
function filled(field: StepField): StepValue {
  switch (field.control) {
    case "choice":
      return field.initial;
    case "choices":
      return field.choices.slice(0, 1).map((choice) => choice.value);
    case "flag":
      return true;
    case "number":
      return field.min;
    case "text":
      return field.digits ? "1".repeat(field.digits) : "Words";
    case "option":
      return field.sends === "number" ? "12" : "0198c5a0-0000-7000-8000-000000000001";
  }
}

/** Every way to answer the fields that steer others. */
function variants(step: StepDescription): StepValues[] {
  return step.fields
    .filter((field) => field.control === "choice")
    .reduce<StepValues[]>(
      (all, field) =>
        all.flatMap((values) => field.choices.map((choice) => ({ ...values, [field.key]: choice.value }))),
      [{}],
    );
}

describe("steps", () => {
  const keys = schemaKeys();

  it("covers every step type of the launch schema", () => {
    expect(steps.map((step) => step.type).sort()).toEqual([...keys.keys()].sort());
    expect(keys.size).toBe(16);
  });

  it.each(steps.map((step) => [step.type, step] as const))(
    "asks for every preference of %s",
    (type, step) => {
      const asked = new Set(step.fields.filter((field) => !field.local).map((field) => field.key));
      expect([...asked].sort()).toEqual([...(keys.get(type) ?? [])].sort());
    },
  );

  it.each(steps.map((step) => [step.type, step] as const))(
    "builds %s as the provider takes it",
    (_type, step) => {
      for (const variant of variants(step)) {
        const values: StepValues = { ...variant };
        for (const field of visibleFields(step, variant)) {
          if (field.control !== "choice") values[field.key] = filled(field);
        }
        // A flag that was set can show more fields.
        for (const field of visibleFields(step, values)) values[field.key] ??= filled(field);
        expect(checkStep(step, values), JSON.stringify(values)).toEqual({});
        expect(stepSchema.safeParse(buildStep(step, values)).error).toBeUndefined();
      }
    },
  );

  it("finds what the schema would refuse", () => {
    for (const step of steps) {
      const problems = checkStep(step, {});
      const parsed = stepSchema.safeParse(buildStep(step, {}));
      expect(Object.keys(problems).length === 0, step.type).toBe(parsed.success);
    }
  });

  it("leaves out what does not apply", () => {
    const record = described("check.criminal_record");
    const scotland = buildStep(record, { region: "scotland", type: "enhanced" });
    expect(scotland.preferences).toEqual({ region: "scotland", enable_payment: false });
    const england = buildStep(record, { region: "england", type: "enhanced" });
    expect(england.preferences).toMatchObject({ region: "england", type: "enhanced" });
  });

  it("sends choices in the provider's types", () => {
    const bank = described("check.banking_information");
    expect(buildStep(bank, { transactions: "6" }).preferences?.transactions).toBe(6);
    expect(buildStep(bank, {}).preferences?.transactions).toBe(false);
    const photo = described("check.photo_id");
    expect(buildStep(photo, { issuing_countries: [] }).preferences?.issuing_countries).toBeNull();
  });

  it("wants the passport for the right to work", () => {
    const photo = described("check.photo_id");
    const without = { right_to_work: "GBR", docs: ["driving_licence"] };
    expect(checkStep(photo, without)).toHaveProperty("right_to_work");
    expect(checkStep(photo, { ...without, report_type: "biometric" })).toEqual({});
  });

  it("names checks with and without their prefix", () => {
    expect(stepLabel("check.photo_id")).toBe("Photo ID");
    expect(stepLabel("photo_id")).toBe("Photo ID");
    expect(stepLabel("check.brand_new")).toBe("check.brand_new");
    expect(stepWords(described("check.watchlist"), {})).toContain("Run silently");
  });
});
