import type { z } from "zod";
import { collectingDrift, type DriftNote, reportLostRow } from "./drift";
import type { JsonValue } from "./request";

/** One row of a list beside what was received. */
export interface Row<T> {
  value: T;
  raw: JsonValue;
}

/** The rows of a list that `schema` reads. The others are left out and reported as drift of `place`, e.g. `/cases[]`. */
export function readRows<S extends z.ZodType>(
  entries: readonly unknown[],
  schema: S,
  place: string,
  onDrift: ((note: DriftNote) => void) | undefined,
): Row<z.output<S>>[] {
  const rows: Row<z.output<S>>[] = [];
  collectingDrift(onDrift, () => {
    for (const entry of entries) {
      const parsed = schema.safeParse(entry);
      if (parsed.success) rows.push({ value: parsed.data, raw: toJson(entry) });
      else reportLostRow(place, parsed.error.issues[0]?.path.join(".") ?? "");
    }
  });
  return rows;
}

/** What JSON.parse made is JSON; this says so to the compiler, and drops anything that is not. */
function toJson(value: unknown): JsonValue {
  if (
    value === null ||
    typeof value === "string" ||
    typeof value === "number" ||
    typeof value === "boolean"
  ) {
    return value;
  }
  if (Array.isArray(value)) return value.map(toJson);
  return typeof value === "object"
    ? Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, toJson(inner)]))
    : null;
}
