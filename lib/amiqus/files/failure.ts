import "server-only";
import { readFailure } from "@/lib/cases/provider-failure";
import { AppError } from "@/lib/errors";
import { ProviderError } from "@/lib/providers/errors";

/** A failed download in words; a virus and a scan that is not over are told apart. */
export function downloadFailure(error: unknown, what: string): unknown {
  if (error instanceof ProviderError && error.fileProblem) {
    return new AppError("conflict", error.message, { cause: error });
  }
  return readFailure(error, "Amiqus", what);
}
