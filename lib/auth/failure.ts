import "server-only";
import type { Failure } from "@/lib/api-client";
import { AppError } from "@/lib/errors";
import { log } from "@/lib/log";
import { ProviderError } from "@/lib/providers/errors";

const masked = "Something went wrong on our side. Nothing you typed was lost. Try again.";

/**
 * What a browser may know of an error. AppError and ProviderError carry words written for the user; anything else is a
 * bug: it is logged under the request id and masked.
 */
export function failureOf(error: unknown, requestId: string): Failure {
  if (error instanceof AppError) {
    return { code: error.code, message: error.message, fieldErrors: error.fieldErrors, requestId };
  }
  if (error instanceof ProviderError) {
    log.warn(
      { requestId, provider: error.provider, kind: error.kind, status: error.status },
      "provider failed",
    );
    return { code: "provider", message: error.message, fieldErrors: error.fieldErrors, requestId };
  }
  log.error({ requestId, err: error }, "unexpected error");
  return { code: "unexpected", message: masked, fieldErrors: {}, requestId };
}
