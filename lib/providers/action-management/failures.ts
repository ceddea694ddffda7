import { ProviderError, type RequestFate } from "../errors";

const provider = "action-management";
const MAX_INT32 = 2_147_483_647;

/** A request the adapter refuses to send. `fieldErrors` are keyed by the input's own paths. */
export function invalidRequest(message: string, fieldErrors: Record<string, string[]> = {}): ProviderError {
  return new ProviderError({ provider, kind: "invalid-request", fate: "not-sent", message, fieldErrors });
}

/** Somebody else has changed what was about to be written; nothing was sent. */
export function changedMeanwhile(fields: readonly string[]): ProviderError {
  return new ProviderError({
    provider,
    kind: "conflict",
    fate: "not-sent",
    message: "Somebody changed the same part of this case since you opened it. Nothing was sent.",
    fieldErrors: Object.fromEntries(fields.map((field) => [field, ["Changed by somebody else meanwhile."]])),
  });
}

/** An answer that cannot be used although it was understood. */
export function badResponse(message: string): ProviderError {
  return new ProviderError({ provider, kind: "bad-response", fate: "refused", message });
}

/** For an id that cannot be one of Action Management; nothing was sent. */
export function unknownObject(): ProviderError {
  return new ProviderError({
    provider,
    kind: "not-found",
    fate: "not-sent",
    message: "Action Management does not know this object.",
  });
}

/** An id of the port as Action Management numbers them (int32). Throws `not-found`, not sent, for anything else. */
export function int32(id: string | number): number {
  const text = String(id);
  const value = /^\d{1,10}$/.test(text) ? Number(text) : Number.NaN;
  if (Number.isNaN(value) || value > MAX_INT32) throw unknownObject();
  return value;
}

/** The same error with another fate. */
export function withFate(error: ProviderError, fate: RequestFate): ProviderError {
  const { kind, message, status, retryAfter, fieldErrors } = error;
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

/** Runs a read that is sent as POST: whatever becomes of it, nothing was changed. */
export async function asRead<T>(read: Promise<T>): Promise<T> {
  return read.catch((error: unknown) => {
    throw error instanceof ProviderError && error.fate === "unknown" ? withFate(error, "refused") : error;
  });
}

/** Runs what follows a write that was carried out: a failure there must not read as "nothing happened". */
export async function afterWrite<T>(follow: () => Promise<T>): Promise<T> {
  try {
    return await follow();
  } catch (error) {
    throw error instanceof ProviderError ? withFate(error, "unknown") : error;
  }
}
