import { JSONPath } from "jsonpath-plus";
import { clientRow, type JsonObject } from "@/lib/providers/quickr/parts";
import { spelled } from "@/lib/providers/quickr/vocabulary";
import { textOf } from "@/lib/providers/read";
import type { AutomationBody } from "./automation-schema";
import type { AutomationCondition, ConditionVerdictDto, DryRunDto } from "./types";

const YEAR_MS = 365.25 * 86_400_000;
const MAX_SHOWN = 20;

/**
 * What conditions are asked of: the case, with the context that Quickr computes. Assumption: the company's age is in
 * whole years since its registration date.
 */
export function automationSubject(row: JsonObject, now: Date): JsonObject {
  const client = clientRow(row);
  const day = textOf(client?.data.registration_date) ?? textOf(client?.data.founded_at);
  const registered = day === null ? Number.NaN : Date.parse(day);
  const age = Math.floor((now.getTime() - registered) / YEAR_MS);
  return { ...row, context: Number.isNaN(age) ? {} : { company_age: age } };
}

/**
 * Evaluates the conditions of an automation on a case, as the guide says: all of them must hold, and a field that the
 * case does not have makes its condition false. Marks the conditions that decided. Pure; a path that cannot be read is
 * a field that is not there.
 */
export function dryRun(body: AutomationBody, subject: JsonObject): DryRunDto {
  const conditions = body.conditions.map((condition) => verdict(subject, condition));
  const holds = conditions.every((one) => one.holds);
  markAll(conditions, holds);
  const starts = body.trigger.map((one) => spelled(one.status)).join(" or ");
  const does = body.actions.map((one) => `set the case to ${spelled(one.status)}`).join(" and ");
  return {
    holds,
    outcome: holds ? `Would ${does} when the case becomes ${starts}.` : "Would leave the case as it is.",
    conditions,
  };
}

function verdict(subject: JsonObject, condition: AutomationCondition): ConditionVerdictDto {
  const base = { type: condition.type, decided: false };
  switch (condition.type) {
    case "and":
    case "or": {
      const children = condition.conditions.map((one) => verdict(subject, one));
      const all = condition.type === "and";
      const holds = all ? children.every((one) => one.holds) : children.some((one) => one.holds);
      const words = all ? "All of these hold" : "At least one of these holds";
      const count = children.filter((one) => one.holds).length;
      return { ...base, words, holds, found: [], reason: `${count} of ${children.length} hold.`, children };
    }
    case "equal":
      return leaf(subject, condition.field, {
        ...base,
        words: `${condition.field} equals ${condition.value}`,
        test: (value) => sameValue(value, condition.value),
        wants: condition.value,
      });
    case "greater_than_or_equal":
      return leaf(subject, condition.field, {
        ...base,
        words: `${condition.field} is ${condition.value} or more`,
        test: (value) => numeric(value) >= Number(condition.value),
        wants: `${condition.value} or more`,
      });
    case "every": {
      const wanted = valuesAt(subject, condition.path);
      const words = `Every ${condition.field} is among ${condition.path}`;
      if (wanted.length === 0) {
        const reason = `The case has nothing at ${condition.path}.`;
        return { ...base, words, holds: false, found: [], reason, children: [] };
      }
      return leaf(subject, condition.field, {
        ...base,
        words,
        test: (value) => wanted.some((other) => sameValue(value, String(other))),
        wants: wanted.map(shown).join(" or "),
      });
    }
    case "equal_to_null": {
      const found = valuesAt(subject, condition.field);
      const holds = found.every((value) => value === null);
      return {
        ...base,
        words: `${condition.field} is not there`,
        holds,
        found: found.slice(0, MAX_SHOWN).map(shown),
        reason:
          found.length === 0
            ? "The case does not have this field."
            : holds
              ? "It is empty."
              : "The case has it.",
        children: [],
      };
    }
  }
}

function leaf(
  subject: JsonObject,
  field: string,
  {
    test,
    wants,
    ...base
  }: {
    type: string;
    decided: boolean;
    words: string;
    test: (value: unknown) => boolean;
    wants: string;
  },
): ConditionVerdictDto {
  const values = valuesAt(subject, field);
  const found = values.slice(0, MAX_SHOWN).map(shown);
  if (values.length === 0) {
    return { ...base, holds: false, found, reason: "The case does not have this field.", children: [] };
  }
  const odd = values.find((value) => !test(value));
  const holds = odd === undefined && values.every(test);
  const reason = holds ? `Found ${found.join(", ")}.` : `Found ${shown(odd)}, wanted ${wants}.`;
  return { ...base, holds, found, reason, children: [] };
}

/** Marks what an outcome rests on: one false among several that must all hold is enough, and the other way round. */
function markAll(list: ConditionVerdictDto[], holds: boolean): void {
  const deciding = holds ? list : list.filter((one) => !one.holds).slice(0, 1);
  for (const one of deciding) mark(one);
}

function mark(one: ConditionVerdictDto): void {
  one.decided = true;
  if (one.children.length === 0) return;
  if (one.type === "or" && one.holds) {
    const first = one.children.find((child) => child.holds);
    if (first) mark(first);
  } else if (one.type === "or") for (const child of one.children) mark(child);
  else markAll(one.children, one.holds);
}

/** Values are strings in conditions; numbers in the case are compared as numbers. */
function sameValue(value: unknown, wanted: string): boolean {
  if (typeof value === "number") return wanted.trim() !== "" && value === Number(wanted);
  return String(value) === wanted;
}

function numeric(value: unknown): number {
  return typeof value === "number" || (typeof value === "string" && value.trim() !== "")
    ? Number(value)
    : Number.NaN;
}

function shown(value: unknown): string {
  const text = typeof value === "string" ? value : (JSON.stringify(value) ?? "nothing");
  return text.length > 80 ? `${text.slice(0, 80)}…` : text;
}

/** What a path finds in the case; nothing for a path that cannot be read. Expressions run in the safe evaluator. */
function valuesAt(subject: JsonObject, path: string): unknown[] {
  try {
    const found: unknown = JSONPath({ path, json: subject, eval: "safe", wrap: true });
    return Array.isArray(found) ? found : [];
  } catch {
    return [];
  }
}
