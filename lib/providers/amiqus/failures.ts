import { ProviderError } from "../errors";

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
export function amiqusId(id: string): number {
  const value = /^\d{1,15}$/.test(id) ? Number(id) : Number.NaN;
  if (Number.isNaN(value)) {
    throw new ProviderError({
      provider: "amiqus",
      kind: "not-found",
      fate: "not-sent",
      message: "Amiqus does not know this object.",
    });
  }
  return value;
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
