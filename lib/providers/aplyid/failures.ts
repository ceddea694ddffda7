import type { z } from "zod";
import { ProviderError } from "../errors";
import { FIELD_WORDS, OBJECT_WORDS } from "./assumptions";

/** A request the adapter refuses to send. `fieldErrors` are keyed by the input's own paths. */
export function invalidRequest(message: string, fieldErrors: Record<string, string[]> = {}): ProviderError {
  return new ProviderError({
    provider: "aplyid",
    kind: "invalid-request",
    fate: "not-sent",
    message,
    fieldErrors,
  });
}

/** For what this provider has no call for; nothing was sent. */
export function cannotBeAsked(): ProviderError {
  return new ProviderError({
    provider: "aplyid",
    kind: "not-configured",
    fate: "not-sent",
    message: "APLYiD has no call that reads or changes a case. It tells the desk when the case is completed.",
  });
}

/** A body that is not what APLYiD documents. */
export function unreadable(message: string, cause?: unknown): ProviderError {
  return new ProviderError({ provider: "aplyid", kind: "bad-response", fate: "refused", message, cause });
}

/**
 * The input as its strict schema reads it. Throws `invalid-request`, not sent, with messages keyed by the input's own
 * dotted paths; those about the input as a whole have the empty path.
 */
export function checked<S extends z.ZodType>(schema: S, input: unknown): z.output<S> {
  const message = "Some of this is not filled in as APLYiD needs it.";
  let parsed: z.ZodSafeParseResult<z.output<S>>;
  try {
    parsed = schema.safeParse(input);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw invalidRequest(message, { "": ["This is nested too deeply."] });
  }
  if (parsed.success) return parsed.data;
  throw invalidRequest(message, fieldErrorsOf(parsed.error));
}

/** Messages by dotted path; unknown keys are named by their own. */
export function fieldErrorsOf(error: z.ZodError): Record<string, string[]> {
  // A map, since paths are the input's own and may be `toString` or `__proto__`.
  const fields = new Map<string, string[]>();
  for (const issue of error.issues) {
    const keys = issue.code === "unrecognized_keys" ? issue.keys : [];
    for (const path of keys.length === 0 ? [issue.path] : keys.map((key) => [...issue.path, key])) {
      const dotted = path.map(String).join(".");
      fields.set(dotted, [...(fields.get(dotted) ?? []), issue.message]);
    }
  }
  return Object.fromEntries(fields);
}

/**
 * APLYiD's error with its one-string message beside the field that its first words name, where they name one; else it is
 * the form's message alone (seed 002, "Error responses").
 */
export function withFields(error: ProviderError): ProviderError {
  const { provider, kind, fate, status, retryAfter, message } = error;
  if (kind !== "invalid-request") return error;
  const words = message.replace(/^APLYiD: /, "");
  const fields = fieldsOf(words);
  return new ProviderError({
    provider,
    kind,
    fate,
    message,
    ...(status === undefined ? {} : { status }),
    ...(retryAfter === undefined ? {} : { retryAfter }),
    fieldErrors: Object.fromEntries(fields.map((path) => [path, [words]])),
    cause: error,
  });
}

/** Paths of the launch input that a message is about; none when it names no field. */
export function fieldsOf(message: string): readonly string[] {
  const text = message.toLowerCase();
  for (const rest of [text, ...OBJECT_WORDS.flatMap((word) => after(text, word))]) {
    const known = Object.entries(FIELD_WORDS).find(([words]) => startsWith(rest, words));
    if (known) return known[1];
  }
  return [];
}

function after(text: string, word: string): string[] {
  return startsWith(text, word) ? [text.slice(word.length).trimStart()] : [];
}

function startsWith(text: string, words: string): boolean {
  return text.startsWith(words) && !/^[a-z0-9_]/.test(text.slice(words.length));
}
