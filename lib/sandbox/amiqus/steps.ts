import type { z } from "zod";
import { messagesOf, Refusal } from "./http";
import type { JsonObject } from "./model";
import { names, preferencesOptional, preferencesSchema, STEP_TYPES, type StepType } from "./step-schemas";
import type { AmiqusTeam } from "./world";

/** A step of a request, checked and with defaults filled in. */
export interface StepInput {
  type: StepType;
  preferences: JsonObject | null;
}

/**
 * Checks the `steps` of a request (Appendix B, RecordStepsWrite). Every fault is reported at once under
 * `steps.<n>.…`; throws the 422.
 */
export function parseSteps(team: AmiqusTeam, given: unknown): StepInput[] {
  if (given === undefined) throw new Refusal(422, { steps: ["The steps field is required."] });
  if (!Array.isArray(given)) throw new Refusal(422, { steps: ["Value must be an array"] });
  if (given.length === 0) throw new Refusal(422, { steps: ["The steps must have at least 1."] });
  const faults: Record<string, string[]> = {};
  const steps: StepInput[] = [];
  const seen = new Set<string>();
  given.forEach((step: unknown, index) => {
    const path = `steps.${index}`;
    try {
      const parsed = parseStep(team, step, path);
      // Core objects guide: only one step of each check type in a record.
      if (parsed.type.startsWith("check.") && seen.has(parsed.type)) {
        throw new Refusal(422, { [`${path}.type`]: ["Only one step of each check type is allowed."] });
      }
      seen.add(parsed.type);
      steps.push(parsed);
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      Object.assign(faults, error.body);
    }
  });
  if (Object.keys(faults).length > 0) throw new Refusal(422, faults);
  return steps;
}

function parseStep(team: AmiqusTeam, step: unknown, path: string): StepInput {
  if (typeof step !== "object" || step === null || Array.isArray(step)) {
    throw new Refusal(422, { [path]: ["Value must be an object"] });
  }
  if (!names(step, "type")) throw new Refusal(422, { [`${path}.type`]: ["The type field is required."] });
  const type = STEP_TYPES.find((candidate) => candidate === step.type);
  if (type === undefined) {
    const text = typeof step.type === "string" ? "The selected type is invalid." : "Value must be a string";
    throw new Refusal(422, { [`${path}.type`]: [text] });
  }
  const unknown = Object.keys(step).filter((key) => key !== "type" && key !== "preferences");
  const schema = preferencesSchema(type, step.preferences);
  if (schema === null && names(step, "preferences")) unknown.push("preferences");
  if (unknown.length > 0) {
    throw new Refusal(
      422,
      Object.fromEntries(unknown.map((key) => [`${path}.${key}`, [`The ${key} field is not allowed.`]])),
    );
  }
  if (schema === null) return { type, preferences: null };
  const given = step.preferences ?? (preferencesOptional(type) ? {} : undefined);
  const preferences = parsePreferences(schema, given, `${path}.preferences`);
  checkReferences(team, type, preferences, `${path}.preferences`);
  return { type, preferences };
}

function parsePreferences(schema: z.ZodType<object>, given: unknown, path: string): JsonObject {
  if (given === undefined) throw new Refusal(422, { [path]: ["The preferences field is required."] });
  const result = schema.safeParse(given, { reportInput: true });
  if (!result.success) throw new Refusal(422, messagesOf(result.error, path));
  return { ...result.data };
}

function checkReferences(team: AmiqusTeam, type: StepType, preferences: JsonObject, path: string): void {
  const fail = (field: string): never => {
    throw new Refusal(422, {
      [`${path}.${field}`]: [`The selected ${field.replaceAll("_", " ")} is invalid.`],
    });
  };
  const form = type === "form" ? preferences.form : preferences.referee_form;
  if (typeof form === "string" && findFormTemplate(team, form) === undefined) {
    fail(type === "form" ? "form" : "referee_form");
  }
  if (type === "document.transfer" && typeof preferences.attachment === "number") {
    if (!team.attachments.has(preferences.attachment)) fail("attachment");
  }
  if (typeof preferences.template === "number") {
    const known =
      type === "document.transfer"
        ? team.library.has(preferences.template)
        : team.documentTemplates.has(preferences.template);
    if (!known) fail("template");
  }
}

/** An enabled form template by its uuid. */
export function findFormTemplate(team: AmiqusTeam, reference: string) {
  for (const form of team.formTemplates.stored()) {
    if (form.reference === reference.toLowerCase() && form.enabled && form.archivedAt === null) return form;
  }
  return undefined;
}

/** Credits a step costs. The documented examples are kept; the other figures are ours. */
export function costOf({ type, preferences }: StepInput): number {
  switch (type) {
    case "check.photo_id":
      if (preferences?.report_type === "biometric") return 2;
      return preferences?.facial_similarity === true ? 2 : 1;
    case "check.criminal_record":
      if (preferences?.region === "scotland") return 12;
      return preferences?.type === "basic" ? 12 : preferences?.type === "enhanced" ? 18 : 16;
    case "check.watchlist":
      return (
        1 +
        (preferences?.search_profile === "sanctions" ? 0 : 1) +
        (preferences?.monitor === 3 ? 2 : preferences?.monitor === 1 ? 1 : 0)
      );
    case "check.dummy":
      return typeof preferences?.credit_cost === "number" ? preferences.credit_cost : 0;
    default:
      return COSTS[type]?.[0] ?? 1;
  }
}

/** What each step can cost, as `GET /steps` lists it. */
export const COSTS: Partial<Record<StepType, readonly number[]>> = {
  "check.credit": [2],
  "check.criminal_record": [12, 16, 18],
  "check.dummy": [0],
  "check.hscni_access_ni": [1],
  "check.identity": [1],
  "check.nhs_esr": [1],
  "check.banking_information": [1],
  "check.photo_id": [1, 2],
  "check.employment_referencing": [3],
  "check.reference": [1],
  "check.thorntons_onboarding": [1],
  "check.video": [1],
  "check.watchlist": [1, 2, 3, 4],
  "document.request": [0],
  "document.transfer": [0],
  form: [0],
};
