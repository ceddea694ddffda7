import type { FieldErrors } from "@/lib/errors";
import { ProviderError, type ProviderErrorKind, type RequestFate } from "@/lib/providers/errors";
import { providerName } from "@/lib/providers/names";
import { retryAfterSeconds } from "./retry-after";

export type ProviderName = ProviderError["provider"];

/** What the error texts and the fate depend on. */
export interface RequestFacts {
  provider: ProviderName;
  method: string;
  /** Values that must never be repeated, such as tokens. */
  secrets: readonly string[];
}

/** True for methods that change nothing at the provider. */
export function isSafeMethod(method: string): boolean {
  return method === "GET" || method === "HEAD";
}

/** Fate of a request that left and got no usable answer: a read changes nothing, a write may have been done. */
export function fateAfterSending(method: string): RequestFate {
  return isSafeMethod(method) ? "refused" : "unknown";
}

/**
 * Turns an answer outside 2xx into a ProviderError. 4xx keep the provider's words, 3xx and 5xx get ours. `now` reads
 * Retry-After dates. Never throws.
 */
export function errorFromAnswer(
  facts: RequestFacts,
  response: Response,
  bodyText: string,
  now: Date,
): ProviderError {
  const { status } = response;
  const kind = kindOf(status);
  const upstream = status >= 400 && status < 500 ? readUpstream(bodyText, facts.secrets) : nothingUpstream;
  const name = providerName(facts.provider);
  const retryAfter = retryAfterSeconds(response.headers.get("retry-after"), now);
  return new ProviderError({
    provider: facts.provider,
    kind,
    fate: fateOf(status, facts.method),
    message: upstream.message === null ? ownWords(kind, name) : `${name}: ${upstream.message}`,
    status,
    ...(retryAfter === null ? {} : { retryAfter }),
    fieldErrors: upstream.fieldErrors,
  });
}

function kindOf(status: number): ProviderErrorKind {
  switch (status) {
    case 401:
      return "unauthorized";
    case 403:
      return "forbidden";
    case 404:
    case 410:
      return "not-found";
    case 405:
    case 409:
    case 423:
      return "conflict";
    case 408:
      return "timeout";
    case 429:
      return "rate-limited";
    default:
      return status >= 500 ? "unavailable" : status >= 400 ? "invalid-request" : "bad-response";
  }
}

function fateOf(status: number, method: string): RequestFate {
  if (status === 429) {
    return "not-sent";
  }
  return status >= 400 && status < 500 && status !== 408 ? "refused" : fateAfterSending(method);
}

const wordings: Record<ProviderErrorKind, (name: string) => string> = {
  unauthorized: (name) => `${name} did not accept the token of this connection.`,
  forbidden: (name) => `${name} does not allow this for the connection's account.`,
  "not-found": (name) => `${name} does not know this object.`,
  "rate-limited": (name) => `${name} is asking for fewer requests.`,
  "invalid-request": (name) => `${name} did not accept the request.`,
  conflict: (name) => `${name} says this was changed or done already.`,
  unavailable: (name) => `${name} is not answering properly at the moment.`,
  timeout: (name) => `${name} took too long to answer.`,
  "bad-response": (name) => `${name} sent an answer that could not be read.`,
  "not-configured": (name) => `The connection to ${name} is not set up.`,
};

/** Our own sentence for a kind of failure. */
export function ownWords(kind: ProviderErrorKind, name: string): string {
  return wordings[kind](name);
}

interface Upstream {
  message: string | null;
  fieldErrors: FieldErrors;
}

const nothingUpstream: Upstream = { message: null, fieldErrors: {} };

/**
 * Reads the error bodies providers send: `{error}`, `{message}`, `{error: {message, errors: [{path, message}]}}`, a bare map of dotted path to messages, whole-body
 * messages under `errors`, and `{message, errors: {…}}`. Whole-body messages get the empty path.
 */
export function readUpstream(bodyText: string, secrets: readonly string[]): Upstream {
  let body: unknown;
  try {
    body = JSON.parse(bodyText);
  } catch {
    return nothingUpstream;
  }
  if (typeof body !== "object" || body === null || Array.isArray(body)) {
    return nothingUpstream;
  }
  const fieldErrors: FieldErrors = {};
  let message: string | null = null;
  for (const [key, value] of Object.entries(body)) {
    if ((key === "error" || key === "message") && typeof value === "string") {
      message = clean(value, secrets);
    } else if (key === "error" && typeof value === "object" && value !== null && !Array.isArray(value)) {
      const inner: Record<string, unknown> = { ...value };
      if (typeof inner.message === "string") message = clean(inner.message, secrets);
      for (const entry of Array.isArray(inner.errors) ? inner.errors.slice(0, 50) : []) {
        if (typeof entry !== "object" || entry === null) continue;
        const { path, field, message: text }: Record<string, unknown> = { ...entry };
        const at = typeof path === "string" ? path : typeof field === "string" ? field : "";
        if (Array.isArray(fieldErrors[at])) continue;
        keepMessages(fieldErrors, at, text, secrets);
      }
    } else if (key === "errors" && typeof value === "object" && value !== null && !Array.isArray(value)) {
      for (const [path, inner] of Object.entries(value)) {
        keepMessages(fieldErrors, path, inner, secrets);
      }
    } else {
      keepMessages(fieldErrors, key === "errors" ? "" : key, value, secrets);
    }
  }
  const first = Object.values(fieldErrors)[0]?.[0];
  return { message: message ?? first ?? null, fieldErrors };
}

function keepMessages(into: FieldErrors, path: string, value: unknown, secrets: readonly string[]): void {
  const candidates: unknown[] = Array.isArray(value) ? value : [value];
  const messages = candidates
    .filter((entry) => typeof entry === "string")
    .map((entry) => clean(entry, secrets));
  if (messages.length > 0 && path !== "__proto__") {
    into[path] = messages.slice(0, 20);
  }
}

function clean(text: string, secrets: readonly string[]): string {
  return secrets.reduce((result, secret) => result.replaceAll(secret, "…"), text).slice(0, 300);
}
