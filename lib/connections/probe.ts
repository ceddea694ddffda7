import "server-only";
import { assertOutsideTransaction } from "@/lib/db/transaction-guard";
import { createConnectionFetch } from "@/lib/http/connection-fetch";
import { memoryRateBudget } from "@/lib/http/rate-budget";
import type { Fetch } from "@/lib/http/request";
import { memoryTokenCache } from "@/lib/http/token-cache";
import { secretWord } from "@/lib/providers/account";
import type { ProviderEntry } from "@/lib/providers/catalog";
import { ProviderError } from "@/lib/providers/errors";
import type { ConnectionReport } from "@/lib/providers/port";
import { createAdapter } from "@/lib/providers/registry";
import { allowedHosts } from "./base-url";
import type { ConnectionHealth } from "./types";

/** What a test of credentials found. */
export type Probe =
  | { ok: true; report: ConnectionReport }
  | { ok: false; status: Exclude<ConnectionHealth, "healthy" | "untested" | "disabled">; message: string };

/**
 * Asks the provider whose credentials these are, without saving anything. Never throws for what the provider answers.
 * `key` names the caller to the circuit breaker. `fetch` stands in for one of its own, e.g. one that renews tokens.
 */
export async function probe(
  entry: ProviderEntry,
  key: string,
  baseUrl: string,
  credentials: unknown,
  fetch: Fetch = probeFetch(entry, key),
): Promise<Probe> {
  const clock = { now: () => new Date() };
  try {
    // A token that was got before says nothing of the credentials now.
    const tokens = memoryTokenCache(clock);
    const adapter = createAdapter(entry.id, { baseUrl, credentials, clock, fetch, tokens });
    return { ok: true, report: await adapter.connection.test() };
  } catch (error) {
    if (error instanceof ProviderError) return probeFailure(error, entry);
    throw error;
  }
}

/** What a failed test says of a connection's health, in words for the screen. */
export function probeFailure(error: ProviderError, entry: ProviderEntry): Probe {
  const refused = error.kind === "unauthorized" || error.kind === "forbidden";
  return { ok: false, status: refused ? "unauthorized" : "unreachable", message: wording(error, entry) };
}

/** Nothing of a saved connection: what is typed into a form must not use up or break anything that is stored. */
function probeFetch(entry: ProviderEntry, key: string): Fetch {
  return createConnectionFetch({
    connectionId: `probe ${key}`,
    provider: entry.id,
    allowedHosts: allowedHosts(entry),
    budget: memoryRateBudget(),
    clock: { now: () => new Date() },
    priority: "interactive",
    guard: () => assertOutsideTransaction("call a provider"),
  });
}

function wording(error: ProviderError, entry: ProviderEntry): string {
  switch (error.kind) {
    case "unauthorized":
      if (error.fate === "not-sent") return error.message;
      return `${entry.label} does not know this ${secretWord(entry)}. Check that it was copied whole and has not expired.`;
    case "forbidden":
      return `${entry.label} knows this ${secretWord(entry)} but does not let it read its account.`;
    case "not-found":
    case "bad-response":
      return `Something answered, but not as ${entry.label} does. Check the base URL.`;
    case "timeout":
    case "unavailable":
      return `${entry.label} did not answer. Check the base URL, or try again in a minute.`;
    default:
      return error.message;
  }
}
