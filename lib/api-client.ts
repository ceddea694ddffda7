import type { z } from "zod";
import type { AppErrorCode, FieldErrors } from "@/lib/errors";

/** What the server says of a failure: in `serverError` of an action, in `error` of a JSON answer. */
export interface Failure {
  code: AppErrorCode | "unexpected" | "offline";
  /** Written for the user: what happened, what was kept, what to do next. */
  message: string;
  /** Dotted field path to messages. */
  fieldErrors: FieldErrors;
  /** Quote it to find the failure in the log. Empty when no answer came. */
  requestId: string;
}

/** A failed call of our own API. `status` is the HTTP status, 0 when no answer came. */
export class ApiError extends Error implements Failure {
  readonly code: Failure["code"];
  readonly fieldErrors: FieldErrors;
  readonly requestId: string;
  readonly status: number;

  constructor(failure: Failure, status: number) {
    super(failure.message);
    this.name = "ApiError";
    this.code = failure.code;
    this.fieldErrors = failure.fieldErrors;
    this.requestId = failure.requestId;
    this.status = status;
  }
}

const unexpected = (requestId: string): Failure => ({
  code: "unexpected",
  message: "Something went wrong on our side. Nothing you typed was lost. Try again.",
  fieldErrors: {},
  requestId,
});

const offline: Failure = {
  code: "offline",
  message: "Gatehouse did not answer. Check the connection and try again.",
  fieldErrors: {},
  requestId: "",
};

/** Whether a value from our own API says how something failed. */
export function isFailure(value: unknown): value is Failure {
  return (
    typeof value === "object" &&
    value !== null &&
    "code" in value &&
    "message" in value &&
    typeof value.message === "string"
  );
}

async function call<T>(path: string, init: RequestInit, schema?: z.ZodType<T>): Promise<T> {
  const response = await fetch(path, { ...init, credentials: "same-origin", cache: "no-store" }).catch(
    (cause: unknown) => {
      if (cause instanceof DOMException && cause.name === "AbortError") throw cause;
      throw new ApiError(offline, 0);
    },
  );
  const body: unknown = await response.json().catch(() => null);
  if (!response.ok) {
    const failure = typeof body === "object" && body !== null && "error" in body ? body.error : null;
    const requestId = response.headers.get("x-request-id") ?? "";
    if (response.status === 401 && typeof window !== "undefined") {
      // The session ended elsewhere: the cached rows of this tab must not outlive it.
      const here = window.location.pathname;
      window.location.assign(`/sign-in?callbackUrl=${encodeURIComponent(here)}`);
    }
    throw new ApiError(
      isFailure(failure) ? { ...unexpected(requestId), ...failure } : unexpected(requestId),
      response.status,
    );
  }
  return schema ? schema.parse(body) : (body as T);
}

/**
 * GETs JSON from our own API. Throws ApiError, or the AbortError of `signal`. Paths hold ids, never personal data.
 */
export function getJson<T>(path: string, schema?: z.ZodType<T>, signal?: AbortSignal): Promise<T> {
  return call(
    path,
    { method: "GET", signal: signal ?? null, headers: { accept: "application/json" } },
    schema,
  );
}

/** POSTs JSON to our own API. Throws ApiError, or the AbortError of `signal`. */
export function postJson<T>(
  path: string,
  body: unknown,
  schema?: z.ZodType<T>,
  signal?: AbortSignal,
): Promise<T> {
  const headers = { accept: "application/json", "content-type": "application/json" };
  return call(path, { method: "POST", body: JSON.stringify(body), signal: signal ?? null, headers }, schema);
}

/** The part of a next-safe-action result that says how it failed. */
export interface ActionResult {
  serverError?: Failure | undefined;
  validationErrors?: unknown;
}

function collect(node: unknown, path: string, into: FieldErrors): void {
  if (typeof node !== "object" || node === null) return;
  for (const [key, value] of Object.entries(node)) {
    if (key === "_errors" && Array.isArray(value)) {
      into[path] = value.filter((message): message is string => typeof message === "string");
    } else collect(value, path === "" ? key : `${path}.${key}`, into);
  }
}

/** How an action failed, with validation errors as dotted field paths, or null when it did what was asked. */
export function actionFailure(result: ActionResult | undefined): Failure | null {
  if (result === undefined) return offline;
  if (result.serverError) return result.serverError;
  if (result.validationErrors === undefined) return null;
  const fieldErrors: FieldErrors = {};
  collect(result.validationErrors, "", fieldErrors);
  const message = fieldErrors[""]?.[0] ?? "Some fields need attention. Nothing was saved.";
  return { code: "invalid", message, fieldErrors, requestId: "" };
}
