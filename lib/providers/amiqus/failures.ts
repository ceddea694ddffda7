import type { z } from "zod";
import { type FileProblem, ProviderError } from "../errors";

/** A request the adapter refuses to send. `fieldErrors` are keyed by the input's own paths. */
export function invalidRequest(message: string, fieldErrors: Record<string, string[]> = {}): ProviderError {
  return new ProviderError({
    provider: "amiqus",
    kind: "invalid-request",
    fate: "not-sent",
    message,
    fieldErrors,
  });
}

/** An id of the port as Amiqus numbers them. Throws `not-found`, not sent, for anything but a whole number. */
export function amiqusId(id: string | null): number {
  const value = id !== null && /^\d{1,15}$/.test(id) ? Number(id) : Number.NaN;
  if (Number.isNaN(value)) {
    throw unknownObject();
  }
  return value;
}

/** For an id that cannot be one of Amiqus; nothing was sent. */
export function unknownObject(): ProviderError {
  return new ProviderError({
    provider: "amiqus",
    kind: "not-found",
    fate: "not-sent",
    message: "Amiqus does not know this object.",
  });
}

/**
 * The input as its strict schema reads it. Throws `invalid-request`, not sent, with messages keyed by the input's own
 * dotted paths; those about the input as a whole have the empty path.
 */
export function checked<S extends z.ZodType>(
  schema: S,
  input: unknown,
  message = "Some of this is not filled in as Amiqus needs it.",
): z.output<S> {
  const parsed = safely(schema, input);
  if (parsed === null) {
    throw invalidRequest(message, { "": ["This is nested too deeply."] });
  }
  if (parsed.success) {
    return parsed.data;
  }
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
    if (error instanceof RangeError) {
      return null;
    }
    throw error;
  }
}

/** The value, or `fallback` when the account may not read it or the provider does not have it. */
export async function readable<T>(promise: Promise<T>, fallback: T): Promise<T> {
  try {
    return await promise;
  } catch (error) {
    if (error instanceof ProviderError && (error.kind === "forbidden" || error.kind === "not-found")) {
      return fallback;
    }
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
    if (error instanceof ProviderError) {
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
    throw error;
  }
}

/**
 * A failed download with what is wrong with the file, in words for the person who asked: 410 is a virus, 423 a scan that
 * has not ended or could not be done (Amiqus v2 OpenAPI, GET /clients/{clientId}/files/{fileId}/download).
 */
export function fileProblem(error: ProviderError): ProviderError {
  const { provider, kind, fate, status } = error;
  if (status !== 410 && status !== 423) {
    return error;
  }
  const problem =
    status === 410 ? "infected" : /could not/i.test(error.message) ? "scan-failed" : "scan-pending";
  return new ProviderError({
    provider,
    kind,
    fate,
    status,
    message: fileWords[problem],
    fileProblem: problem,
    cause: error,
  });
}

const fileWords: Record<FileProblem, string> = {
  infected: "Amiqus found a virus in this file and does not hand it out.",
  "scan-pending": "Amiqus is still scanning this file for viruses. Try again in a few minutes.",
  "scan-failed": "Amiqus could not scan this file for viruses and does not hand it out.",
};
