import { JSONPath } from "jsonpath-plus";
import type { CaseRow, Json, JsonObject } from "./model";
import { companyOf } from "./register-data";
import { showCase } from "./serialise";
import type { QuickrWorld } from "./world";

const YEAR_MS = 365.25 * 86_400_000;

/** The case with the computed context that conditions may ask of. */
function subjectOf(world: QuickrWorld, row: CaseRow): JsonObject {
  const registered = Date.parse(String(companyOf(row)?.registration_date ?? ""));
  const age = Number.isNaN(registered) ? null : Math.floor((world.now() - registered) / YEAR_MS);
  return { ...showCase(world, row), context: age === null ? {} : { company_age: age } };
}

/** Whether every condition of an automation holds for a case; a missing field makes its condition false. */
export function holds(world: QuickrWorld, row: CaseRow, automation: JsonObject): boolean {
  const subject = subjectOf(world, row);
  const conditions = Array.isArray(automation.conditions) ? automation.conditions : [];
  return conditions.every((condition) => test(subject, condition));
}

function test(subject: JsonObject, condition: Json): boolean {
  if (typeof condition !== "object" || condition === null || Array.isArray(condition)) return false;
  const inner = Array.isArray(condition.conditions) ? condition.conditions : [];
  const found = valuesAt(subject, condition.field);
  switch (condition.type) {
    case "and":
      return inner.every((one) => test(subject, one));
    case "or":
      return inner.some((one) => test(subject, one));
    case "equal":
      return found.length > 0 && found.every((value) => String(value) === String(condition.value));
    case "greater_than_or_equal":
      return found.length > 0 && found.every((value) => Number(value) >= Number(condition.value));
    case "every": {
      const wanted = valuesAt(subject, condition.path);
      return found.length > 0 && wanted.length > 0 && found.every((value) => wanted.includes(value));
    }
    case "equal_to_null":
      return found.every((value) => value === null);
    default:
      return false;
  }
}

function valuesAt(subject: JsonObject, path: Json | undefined): unknown[] {
  if (typeof path !== "string") return [];
  try {
    const found: unknown = JSONPath({ path, json: subject, eval: "safe", wrap: true });
    return Array.isArray(found) ? found : [];
  } catch {
    return [];
  }
}
