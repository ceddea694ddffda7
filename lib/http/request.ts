import "server-only";
import type { z } from "zod";
import { ProviderError } from "@/lib/providers/errors";
import { providerName } from "@/lib/providers/names";
import { collectingDrift, type DriftNote } from "./drift";
import {
  errorFromAnswer,
  fateAfterSending,
  ownWords,
  type ProviderName,
  type RequestFacts,
} from "./error-answer";
import { errorFromFailure, MisplacedCallError } from "./error-failure";
import { BodyTooLargeError, limitStream, readText } from "./read-body";

/** Any JSON value, as received. */
export type JsonValue = string | number | boolean | null | JsonValue[] | { [key: string]: JsonValue };

/** How requests go out; in the app allow-listed, rate-limited and breaker-guarded for one connection. */
export type Fetch = (input: URL, init: RequestInit) => Promise<Response>;

export interface RequestOptions {
  provider: ProviderName;
  method: "GET" | "HEAD" | "POST" | "PUT" | "PATCH" | "DELETE";
  url: URL;
  headers: Record<string, string>;
  /** Sent as JSON, as multipart when it is a FormData, form-urlencoded when it is URLSearchParams. */
  body?: unknown;
  /** Values of the body that error texts must never repeat; those of the headers are known. */
  secrets?: readonly string[];
  /** Covers everything from sending to the last byte of the answer. Default 30 s. */
  timeoutMs?: number;
  /** Largest answer read. Default 5 MB. */
  maxBytes?: number;
  /** Cancels from outside, e.g. when the browser goes away. */
  signal?: AbortSignal;
}

export interface JsonRequestOptions<Schema extends z.ZodType> extends RequestOptions {
  schema: Schema;
  onDrift?: ((note: DriftNote) => void) | undefined;
}

/** A parsed answer beside what was received. */
export interface Received<T> {
  value: T;
  raw: JsonValue;
  headers: Headers;
}

export interface StreamedFile {
  body: ReadableStream<Uint8Array>;
  mimeType: string;
  size: number | null;
  /** From Content-Disposition, without any path; null when the provider gave none. */
  fileName: string | null;
}

const DEFAULT_TIMEOUT_MS = 30_000;
const DEFAULT_MAX_BYTES = 5_000_000;
const ERROR_BODY_BYTES = 64_000;

/**
 * Sends a request whose 2xx answer is JSON and parses it with a tolerant schema. Throws ProviderError (and MisplacedCallError for a bug):
 * `bad-response` for redirects, malformed, oversized or unreadable bodies; see RequestFate for what is known after.
 */
export async function requestJson<Schema extends z.ZodType>(
  fetch: Fetch,
  options: JsonRequestOptions<Schema>,
): Promise<Received<z.output<Schema>>> {
  const received = await requestOptionalJson(fetch, options);
  if (received === null) {
    throw badResponse(options, "The answer is empty.");
  }
  return received;
}

/** As requestJson, for operations that answer 204 when there is nothing to tell: then null. */
export async function requestOptionalJson<Schema extends z.ZodType>(
  fetch: Fetch,
  options: JsonRequestOptions<Schema>,
): Promise<Received<z.output<Schema>> | null> {
  const { response, text } = await exchange(fetch, options);
  if (response.status === 204) {
    return null;
  }
  let raw: JsonValue;
  try {
    raw = JSON.parse(text);
  } catch (cause) {
    throw badResponse(options, "The answer is not JSON.", cause);
  }
  // A schema may walk deep into hostile data; whatever it throws is still the provider's fault.
  try {
    const parsed = collectingDrift(options.onDrift, () => options.schema.safeParse(raw));
    if (parsed.success) {
      return { value: parsed.data, raw, headers: response.headers };
    }
    const where = parsed.error.issues[0]?.path.map(String).join(".") ?? "";
    throw badResponse(options, `The answer has an unexpected shape${where === "" ? "" : ` at ${where}`}.`);
  } catch (cause) {
    throw cause instanceof ProviderError ? cause : badResponse(options, "The answer is not readable.", cause);
  }
}

/** Sends a request whose 2xx answer has no body that matters. Returns its headers. Throws ProviderError only. */
export async function requestEmpty(fetch: Fetch, options: RequestOptions): Promise<Headers> {
  const { response } = await exchange(fetch, options);
  return response.headers;
}

/**
 * Sends a GET whose answer is a file and hands it on without buffering. Size and time limits hold while it streams.
 * Throws ProviderError before the first byte; later failures error the stream.
 */
export async function requestStream(fetch: Fetch, options: RequestOptions): Promise<StreamedFile> {
  const deadline = startDeadline(options);
  const maxBytes = options.maxBytes ?? DEFAULT_MAX_BYTES;
  try {
    const response = await send(fetch, options, deadline.signal);
    if (response.body === null) {
      throw badResponse(options, "The file is empty.");
    }
    const length = Number(response.headers.get("content-length") ?? Number.NaN);
    if (length > maxBytes) {
      response.body.cancel().catch(() => undefined);
      throw badResponse(options, "The file is too large.");
    }
    return {
      body: limitStream(response.body, maxBytes, deadline.signal, deadline.stop),
      mimeType: response.headers.get("content-type")?.split(";")[0]?.trim() || "application/octet-stream",
      size: Number.isFinite(length) ? length : null,
      fileName: fileNameOf(response.headers.get("content-disposition")),
    };
  } catch (error) {
    deadline.stop();
    throw toProviderError(options, error, deadline.signal);
  }
}

async function exchange(
  fetch: Fetch,
  options: RequestOptions,
): Promise<{ response: Response; text: string }> {
  const deadline = startDeadline(options);
  try {
    const response = await send(fetch, options, deadline.signal);
    const text = await readText(response, options.maxBytes ?? DEFAULT_MAX_BYTES, deadline.signal);
    return { response, text };
  } catch (error) {
    throw toProviderError(options, error, deadline.signal);
  } finally {
    deadline.stop();
  }
}

/** Resolves with a 2xx response. Anything else throws. */
async function send(fetch: Fetch, options: RequestOptions, signal: AbortSignal): Promise<Response> {
  const { method, url, body } = options;
  const headers: Record<string, string> = { accept: "application/json", ...options.headers };
  let payload: string | FormData | null = null;
  if (body instanceof FormData) {
    payload = body;
  } else if (body instanceof URLSearchParams) {
    payload = body.toString();
    headers["content-type"] = "application/x-www-form-urlencoded";
  } else if (body !== undefined) {
    payload = JSON.stringify(body);
    headers["content-type"] = "application/json";
  }
  const response = await fetch(url, { method, headers, body: payload, signal, redirect: "manual" });
  if (response.status >= 200 && response.status < 300) {
    return response;
  }
  const text = await readText(response, ERROR_BODY_BYTES, signal).catch(() => "");
  throw errorFromAnswer(factsOf(options), response, text, new Date());
}

function toProviderError(
  options: RequestOptions,
  error: unknown,
  signal: AbortSignal,
): ProviderError | MisplacedCallError {
  if (error instanceof ProviderError || error instanceof MisplacedCallError) {
    return error;
  }
  if (error instanceof BodyTooLargeError) {
    return badResponse(options, "The answer is too large.", error);
  }
  return errorFromFailure(factsOf(options), error, signal);
}

function badResponse(options: RequestOptions, detail: string, cause?: unknown): ProviderError {
  return new ProviderError({
    provider: options.provider,
    kind: "bad-response",
    fate: fateAfterSending(options.method),
    message: `${ownWords("bad-response", providerName(options.provider))} ${detail}`,
    cause,
  });
}

const PLAIN_HEADERS = new Set(["accept", "content-type", "user-agent"]);

function factsOf(options: RequestOptions): RequestFacts {
  const secrets = Object.entries(options.headers)
    .filter(([name]) => !PLAIN_HEADERS.has(name.toLowerCase()))
    .flatMap(([, value]) => [value, value.replace(/^\S+\s+/, "")])
    .concat(options.secrets ?? [])
    .filter((value) => value.length >= 6);
  return { provider: options.provider, method: options.method, secrets };
}

function startDeadline(options: RequestOptions): { signal: AbortSignal; stop: () => void } {
  const controller = new AbortController();
  const timer = setTimeout(
    () => controller.abort(new DOMException("The request timed out.", "TimeoutError")),
    options.timeoutMs ?? DEFAULT_TIMEOUT_MS,
  );
  const cancel = () => controller.abort(options.signal?.reason);
  if (options.signal?.aborted) {
    cancel();
  }
  options.signal?.addEventListener("abort", cancel, { once: true });
  const stop = () => {
    clearTimeout(timer);
    options.signal?.removeEventListener("abort", cancel);
  };
  return { signal: controller.signal, stop };
}

function fileNameOf(disposition: string | null): string | null {
  const whole = decoded(/filename\*=UTF-8'[^']*'([^;\s]+)/i.exec(disposition ?? "")?.[1]);
  const name = whole ?? /filename="?([^";]+)"?/i.exec(disposition ?? "")?.[1]?.trim() ?? "";
  const base = name.split(/[\\/]/).at(-1) ?? "";
  return base === "" ? null : base.slice(0, 200);
}

function decoded(value: string | undefined): string | null {
  try {
    return value === undefined ? null : decodeURIComponent(value);
  } catch {
    return null;
  }
}
