import type { Json } from "../port";

/** The value as an object, or an empty one. */
export function objectOf(value: unknown): { [key: string]: Json } {
  return isJsonObject(value) ? value : {};
}

/** A string that is not blank, or null. */
export function textOf(value: Json | undefined): string | null {
  return typeof value === "string" && value.trim() !== "" ? value : null;
}

/** A date-time string as an instant, or null. */
export function dateOf(value: Json | undefined): Date | null {
  const text = textOf(value);
  const date = text === null ? null : new Date(text);
  return date === null || Number.isNaN(date.getTime()) ? null : date;
}

/** An http or https address, or null. */
export function linkOf(value: Json | undefined): string | null {
  const text = textOf(value);
  if (text === null || !URL.canParse(text)) return null;
  return /^https?:$/.test(new URL(text).protocol) ? text : null;
}

function isJsonObject(value: unknown): value is { [key: string]: Json } {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
