import type { z } from "zod";
import { ProviderError } from "../errors";

/** A request the adapter refuses to send. `fieldErrors` are keyed by the input's own paths. */
export function invalidRequest(message: string, fieldErrors: Record<string, string[]> = {}): ProviderError {
  return new ProviderError({
    provider: "quickr",
    kind: "invalid-request",
    fate: "not-sent",
    message,
    fieldErrors,
  });
}

/** For an id that cannot be one of Quickr's; nothing was sent. */
export function unknownObject(): ProviderError {
  return new ProviderError({
    provider: "quickr",
    kind: "not-found",
    fate: "not-sent",
    message: "Quickr does not know this object.",
  });
}

/** For an answer that lacks what was asked for. */
export function unreadable(message: string): ProviderError {
  return new ProviderError({
    provider: "quickr",
    kind: "bad-response",
    fate: "refused",
    message: `Quickr: ${message}`,
  });
}

/**
 * The input as its strict schema reads it. Throws `invalid-request`, not sent, with messages keyed by the input's own
 * dotted paths; those about the input as a whole have the empty path.
 */
export function checked<S extends z.ZodType>(
  schema: S,
  input: unknown,
  message = "Some of this is not filled in as Quickr needs it.",
): z.output<S> {
  const parsed = safely(schema, input);
  if (parsed === null) throw invalidRequest(message, { "": ["This is nested too deeply."] });
  if (parsed.success) return parsed.data;
  // A map, since paths are the input's own and may be `toString` or `__proto__`.
  const fieldErrors = new Map<string, string[]>();
  for (const issue of parsed.error.issues) {
    const keys = issue.code === "unrecognized_keys" ? issue.keys : [];
    for (const path of keys.length === 0 ? [issue.path] : keys.map((key) => [...issue.path, key])) {
      const dotted = path.map(String).join(".");
      fieldErrors.set(dotted, [...(fieldErrors.get(dotted) ?? []), issue.message]);
    }
  }
  throw invalidRequest(message, Object.fromEntries(fieldErrors));
}

/** Null when the input is nested deeper than the stack. */
function safely<S extends z.ZodType>(schema: S, input: unknown): z.ZodSafeParseResult<z.output<S>> | null {
  try {
    return schema.safeParse(input);
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}

/**
 * Runs what follows a write that was carried out. A failure there must not read as "nothing happened", so its fate
 * becomes `unknown`.
 */
export async function afterWrite<T>(follow: () => Promise<T>): Promise<T> {
  try {
    return await follow();
  } catch (error) {
    if (!(error instanceof ProviderError)) throw error;
    const { provider, kind, message, status, retryAfter } = error;
    throw new ProviderError({
      provider,
      kind,
      fate: "unknown",
      message,
      cause: error,
      ...(status === undefined ? {} : { status }),
      ...(retryAfter === undefined ? {} : { retryAfter }),
    });
  }
}
