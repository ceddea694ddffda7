/** A value that survives PostgreSQL's jsonb unchanged. */
export type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

/**
 * JSON with keys in code-unit order and no white space, so that equal values have equal text (after RFC 8785).
 * Throws TypeError on a number that JSON cannot hold.
 */
export function canonicalJson(value: Json): string {
  if (typeof value === "number" && !Number.isFinite(value)) throw new TypeError("Not a JSON number");
  if (value === null || typeof value !== "object") return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(",")}]`;
  const entries = Object.keys(value)
    .sort()
    .map((key) => `${JSON.stringify(key)}:${canonicalJson(value[key] ?? null)}`);
  return `{${entries.join(",")}}`;
}
