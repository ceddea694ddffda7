import { createHash } from "node:crypto";

/** JSON with object keys in order, so that equal values give equal text. */
function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(",")}]`;
  if (typeof value !== "object" || value === null) return JSON.stringify(value) ?? "null";
  const entries = Object.entries(value)
    .filter(([, entry]) => entry !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${entries.map(([key, entry]) => `${JSON.stringify(key)}:${canonical(entry)}`).join(",")}}`;
}

/** SHA-256 of what a write is: two submits with one operationId must agree in it. */
export function inputHash(kind: string, connectionId: string, input: unknown): string {
  const text = canonical({ kind, connectionId, input: JSON.parse(JSON.stringify(input)) });
  return createHash("sha256").update(text, "utf8").digest("hex");
}
