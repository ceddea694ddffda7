import type { Json } from "./port";

export type JsonObject = { [key: string]: Json };

/** The value as an object, or an empty one. */
export function objectOf(value: unknown): JsonObject {
  return isJsonObject(value) ? value : {};
}

/** The value as a list; a paginated list or list object gives its rows; anything else is empty. */
export function listOf(value: Json | undefined): Json[] {
  if (Array.isArray(value)) {
    return value;
  }
  const data = objectOf(value).data;
  return Array.isArray(data) ? data : [];
}

/** A string that is not blank, or null. */
export function textOf(value: Json | undefined): string | null {
  return typeof value === "string" && value.trim() !== "" ? value : null;
}

/** A finite number, or null. */
export function numberOf(value: Json | undefined): number | null {
  return typeof value === "number" && Number.isFinite(value) ? value : null;
}

/** A yes or no, or null. */
export function flagOf(value: Json | undefined): boolean | null {
  return typeof value === "boolean" ? value : null;
}

/** A date-time string as an instant, or null. Fractions beyond milliseconds are cut off. */
export function dateOf(value: Json | undefined): Date | null {
  const text = textOf(value);
  const date = text === null ? null : new Date(text);
  return date === null || Number.isNaN(date.getTime()) ? null : date;
}

/** An id as a string: the value itself when it is one, or the `id` of an expanded object. */
export function idOf(value: Json | undefined): string | null {
  const id = isJsonObject(value) ? value.id : value;
  return typeof id === "number" || (typeof id === "string" && id !== "") ? String(id) : null;
}

/** An http or https address, or null. */
export function linkOf(value: Json | undefined): string | null {
  const text = textOf(value);
  if (text === null || !URL.canParse(text)) return null;
  return /^https?:$/.test(new URL(text).protocol) ? text : null;
}

/** True for plain objects as JSON.parse makes them. */
export function isJsonObject(value: unknown): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
