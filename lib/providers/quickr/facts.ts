/** Values of any shape as label and text, for showing what has no place of its own. Pure, never throws. */
import type { Json } from "../port";
import { isJsonObject } from "../read";
import { spelled } from "./vocabulary";

export interface Fact {
  label: string;
  value: string;
}

const MAX_TEXT = 500;
const MAX_FACTS = 60;
const MAX_DEPTH = 4;

/** One value as text; null for what is empty. */
export function factText(value: Json | undefined, depth = 0): string | null {
  if (value === undefined || value === null || value === "") return null;
  if (typeof value === "boolean") return value ? "Yes" : "No";
  if (typeof value !== "object") return String(value).slice(0, MAX_TEXT);
  if (depth >= MAX_DEPTH) return "…";
  const parts = Array.isArray(value)
    ? value.slice(0, 20).map((entry) => factText(entry, depth + 1))
    : Object.entries(value)
        .slice(0, 20)
        .map(([key, entry]) => {
          const text = factText(entry, depth + 1);
          return text === null ? null : `${spelled(key)}: ${text}`;
        });
  const text = parts.filter((part) => part !== null).join(Array.isArray(value) ? ", " : "; ");
  return text === "" ? null : text.slice(0, MAX_TEXT);
}

/** The fields of an object as facts; other values as one fact. `without` leaves fields out. */
export function factsOf(value: Json | undefined, without: readonly string[] = []): Fact[] {
  if (isJsonObject(value)) {
    return Object.entries(value)
      .filter(([key]) => !without.includes(key))
      .slice(0, MAX_FACTS)
      .flatMap(([key, entry]) => {
        const text = factText(entry);
        return text === null ? [] : [{ label: spelled(key), value: text }];
      });
  }
  if (Array.isArray(value) && value.some(isJsonObject)) {
    return value.slice(0, MAX_FACTS).flatMap((entry) => factsOf(entry, without));
  }
  const text = factText(value);
  return text === null ? [] : [{ label: "Value", value: text }];
}
