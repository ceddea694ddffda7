import { ProviderError, type RequestFate } from "@/lib/providers/errors";
import { providerName } from "@/lib/providers/names";
import { fateAfterSending, ownWords, type RequestFacts } from "./error-answer";

/** Error codes that prove that no byte of the request reached the provider. */
const NEVER_CONNECTED = new Set([
  "ECONNREFUSED",
  "ENOTFOUND",
  "EAI_AGAIN",
  "ENETUNREACH",
  "EHOSTUNREACH",
  "EGRESS_REFUSED",
  "UND_ERR_CONNECT_TIMEOUT",
  "CERT_HAS_EXPIRED",
  "DEPTH_ZERO_SELF_SIGNED_CERT",
  "SELF_SIGNED_CERT_IN_CHAIN",
  "UNABLE_TO_VERIFY_LEAF_SIGNATURE",
  "ERR_TLS_CERT_ALTNAME_INVALID",
]);

const TIMEOUTS = new Set([
  "UND_ERR_HEADERS_TIMEOUT",
  "UND_ERR_BODY_TIMEOUT",
  "UND_ERR_CONNECT_TIMEOUT",
  "ETIMEDOUT",
]);

/** A provider call at a place where the app must not make one: a bug of ours, so it is not dressed as a ProviderError. */
export class MisplacedCallError extends Error {
  constructor(cause: unknown) {
    super(cause instanceof Error ? cause.message : "A provider must not be called here.", { cause });
    this.name = "MisplacedCallError";
  }
}

/** Turns a rejected fetch or a broken body into a ProviderError. Never throws. */
export function errorFromFailure(facts: RequestFacts, error: unknown, signal: AbortSignal): ProviderError {
  const codes = codesOf(error);
  const name = providerName(facts.provider);
  const fate = fateOfFailure(codes, facts.method);
  if (codes.includes("EGRESS_REFUSED")) {
    const detail = reasonOf(error);
    return new ProviderError({
      provider: facts.provider,
      kind: "not-configured",
      fate,
      message: `${ownWords("not-configured", name)} ${detail}`,
      cause: error,
    });
  }
  const timedOut = signal.aborted || isTimeout(error) || codes.some((code) => TIMEOUTS.has(code));
  const kind = timedOut ? "timeout" : "unavailable";
  return new ProviderError({
    provider: facts.provider,
    kind,
    fate,
    message: ownWords(kind, name),
    cause: error,
  });
}

/** True when the failure proves that nothing reached the provider. */
export function neverConnected(error: unknown): boolean {
  return codesOf(error).some((code) => NEVER_CONNECTED.has(code));
}

function fateOfFailure(codes: string[], method: string): RequestFate {
  return codes.some((code) => NEVER_CONNECTED.has(code)) ? "not-sent" : fateAfterSending(method);
}

function isTimeout(error: unknown): boolean {
  return error instanceof Error && error.name === "TimeoutError";
}

/** Codes of an error and its causes. */
function codesOf(error: unknown): string[] {
  const codes: string[] = [];
  let current = error;
  for (let depth = 0; depth < 6 && current instanceof Error; depth += 1) {
    if ("code" in current && typeof current.code === "string") {
      codes.push(current.code);
    }
    current = current.cause;
  }
  return codes;
}

function reasonOf(error: unknown): string {
  let current = error;
  for (let depth = 0; depth < 6 && current instanceof Error; depth += 1) {
    if ("code" in current && current.code === "EGRESS_REFUSED") {
      return current.message;
    }
    current = current.cause;
  }
  return "";
}
