import type { FieldErrors } from "@/lib/errors";
import type { AutomationDto } from "@/lib/quickr/types";
import { type Condition, isGroup } from "./condition-tree";

/** An automation as it is sent. */
export interface AutomationDraft {
  name: string;
  description: string;
  trigger: { type: typeof TRIGGER; status: string }[];
  conditions: Condition[];
  actions: { type: typeof ACTION; status: string }[];
}

/** The one trigger and the one action that Quickr documents. */
export const TRIGGER = "case_status_updated";
export const ACTION = "set_case_status";

export const emptyAutomation: AutomationDraft = {
  name: "",
  description: "",
  trigger: [{ type: TRIGGER, status: "READY_FOR_REVIEW" }],
  conditions: [
    { type: "equal", field: "$.checks[?(@.type==='sanctions')].data[0].flags.length", value: "0" },
  ],
  actions: [{ type: ACTION, status: "ACTIVE" }],
};

/** JSONPaths that automations commonly ask, to choose from while typing. */
export const COMMON_FIELDS = [
  "$.checks[?(@.type==='sanctions')].data[0].flags.length",
  "$.checks[?(@.type==='politically_exposed_person')].data[0].flags.length",
  "$.checks[?(@.type==='company')].data[0].flags.length",
  "$.checks[?(@.type==='credit_score')].data.length",
  "$.current_information[?(@.type==='credit_score')].data[*].current_credit_score.value",
  "$.context.company_age",
  "$.prefills[?(@.type==='company')].data[*].country",
  "$.prefills[?(@.type==='ultimate_beneficial_ownership')].data[*].country",
];

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function text(value: unknown): string | null {
  if (typeof value === "string") return value;
  return typeof value === "number" || typeof value === "boolean" ? String(value) : null;
}

function readCondition(value: unknown, where: string): Condition {
  if (!isRecord(value)) throw new Error(`${where} is not a condition.`);
  const { type } = value;
  if (type === "and" || type === "or") return { type, conditions: readConditions(value.conditions, where) };
  const field = text(value.field);
  if (field === null) throw new Error(`${where} has no field.`);
  if (type === "equal_to_null") return { type, field };
  if (type === "every") {
    const path = text(value.path);
    if (path === null) throw new Error(`${where} has no path.`);
    return { type, field, path };
  }
  if (type !== "equal" && type !== "greater_than_or_equal") {
    throw new Error(`${where} has a type that Quickr does not have.`);
  }
  const compared = text(value.value);
  if (compared === null) throw new Error(`${where} has no value.`);
  return { type, field, value: compared };
}

function readConditions(value: unknown, where: string): Condition[] {
  if (!Array.isArray(value)) throw new Error(`${where} needs a list of conditions.`);
  return value.map((one, index) => readCondition(one, `Condition ${index + 1} of ${where.toLowerCase()}`));
}

function readSteps<Type extends string>(
  value: unknown,
  type: Type,
  what: string,
): { type: Type; status: string }[] {
  if (!Array.isArray(value) || value.length === 0) throw new Error(`The ${what} is missing.`);
  return value.map((one) => {
    const status = isRecord(one) ? text(one.status) : null;
    if (!isRecord(one) || one.type !== type) throw new Error(`The type of the ${what} is “${type}”.`);
    if (status === null) throw new Error(`The ${what} needs a status.`);
    return { type, status };
  });
}

/** Reads typed JSON as an automation, or says in words why it is none. */
export function readAutomation(
  json: string,
): { automation: AutomationDraft; problem: null } | { automation: null; problem: string } {
  try {
    const value: unknown = JSON.parse(json);
    if (!isRecord(value)) throw new Error("An automation is an object.");
    const automation = {
      name: text(value.name) ?? "",
      description: text(value.description) ?? "",
      trigger: readSteps(value.trigger, TRIGGER, "trigger"),
      conditions: readConditions(value.conditions ?? [], "The automation"),
      actions: readSteps(value.actions, ACTION, "action"),
    };
    return { automation, problem: null };
  } catch (error) {
    const broken = error instanceof SyntaxError || !(error instanceof Error);
    return { automation: null, problem: broken ? "This is not JSON yet." : error.message };
  }
}

function conditionErrors(conditions: readonly Condition[], path: string, errors: FieldErrors): void {
  conditions.forEach((condition, index) => {
    const at = `${path}.${index}`;
    if (isGroup(condition)) {
      if (condition.conditions.length === 0) errors[`${at}.conditions`] = ["Add a condition to this group."];
      conditionErrors(condition.conditions, `${at}.conditions`, errors);
      return;
    }
    if (!condition.field.trim().startsWith("$"))
      errors[`${at}.field`] = ["Enter a JSONPath that starts with $."];
    if ("value" in condition && condition.value.trim() === "") errors[`${at}.value`] = ["Enter a value."];
    if ("path" in condition && !condition.path.trim().startsWith("$")) {
      errors[`${at}.path`] = ["Enter a JSONPath that starts with $."];
    }
  });
}

/** An automation as it is sent: without a description when there is none. */
export function automationBody({ description, ...draft }: AutomationDraft) {
  const text = description.trim();
  return { ...draft, name: draft.name.trim(), ...(text === "" ? {} : { description: text }) };
}

/** The form of an automation that Quickr has, or null when it holds what the form does not know. */
export function draftOf(automation: AutomationDto): AutomationDraft | null {
  const { name, description, conditions, trigger, actions } = automation;
  return readAutomation(
    JSON.stringify({ name, description: description ?? "", conditions, trigger, actions }),
  ).automation;
}

/** What keeps an automation from being created, by path. Empty when all is well. */
export function checkAutomation(draft: AutomationDraft): FieldErrors {
  const errors: FieldErrors = {};
  if (draft.name.trim() === "") errors.name = ["Enter a name."];
  if (draft.conditions.length === 0) errors.conditions = ["Add at least one condition."];
  conditionErrors(draft.conditions, "conditions", errors);
  return errors;
}
