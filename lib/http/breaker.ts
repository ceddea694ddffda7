import {
  type CircuitBreakerPolicy,
  CircuitState,
  ConsecutiveBreaker,
  circuitBreaker,
  handleWhen,
} from "cockatiel";
import { EgressError } from "./egress";
import { processWide } from "./process-wide";

const FAILURES_TO_OPEN = 5;
const HALF_OPEN_AFTER_MS = 10_000;

/** A provider's 5xx, thrown inside the breaker so that it counts as a failure. */
class ServerFailure extends Error {
  constructor(readonly response: Response) {
    super(`status ${response.status}`);
  }
}

function breakers(): Map<string, CircuitBreakerPolicy> {
  return processWide("breakers", () => new Map<string, CircuitBreakerPolicy>());
}

function breakerFor(connectionId: string): CircuitBreakerPolicy {
  const existing = breakers().get(connectionId);
  if (existing !== undefined) {
    return existing;
  }
  const created = circuitBreaker(
    handleWhen((error) => !(error instanceof EgressError) && error.name !== "AbortError"),
    { halfOpenAfter: HALF_OPEN_AFTER_MS, breaker: new ConsecutiveBreaker(FAILURES_TO_OPEN) },
  );
  breakers().set(connectionId, created);
  return created;
}

/**
 * Runs one attempt behind the connection's circuit breaker: five network failures, timeouts or 5xx in a row open it
 * for 10 s. Resolves with any response; rejects with `attempt`'s error, or BrokenCircuitError when open.
 */
export async function throughBreaker(
  connectionId: string,
  attempt: () => Promise<Response>,
): Promise<Response> {
  try {
    return await breakerFor(connectionId).execute(async () => {
      const response = await attempt();
      if (response.status >= 500) {
        throw new ServerFailure(response);
      }
      return response;
    });
  } catch (error) {
    if (error instanceof ServerFailure) {
      return error.response;
    }
    throw error;
  }
}

/**
 * Whether this process holds calls of the connection back: `open` after five failures in a row, `trying` while one call
 * finds out whether it is over.
 */
export function breakerState(connectionId: string): "closed" | "open" | "trying" {
  switch (breakers().get(connectionId)?.state) {
    case CircuitState.Open:
    case CircuitState.Isolated:
      return "open";
    case CircuitState.HalfOpen:
      return "trying";
    default:
      return "closed";
  }
}

/** Forgets a connection's failures, e.g. after its settings changed. */
export function resetBreaker(connectionId: string): void {
  breakers().delete(connectionId);
}
