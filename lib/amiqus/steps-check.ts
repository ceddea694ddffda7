import { fieldValue, visibleFields } from "./steps";
import type { StepDescription, StepField, StepValue, StepValues } from "./steps-types";

function problem(field: StepField, value: StepValue): string | null {
  switch (field.control) {
    case "choice":
      return field.choices.some((choice) => choice.value === value) ? null : "Choose one.";
    case "choices":
      return field.required && Array.isArray(value) && value.length === 0 ? "Choose at least one." : null;
    case "flag":
      return null;
    case "number": {
      if (value === null || value === "") return field.required ? "Enter a number." : null;
      const number = Number(value);
      const fits = Number.isInteger(number) && number >= field.min && number <= field.max;
      return fits ? null : `Enter a whole number from ${field.min} to ${field.max}.`;
    }
    case "text": {
      const text = typeof value === "string" ? value.trim() : "";
      if (text === "") return field.required ? "Fill this in." : null;
      if (field.digits && !new RegExp(`^\\d{${field.digits}}$`).test(text)) {
        return `Enter ${field.digits} digits.`;
      }
      return null;
    }
    case "option": {
      const text = value === null ? "" : String(value).trim();
      if (text === "") return field.required ? "Choose one." : null;
      if (field.sends === "number" && !/^\d+$/.test(text))
        return "Enter the number that the provider gave it.";
      return null;
    }
  }
}

/** What is wrong with each field that applies, by field key, in words for beside the field. Empty when all is well. */
export function checkStep(step: StepDescription, values: StepValues): Record<string, string> {
  const problems: Record<string, string> = {};
  const visible = visibleFields(step, values);
  for (const field of visible) {
    const found = problem(field, fieldValue(field, values));
    if (found) problems[field.key] = found;
  }
  const [first] = step.atLeastOne ?? [];
  const one = visible.some(
    (field) => step.atLeastOne?.includes(field.key) && fieldValue(field, values) === true,
  );
  if (first && !one) problems[first] = "Choose at least one.";
  if (step.type === "check.photo_id" && values.right_to_work === "GBR" && needsPassport(step, values)) {
    problems.right_to_work = "Add the passport to the documents, or leave the right to work out.";
  }
  return problems;
}

function needsPassport(step: StepDescription, values: StepValues): boolean {
  const docs = visibleFields(step, values).find((field) => field.key === "docs");
  if (!docs) return false;
  const chosen = fieldValue(docs, values);
  return Array.isArray(chosen) && !chosen.includes("passport");
}

function words(field: StepField, value: StepValue): string | null {
  switch (field.control) {
    case "flag":
      return value === true ? field.label : null;
    case "choice": {
      const choice = field.local ? undefined : field.choices.find((candidate) => candidate.value === value);
      return choice ? `${field.label}: ${choice.label}` : null;
    }
    case "choices": {
      const chosen = field.choices.filter((choice) => Array.isArray(value) && value.includes(choice.value));
      return chosen.length > 0 ? `${field.label}: ${chosen.map((choice) => choice.label).join(", ")}` : null;
    }
    case "number":
      return value === null || value === "" ? null : `${field.label}: ${value} ${field.unit}`.trim();
    case "text":
    case "option":
      return typeof value === "string" && value !== "" ? `${field.label}: ${value}` : null;
  }
}

/** What a step will do, as short words for the review: only what differs from nothing chosen. */
export function stepWords(step: StepDescription, values: StepValues): string[] {
  return visibleFields(step, values)
    .map((field) => words(field, fieldValue(field, values)))
    .filter((text) => text !== null);
}
