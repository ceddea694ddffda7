/**
 * What is known of a connection's rate limit. `remaining` counts requests left until `resetAt`; nothing may be sent
 * before `notBefore`.
 */
export interface Budget {
  limit: number | null;
  remaining: number | null;
  resetAt: Date | null;
  notBefore: Date | null;
}

/** Where budgets live so that every process of one connection shares them. */
export interface RateBudget {
  load(connectionId: string): Promise<Budget | null>;
  save(connectionId: string, budget: Budget): Promise<void>;
}

/** A budget store for one process: tests, and connections that are not saved yet. */
export function memoryRateBudget(): RateBudget {
  const budgets = new Map<string, Budget>();
  return {
    load: async (connectionId) => budgets.get(connectionId) ?? null,
    save: async (connectionId, budget) => {
      budgets.set(connectionId, budget);
    },
  };
}

/** `interactive` is a person waiting; `sync` is background work, which leaves the last fifth of the budget alone. */
export type Priority = "interactive" | "sync";

/** The window assumed when a provider tells the limit but not when it resets. */
const ASSUMED_WINDOW_MS = 60_000;

/** The moment before which a request of this priority must not be sent, or null when it may go at once. */
export function earliestSend(budget: Budget | null, priority: Priority, now: Date): Date | null {
  if (budget === null) {
    return null;
  }
  const waits: Date[] = budget.notBefore === null ? [] : [budget.notBefore];
  const { limit, remaining, resetAt } = budget;
  if (remaining !== null && resetAt !== null) {
    const reserve = priority === "sync" && limit !== null ? Math.ceil(limit / 5) : 0;
    if (remaining <= reserve) {
      waits.push(resetAt);
    }
  }
  const latest = waits.reduce<Date | null>((best, at) => (best === null || at > best ? at : best), null);
  return latest !== null && latest > now ? latest : null;
}

/** The budget after an answer with these headers. `retryAfter` is in seconds, for a 429 or 503 that gave one. */
export function budgetAfter(
  previous: Budget | null,
  headers: Headers,
  retryAfter: number | null,
  now: Date,
): Budget | null {
  const limit = count(headers.get("x-ratelimit-limit"));
  const remaining = count(headers.get("x-ratelimit-remaining"));
  if (limit === null && remaining === null && retryAfter === null) {
    return null;
  }
  const notBefore =
    retryAfter === null ? (previous?.notBefore ?? null) : new Date(now.getTime() + retryAfter * 1000);
  return {
    limit: limit ?? previous?.limit ?? null,
    remaining: remaining ?? previous?.remaining ?? null,
    resetAt: resetTime(previous, headers, remaining, now),
    notBefore: notBefore !== null && notBefore > now ? notBefore : null,
  };
}

/** A told reset wins; else the running window goes on while `remaining` falls, and a new one starts when it rises. */
function resetTime(
  previous: Budget | null,
  headers: Headers,
  remaining: number | null,
  now: Date,
): Date | null {
  const told = count(headers.get("x-ratelimit-reset"));
  if (told !== null) {
    // A told time far away would lock the connection out; 15 minutes is the most any window is believed.
    return new Date(Math.min(told * 1000, now.getTime() + 900_000));
  }
  const running = previous?.resetAt ?? null;
  const falls = previous?.remaining == null || remaining === null || remaining <= previous.remaining;
  return running !== null && running > now && falls ? running : new Date(now.getTime() + ASSUMED_WINDOW_MS);
}

function count(value: string | null): number | null {
  return value !== null && /^\d{1,15}$/.test(value.trim()) ? Number(value) : null;
}
