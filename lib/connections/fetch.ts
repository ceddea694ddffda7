import "server-only";
import { assertOutsideTransaction } from "@/lib/db/transaction-guard";
import { AppError } from "@/lib/errors";
import { createConnectionFetch } from "@/lib/http/connection-fetch";
import type { Priority } from "@/lib/http/rate-budget";
import type { Fetch } from "@/lib/http/request";
import { providerEntry } from "@/lib/providers/catalog";
import { allowedHosts } from "./base-url";
import { storedRateBudget } from "./rate-budget";
import type { ConnectionKey } from "./sealed";

/**
 * The fetch that an adapter of this connection must use: allow-listed hosts, shared rate limit, circuit breaker,
 * refused inside a database transaction. Throws AppError `not-found` for a provider that is not offered any more.
 */
export function connectionFetch(connection: ConnectionKey & { provider: string }, priority: Priority): Fetch {
  const entry = providerEntry(connection.provider);
  if (!entry) throw new AppError("not-found", "This connection's provider is not offered any more.");
  return createConnectionFetch({
    connectionId: connection.id,
    provider: entry.id,
    allowedHosts: { ...allowedHosts(entry), suffixes: entry.fileHosts ?? [] },
    budget: storedRateBudget(connection.teamId),
    clock: { now: () => new Date() },
    priority,
    guard: () => assertOutsideTransaction("call a provider"),
  });
}
