import type { FieldErrors } from "@/lib/errors";
import type { ProviderId } from "./port";

export type ProviderErrorKind =
  | "unauthorized"
  | "forbidden"
  | "not-found"
  | "rate-limited"
  | "invalid-request"
  | "conflict"
  | "unavailable"
  | "timeout"
  | "bad-response"
  | "not-configured";

/**
 * What is known of the request's fate. `not-sent`: provably never reached the provider. `refused`: the provider
 * answered that it did nothing (4xx). `unknown`: it may have been carried out; never send it again blindly.
 */
export type RequestFate = "not-sent" | "refused" | "unknown";

/** Why a file cannot be had, where the provider says so. */
export type FileProblem = "infected" | "scan-pending" | "scan-failed";

/**
 * The one error every adapter throws. `retryAfter` is in seconds; `fieldErrors` keep the provider's dotted paths.
 * `fileProblem` tells downloads apart that `kind` does not.
 */
export class ProviderError extends Error {
  readonly provider: ProviderId;
  readonly kind: ProviderErrorKind;
  readonly fate: RequestFate;
  readonly status: number | undefined;
  readonly retryAfter: number | undefined;
  readonly fieldErrors: FieldErrors;
  readonly fileProblem: FileProblem | undefined;

  constructor(details: {
    provider: ProviderId;
    kind: ProviderErrorKind;
    fate: RequestFate;
    message: string;
    status?: number;
    retryAfter?: number;
    fieldErrors?: FieldErrors;
    fileProblem?: FileProblem;
    cause?: unknown;
  }) {
    super(details.message, { cause: details.cause });
    this.name = "ProviderError";
    this.provider = details.provider;
    this.kind = details.kind;
    this.fate = details.fate;
    this.status = details.status;
    this.retryAfter = details.retryAfter;
    this.fieldErrors = details.fieldErrors ?? {};
    this.fileProblem = details.fileProblem;
  }
}
