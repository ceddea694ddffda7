import "server-only";
import { ProviderError } from "@/lib/providers/errors";
import { providerName } from "@/lib/providers/names";
import { throughBreaker } from "./breaker";
import { enterGate } from "./connection-gate";
import { type AllowedHosts, createEgressFetch } from "./egress";
import { isSafeMethod, ownWords, type ProviderName } from "./error-answer";
import { MisplacedCallError, neverConnected } from "./error-failure";
import { processWide } from "./process-wide";
import { budgetAfter, earliestSend, type Priority, type RateBudget } from "./rate-budget";
import type { Fetch } from "./request";
import { retryAfterSeconds } from "./retry-after";

export interface ConnectionFetchOptions {
  connectionId: string;
  provider: ProviderName;
  allowedHosts: AllowedHosts;
  budget: RateBudget;
  clock: { now(): Date };
  priority: Priority;
  /** Throws when called inside a database transaction; then MisplacedCallError is thrown and nothing is sent. */
  guard?: () => void;
  /** Replaced in tests. */
  transport?: Fetch;
  sleep?: (milliseconds: number, signal: AbortSignal | null) => Promise<void>;
  random?: () => number;
}

const MAX_ATTEMPTS = 5;
const FIRST_BACKOFF_MS = 250;
const MAX_BACKOFF_MS = 30_000;
/** Headers of a read must come within this time, so that a hanging attempt leaves time for another. */
const SAFE_ATTEMPT_MS = 10_000;
/** Longest a call waits for its rate limit before it is given back to the caller. */
const MAX_WAIT_MS: Record<Priority, number> = { interactive: 5_000, sync: 20_000 };
const DEFAULT_RETRY_AFTER_SECONDS = 10;

/**
 * The fetch of one connection: allow-listed, rate-limited across processes, behind the connection's circuit breaker.
 * Reads are retried with full jitter on network failures, 408, 429 and 5xx, at most 5 attempts; writes are sent once.
 * Resolves with whatever the provider answered. Rejects with the network error, or with a ProviderError of fate
 * `not-sent`: `unavailable` when the breaker is open, `rate-limited` when the wait would be too long.
 */
export function createConnectionFetch(options: ConnectionFetchOptions): Fetch {
  const { connectionId, budget, clock, priority } = options;
  const transport = options.transport ?? sharedEgressFetch(options.allowedHosts);
  const sleep = options.sleep ?? sleepFor;
  const random = options.random ?? Math.random;

  async function attempt(input: URL, init: RequestInit, safe: boolean): Promise<Response> {
    const signal = init.signal ?? null;
    let release = () => {};
    let sent = false;
    try {
      release = await enterGate(connectionId, priority, signal);
      await waitForTurn(signal);
      const limit = safe ? attemptLimit(signal) : { signal, stop: () => {} };
      try {
        return await throughBreaker(connectionId, () => {
          sent = true;
          return transport(input, { ...init, signal: limit.signal });
        });
      } finally {
        limit.stop();
      }
    } catch (error) {
      // Whatever failed while waiting for a slot, a turn or the breaker, the request never left.
      throw sent || error instanceof ProviderError ? error : notSent("unavailable", 10, error);
    } finally {
      release();
    }
  }

  async function waitForTurn(signal: AbortSignal | null): Promise<void> {
    const now = clock.now();
    const earliest = earliestSend(await budget.load(connectionId), priority, now);
    if (earliest === null) {
      return;
    }
    const wait = earliest.getTime() - now.getTime();
    if (wait > MAX_WAIT_MS[priority]) {
      throw notSent("rate-limited", Math.ceil(wait / 1000));
    }
    await sleep(wait, signal);
  }

  async function remember(response: Response): Promise<number | null> {
    const now = clock.now();
    const told = retryAfterSeconds(response.headers.get("retry-after"), now);
    const pause =
      response.status === 429 ? (told ?? DEFAULT_RETRY_AFTER_SECONDS) : response.status === 503 ? told : null;
    try {
      const next = budgetAfter(await budget.load(connectionId), response.headers, pause, now);
      if (next !== null) {
        await budget.save(connectionId, next);
      }
    } catch {
      // The provider has answered; failing to note its rate limit must not lose that answer.
    }
    return pause;
  }

  function notSent(kind: "unavailable" | "rate-limited", retryAfter: number, cause?: unknown): ProviderError {
    const { provider } = options;
    const message = ownWords(kind, providerName(provider));
    return new ProviderError({ provider, kind, fate: "not-sent", message, retryAfter, cause });
  }

  return async (input, init) => {
    checkPlace(options.guard);
    const safe = isSafeMethod(init.method ?? "GET");
    const attempts = safe ? MAX_ATTEMPTS : 1;
    for (let number = 1; ; number += 1) {
      const last = number === attempts;
      let pause: number | null = null;
      try {
        const response = await attempt(input, init, safe);
        pause = await remember(response);
        const worthIt = !last && isTransient(response.status) && (pause ?? 0) * 1000 <= MAX_WAIT_MS[priority];
        if (!worthIt) {
          return response;
        }
        response.body?.cancel().catch(() => undefined);
      } catch (error) {
        if (last || init.signal?.aborted || error instanceof ProviderError || isRefusal(error)) {
          throw error;
        }
      }
      const ceiling = Math.min(MAX_BACKOFF_MS, FIRST_BACKOFF_MS * 2 ** (number - 1));
      // After a told pause the next attempt waits for its turn; the jitter on top keeps callers from aligning.
      await sleep(random() * ceiling, init.signal ?? null);
    }
  };
}

function checkPlace(guard: (() => void) | undefined): void {
  try {
    guard?.();
  } catch (error) {
    throw new MisplacedCallError(error);
  }
}

function isTransient(status: number): boolean {
  return status === 408 || status === 429 || status >= 500;
}

/** Our own refusal to connect, or a name that does not exist, will not heal within a second. */
function isRefusal(error: unknown): boolean {
  return neverConnected(error) && !hasCode(error, "ECONNREFUSED") && !hasCode(error, "EAI_AGAIN");
}

function hasCode(error: unknown, code: string): boolean {
  return error instanceof Error && (("code" in error && error.code === code) || hasCode(error.cause, code));
}

/** Sockets are pooled, so connections with the same allowed hosts share one fetch. */
function sharedEgressFetch(hosts: AllowedHosts): Fetch {
  const fetches = processWide("egress", () => new Map<string, Fetch>());
  const key = JSON.stringify([hosts.official, hosts.configured, hosts.suffixes ?? []]);
  const existing = fetches.get(key);
  if (existing !== undefined) {
    return existing;
  }
  const created = createEgressFetch(hosts);
  fetches.set(key, created);
  return created;
}

/** Aborts an attempt whose headers are late; once they came, only the caller's own deadline counts. */
function attemptLimit(signal: AbortSignal | null): { signal: AbortSignal; stop: () => void } {
  const controller = new AbortController();
  const timer = setTimeout(
    () => controller.abort(new DOMException("The attempt timed out.", "TimeoutError")),
    SAFE_ATTEMPT_MS,
  );
  const combined = signal === null ? controller.signal : AbortSignal.any([signal, controller.signal]);
  return { signal: combined, stop: () => clearTimeout(timer) };
}

function sleepFor(milliseconds: number, signal: AbortSignal | null): Promise<void> {
  return new Promise((resolve, reject) => {
    const stop = () => {
      clearTimeout(timer);
      reject(signal?.reason);
    };
    const timer = setTimeout(() => {
      signal?.removeEventListener("abort", stop);
      resolve();
    }, milliseconds);
    if (signal?.aborted) {
      stop();
    } else {
      signal?.addEventListener("abort", stop, { once: true });
    }
  });
}
