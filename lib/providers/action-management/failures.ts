import { ProviderError } from "../errors";
import { failuresOf, withFate } from "../failures";

const provider = "action-management";
const MAX_INT32 = 2_147_483_647;

export const { invalidRequest, unknownObject, badResponse } = failuresOf(provider);

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

/** An id of the port as Action Management numbers them (int32). Throws `not-found`, not sent, for anything else. */
export function int32(id: string | number): number {
  const text = String(id);
  const value = /^\d{1,10}$/.test(text) ? Number(text) : Number.NaN;
  if (Number.isNaN(value) || value > MAX_INT32) throw unknownObject();
  return value;
}

/** Runs a read that is sent as POST: whatever becomes of it, nothing was changed. */
export async function asRead<T>(read: Promise<T>): Promise<T> {
  return read.catch((error: unknown) => {
    throw error instanceof ProviderError && error.fate === "unknown" ? withFate(error, "refused") : error;
  });
}
