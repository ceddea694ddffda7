import { buildStep, stepDescription } from "@/lib/amiqus/steps";
import { checkStep } from "@/lib/amiqus/steps-check";
import type { StepValues } from "@/lib/amiqus/steps-types";
import type { FieldErrors } from "@/lib/errors";
import { expiryProblem, LONGEST_EXPIRY_DAYS, MESSAGE_MAX_LENGTH } from "@/lib/providers/amiqus/launch-schema";
import type { CaseKind, Json } from "@/lib/providers/port";

export { LONGEST_EXPIRY_DAYS, MESSAGE_MAX_LENGTH };

type Body = { [key: string]: Json };

/** One step in the form. `key` tells two of the same type apart. */
export interface DraftStep {
  key: string;
  type: string;
  values: StepValues;
}

/** What is in the launch form. */
export interface Draft {
  kind: CaseKind;
  /** Where a record's steps come from. */
  source: "steps" | "template";
  steps: DraftStep[];
  template: string;
  /** Take the template's assignees along. */
  assignees: boolean;
  notification: boolean;
  reminder: boolean;
  message: string;
  /** `yyyy-mm-dd`, or empty for the provider's own. */
  expiryDay: string;
  name: string;
  reference: string;
}

export const emptyDraft: Draft = {
  kind: "record",
  source: "steps",
  steps: [],
  template: "",
  assignees: true,
  notification: true,
  reminder: false,
  message: "",
  expiryDay: "",
  name: "",
  reference: "",
};

const day = 86_400_000;

/** The instant of a chosen day: its end, or the provider's latest when that is earlier. */
function expiryOf(expiryDay: string, now: Date): Date | null {
  if (expiryDay === "") return null;
  const end = new Date(`${expiryDay}T23:59:00`);
  const latest = now.getTime() + LONGEST_EXPIRY_DAYS * day - 60_000;
  const sameDay = end.getTime() - latest < day;
  return end.getTime() > latest && sameDay ? new Date(latest) : end;
}

/** The steps of a draft as the provider takes them. */
export function draftSteps(draft: Draft): Json[] {
  return draft.steps.flatMap((step): Json[] => {
    const description = stepDescription(step.type);
    if (!description) return [];
    const { type, preferences } = buildStep(description, step.values);
    return [preferences ? { type, preferences: toJson(preferences) } : { type }];
  });
}

function toJson(values: StepValues): Body {
  return Object.fromEntries(
    Object.entries(values).map(([key, value]) => [
      key,
      typeof value === "object" && value ? [...value] : value,
    ]),
  );
}

/** The launch body of a draft. It is not checked here; `checkDraft` and the provider's schema do that. */
export function draftBody(draft: Draft, now = new Date()): Body {
  if (draft.kind === "case") {
    const reference = draft.reference.trim();
    return { name: draft.name.trim(), ...(reference === "" ? {} : { reference }) };
  }
  const expiry = expiryOf(draft.expiryDay, now);
  const expiresAt: Body = expiry === null ? {} : { expiresAt: expiry.toISOString() };
  if (draft.source === "template") {
    return { template: Number(draft.template), assignees: draft.assignees, ...expiresAt };
  }
  const message = draft.message.trim();
  return {
    steps: draftSteps(draft),
    notification: draft.notification ? "email" : false,
    message: message === "" ? null : message,
    reminder: draft.reminder,
    ...expiresAt,
  };
}

function stepErrors(draft: Draft): FieldErrors {
  if (draft.steps.length === 0) return { steps: ["Add at least one step."] };
  const errors: FieldErrors = {};
  draft.steps.forEach((step, index) => {
    const description = stepDescription(step.type);
    if (!description) return;
    for (const [key, message] of Object.entries(checkStep(description, step.values))) {
      errors[`steps.${index}.preferences.${key}`] = [message];
    }
  });
  return errors;
}

/** What keeps a draft from being launched, by the launch body's own paths. Empty when all is well. */
export function checkDraft(draft: Draft, now = new Date()): FieldErrors {
  if (draft.kind === "case") return draft.name.trim() === "" ? { name: ["Enter a name for the case."] } : {};
  const expiry = expiryOf(draft.expiryDay, now);
  const late = expiry === null ? null : expiryProblem(expiry, now);
  const errors: FieldErrors = late === null ? {} : { expiresAt: [late] };
  if (draft.source === "template") {
    return /^\d+$/.test(draft.template) ? errors : { template: ["Choose a template."], ...errors };
  }
  const long = draft.message.trim().length > MESSAGE_MAX_LENGTH;
  if (long) errors.message = [`Keep the message within ${MESSAGE_MAX_LENGTH} characters.`];
  return { ...stepErrors(draft), ...errors };
}

/** What to ask the price of, or null while the steps are not complete. A case costs nothing. */
export function priceQuestion(draft: Draft): { kind: CaseKind; input: Body } | null {
  if (draft.kind === "case") return null;
  if (draft.source === "template") {
    return /^\d+$/.test(draft.template)
      ? { kind: "record", input: { template: Number(draft.template) } }
      : null;
  }
  if (Object.keys(stepErrors(draft)).length > 0) return null;
  return { kind: "record", input: { steps: draftSteps(draft), notification: false } };
}

/** What people call the fields of a draft, by the launch body's own paths, for the summary of errors. */
export function draftLabels(draft: Draft): Record<string, string> {
  const fields = draft.steps.flatMap((step, index) => {
    const description = stepDescription(step.type);
    return (description?.fields ?? []).map((field): [string, string] => [
      `steps.${index}.preferences.${field.key}`,
      `${description?.label ?? step.type}, ${field.label.toLowerCase()}`,
    ]);
  });
  const own = { name: "Name of the case", template: "Template", message: "Message", expiresAt: "Expires" };
  return { ...own, ...Object.fromEntries(fields) };
}
