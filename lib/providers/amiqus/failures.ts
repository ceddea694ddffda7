import { type FileProblem, ProviderError } from "../errors";
import { failuresOf } from "../failures";

export const { invalidRequest, unknownObject, badResponse, checked } = failuresOf("amiqus");

/** An id of the port as Amiqus numbers them. Throws `not-found`, not sent, for anything but a whole number. */
export function amiqusId(id: string | null): number {
  const value = id !== null && /^\d{1,15}$/.test(id) ? Number(id) : Number.NaN;
  if (Number.isNaN(value)) {
    throw unknownObject();
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
