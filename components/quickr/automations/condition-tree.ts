import type { AutomationCondition as Condition } from "@/lib/quickr/types";

export type { Condition };
export type ConditionType = Condition["type"];

/** Where a condition stands: the places to go down from the top. */
export type Place = readonly number[];

export const CONDITION_WORDS: { value: ConditionType; label: string }[] = [
  { value: "equal", label: "Is equal to" },
  { value: "greater_than_or_equal", label: "Is at least" },
  { value: "every", label: "All are among" },
  { value: "equal_to_null", label: "Is missing" },
  { value: "and", label: "All of these hold" },
  { value: "or", label: "Any of these holds" },
];

/** What a condition is called. */
export function conditionLabel(type: string): string {
  return CONDITION_WORDS.find((one) => one.value === type)?.label ?? type;
}

/** Whether a condition holds others. */
export function isGroup(condition: Condition): condition is Extract<Condition, { type: "and" | "or" }> {
  return condition.type === "and" || condition.type === "or";
}

/** A condition of another type that keeps what both types have. */
export function withType(condition: Condition, type: ConditionType): Condition {
  if (type === "and" || type === "or") {
    return { type, conditions: isGroup(condition) ? condition.conditions : [condition] };
  }
  const only = isGroup(condition) ? condition.conditions[0] : condition;
  const field = only && !isGroup(only) ? only.field : "";
  const value = only && "value" in only ? only.value : "";
  switch (type) {
    case "equal":
    case "greater_than_or_equal":
      return { type, field, value };
    case "every":
      return { type, field, path: only && "path" in only ? only.path : "" };
    case "equal_to_null":
      return { type, field };
  }
}

/** The conditions with the one at `place` changed by `change`; null takes it out. Places that are not there change nothing. */
export function changeAt(
  conditions: readonly Condition[],
  place: Place,
  change: (condition: Condition) => Condition | null,
): Condition[] {
  const [first, ...rest] = place;
  return conditions.flatMap((condition, index) => {
    if (index !== first) return [condition];
    if (rest.length === 0) return change(condition) ?? [];
    return isGroup(condition)
      ? [{ ...condition, conditions: changeAt(condition.conditions, rest, change) }]
      : [condition];
  });
}

/** The conditions with another one at the end of the group at `place`; the empty place is the top. */
export function addAt(conditions: readonly Condition[], place: Place): Condition[] {
  const made: Condition = { type: "equal", field: "", value: "" };
  if (place.length === 0) return [...conditions, made];
  return changeAt(conditions, place, (group) =>
    isGroup(group) ? { ...group, conditions: [...group.conditions, made] } : group,
  );
}

/** A condition in one line. */
export function conditionWords(condition: Condition): string {
  if (isGroup(condition)) return conditionLabel(condition.type);
  switch (condition.type) {
    case "equal":
      return `${condition.field} is ${condition.value}`;
    case "greater_than_or_equal":
      return `${condition.field} is at least ${condition.value}`;
    case "every":
      return `all of ${condition.field} are among ${condition.path}`;
    case "equal_to_null":
      return `${condition.field} is missing`;
  }
}
