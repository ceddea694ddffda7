import type { z } from "zod";
import { ProviderError, type RequestFate } from "./errors";
import { providerName } from "./names";
import type { ProviderId } from "./port";

/** The errors that an adapter throws by itself, in the name of its provider. */
export function failuresOf(provider: ProviderId) {
  const name = providerName(provider);

  /** A request the adapter refuses to send. `fieldErrors` are keyed by the input's own paths. */
  function invalidRequest(message: string, fieldErrors: Record<string, string[]> = {}): ProviderError {
    return new ProviderError({ provider, kind: "invalid-request", fate: "not-sent", message, fieldErrors });
  }

  /** For an id that cannot be one of the provider's; nothing was sent. */
  function unknownObject(): ProviderError {
    const message = `${name} does not know this object.`;
    return new ProviderError({ provider, kind: "not-found", fate: "not-sent", message });
  }

  /** An answer or a delivery that cannot be used although it arrived. */
  function badResponse(message: string, cause?: unknown): ProviderError {
    return new ProviderError({ provider, kind: "bad-response", fate: "refused", message, cause });
  }

  /**
   * The input as its strict schema reads it. Throws `invalid-request`, not sent, with messages keyed by the input's own dotted
   * paths; those about the input as a whole have the empty path.
   */
  function checked<S extends z.ZodType>(
    schema: S,
    input: unknown,
    message = `Some of this is not filled in as ${name} needs it.`,
  ): z.output<S> {
    const parsed = safely(schema, input);
    if (parsed === null) throw invalidRequest(message, { "": ["This is nested too deeply."] });
    if (parsed.success) return parsed.data;
    throw invalidRequest(message, fieldErrorsOf(parsed.error));
  }

  return { invalidRequest, unknownObject, badResponse, checked };
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

/** The same error with another fate, and in other words where they are given. */
export function withFate(error: ProviderError, fate: RequestFate, message = error.message): ProviderError {
  const { provider, kind, status, retryAfter, fieldErrors } = error;
  return new ProviderError({
    provider,
    kind,
    fate,
    message,
    fieldErrors,
    cause: error,
    ...(status === undefined ? {} : { status }),
    ...(retryAfter === undefined ? {} : { retryAfter }),
  });
}

/**
 * Runs what follows a write that was carried out. A failure there must not read as "nothing happened", so its fate
 * becomes `unknown`.
 */
export async function afterWrite<T>(follow: () => Promise<T>): Promise<T> {
  try {
    return await follow();
  } catch (error) {
    throw error instanceof ProviderError ? withFate(error, "unknown") : error;
  }
}
