import { z } from "zod";

/** An unexpected field or value. `rawValue` names a type or an enum value, never personal data. */
export interface DriftNote {
  path: string;
  rawValue: string;
}

/** Parsing is synchronous, so one variable serves the parse that is running. */
let sink: ((note: DriftNote) => void) | undefined;

function report(path: string, rawValue: string): void {
  sink?.({ path, rawValue: rawValue.slice(0, 60) });
}

/** Runs `parse` and hands every drift met inside it to `onDrift`. */
export function collectingDrift<T>(onDrift: ((note: DriftNote) => void) | undefined, parse: () => T): T {
  const outer = sink;
  sink = onDrift;
  try {
    return parse();
  } finally {
    sink = outer;
  }
}

/** A string that should be one of `known`; any other string is kept and reported as drift at `path`. */
export function openEnum(path: string, known: readonly string[]) {
  return z.string().transform((value) => {
    if (!known.includes(value)) {
      report(path, value);
    }
    return value;
  });
}

/** A value the desk can do without: null when absent, and null with a drift report when it has the wrong type. */
export function optional<T extends z.ZodType>(path: string, schema: T) {
  return schema
    .nullish()
    .transform((value) => value ?? null)
    .catch((context) => {
      report(path, `not as documented: ${kindOf(context.value)}`);
      return null;
    });
}

/**
 * An object of `name` with the fields the desk reads. `documented` lists the other fields the provider documents;
 * a field in neither is kept and reported as drift.
 */
export function openObject<Shape extends z.ZodRawShape>(
  name: string,
  shape: Shape,
  documented: readonly string[],
) {
  const known = new Set([...Object.keys(shape), ...documented]);
  return z.looseObject(shape).transform((value) => {
    for (const key of Object.keys(value)) {
      if (!known.has(key)) {
        report(`${name}.${key.slice(0, 60)}`, "new field");
      }
    }
    return value;
  });
}

/** Reports a list row that could not be read and was left out. */
export function reportLostRow(path: string, reason: string): void {
  report(path, reason);
}

function kindOf(value: unknown): string {
  return value === null ? "null" : Array.isArray(value) ? "array" : typeof value;
}
