import { documentSteps } from "./steps-documents";
import { identitySteps } from "./steps-identity";
import { screeningSteps } from "./steps-screening";
import type { StepBody, StepDescription, StepField, StepValue, StepValues } from "./steps-types";
import { workSteps } from "./steps-work";

/** Every step type that a record can hold (StepTypes of the Amiqus v2 OpenAPI), in the order of the form. */
export const steps: readonly StepDescription[] = [
  ...identitySteps,
  ...screeningSteps,
  ...workSteps,
  ...documentSteps,
];

const byType = new Map(steps.map((step) => [step.type, step]));

/** Description of a step type, or undefined when the desk does not know it. */
export function stepDescription(type: string): StepDescription | undefined {
  return byType.get(type);
}

/** Name of a step type for screens; an unknown type is shown as it is. */
export function stepLabel(type: string): string {
  return byType.get(type)?.label ?? byType.get(`check.${type}`)?.label ?? type;
}

/** Value that a field starts with. */
export function initialValue(field: StepField): StepValue {
  return field.control === "option" ? "" : field.initial;
}

/** What the person sees of a field: the typed value, or the one it starts with. */
export function fieldValue(field: StepField, values: StepValues): StepValue {
  const typed = values[field.key];
  return typed === undefined ? initialValue(field) : typed;
}

/** Fields that apply to what has been chosen so far, in order. */
export function visibleFields(step: StepDescription, values: StepValues): StepField[] {
  return step.fields.filter((field) => {
    if (!field.when) return true;
    const { key, is } = field.when;
    const other = step.fields.find((candidate) => candidate.key === key);
    return other !== undefined && is.some((value) => value === fieldValue(other, values));
  });
}

/** What goes to the provider for a field; undefined leaves the key out. */
function sentValue(field: StepField, typed: StepValue): StepValue | undefined {
  switch (field.control) {
    case "choice": {
      const key = String(typed);
      return field.sends && key in field.sends ? field.sends[key] : key;
    }
    case "choices":
      return Array.isArray(typed) && typed.length === 0 && field.emptyMeansNull ? null : typed;
    case "flag":
      return typed === true;
    case "number":
      return typed === null || typed === "" ? undefined : Number(typed);
    case "text": {
      const text = typeof typed === "string" ? typed.trim() : "";
      return text === "" ? undefined : text;
    }
    case "option": {
      if (typed === "" || typed === null) return undefined;
      return field.sends === "number" ? Number(typed) : String(typed);
    }
  }
}

/**
 * Builds the step as the provider takes it: only fields that apply, in the provider's types. Values are not checked
 * here; `checkStep` and the launch schema do that.
 */
export function buildStep(step: StepDescription, values: StepValues): StepBody {
  if (step.fields.length === 0) return { type: step.type };
  const preferences: Record<string, StepValue> = {};
  for (const field of visibleFields(step, values)) {
    if (field.local) continue;
    const value = sentValue(field, fieldValue(field, values));
    if (value !== undefined) preferences[field.key] = value;
  }
  return { type: step.type, preferences };
}
