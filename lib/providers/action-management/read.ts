import type { Json } from "../port";

export type JsonObject = { [key: string]: Json };

/** The value as an object, or an empty one. */
export function objectOf(value: unknown): JsonObject {
  return isJsonObject(value) ? value : {};
}

/** The value as a list, or an empty one. */
export function listOf(value: Json | undefined): Json[] {
  return Array.isArray(value) ? value : [];
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

/** An id as a string, or null. */
export function idOf(value: Json | undefined): string | null {
  return typeof value === "number" || (typeof value === "string" && value !== "") ? String(value) : null;
}

/** True for plain objects as JSON.parse makes them. */
export function isJsonObject(value: unknown): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
