/** Every failure the app shows on purpose. Anything else is a bug: it is logged and masked. */
export type AppErrorCode =
  | "unauthenticated"
  | "forbidden"
  | "not-found"
  | "invalid"
  | "conflict"
  | "rate-limited"
  | "provider"
  | "unavailable";

/** Dotted field path to messages, for display beside the fields. */
export type FieldErrors = Record<string, string[]>;

/**
 * An expected error whose message is written for the user: what happened, what was kept, what to do next.
 * `fieldErrors` are keyed by the form's own dotted paths.
 */
export class AppError extends Error {
  readonly code: AppErrorCode;
  readonly fieldErrors: FieldErrors;

  constructor(
    code: AppErrorCode,
    message: string,
    options: { fieldErrors?: FieldErrors; cause?: unknown } = {},
  ) {
    super(message, { cause: options.cause });
    this.name = "AppError";
    this.code = code;
    this.fieldErrors = options.fieldErrors ?? {};
  }
}

const httpStatus: Record<AppErrorCode, number> = {
  unauthenticated: 401,
  forbidden: 403,
  "not-found": 404,
  invalid: 422,
  conflict: 409,
  "rate-limited": 429,
  provider: 502,
  unavailable: 503,
};

/** HTTP status for an AppError code. */
export function statusOf(code: AppErrorCode): number {
  return httpStatus[code];
}
