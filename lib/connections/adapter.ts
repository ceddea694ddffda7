import "server-only";
import { open, type SealedPlace } from "@/lib/crypto/envelope";
import { withTeam } from "@/lib/db/client";
import { assertOutsideTransaction } from "@/lib/db/transaction-guard";
import { env } from "@/lib/env";
import { AppError } from "@/lib/errors";
import { createConnectionFetch } from "@/lib/http/connection-fetch";
import type { Priority } from "@/lib/http/rate-budget";
import { providerEntry } from "@/lib/providers/catalog";
import type { Adapter, AdapterOptions, ProviderFetch } from "@/lib/providers/port";
import { createAdapter } from "@/lib/providers/registry";
import { noteDrift } from "@/lib/sync/drift";
import { storedRateBudget } from "./rate-budget";

/** Names a connection to what seals and opens its secrets. */
interface ConnectionKey {
  id: string;
  teamId: string;
}

/** Where a connection's credentials are sealed. */
export function credentialsPlace(connection: ConnectionKey): SealedPlace {
  return { table: "connections", rowId: connection.id, teamId: connection.teamId, field: "credentials" };
}

/** Where the signing secrets of a connection's webhook are sealed: a JSON array, newest first. */
export function webhookSecretsPlace(connection: ConnectionKey): SealedPlace {
  return { table: "connections", rowId: connection.id, teamId: connection.teamId, field: "webhook_secrets" };
}

/**
 * The fetch that an adapter of this connection must use: allow-listed hosts, shared rate limit, circuit breaker,
 * refused inside a database transaction.
 */
function connectionFetch(
  connection: ConnectionKey & { provider: string },
  priority: Priority,
): ProviderFetch {
  const entry = providerEntry(connection.provider);
  if (!entry) throw new AppError("not-found", "This connection's provider is not offered any more.");
  return createConnectionFetch({
    connectionId: connection.id,
    provider: entry.id,
    allowedHosts: {
      official: entry.baseUrls.map((url) => new URL(url).hostname),
      configured: env.providerHosts,
    },
    budget: storedRateBudget(connection.teamId),
    clock: { now: () => new Date() },
    priority,
    guard: () => assertOutsideTransaction("call a provider"),
  });
}

/** A provider account that is ready to be called. */
export interface ConnectedAccount {
  provider: string;
  options: AdapterOptions<unknown>;
}

/**
 * The account of a team's connection, with its credentials opened. `sync` priority leaves the last fifth of the rate
 * limit to people. Throws AppError `not-found` for an unknown or archived connection or one of another team, and
 * `unavailable` when the stored credentials do not open.
 */
export async function accountFor(
  teamId: string,
  connectionId: string,
  priority: Priority = "interactive",
): Promise<ConnectedAccount> {
  const connection = await withTeam(teamId, (tx) =>
    tx.connection.findFirst({
      where: { id: connectionId, teamId, archivedAt: null },
      select: { id: true, teamId: true, provider: true, baseUrl: true, credentials: true },
    }),
  );
  if (!connection) throw noConnection();
  return {
    provider: connection.provider,
    options: {
      baseUrl: connection.baseUrl,
      credentials: openCredentials(connection),
      fetch: connectionFetch(connection, priority),
      clock: { now: () => new Date() },
      onDrift: (drift) => noteDrift(connection.id, drift),
    },
  };
}

/** The adapter of a team's connection. Throws as accountFor. */
export async function adapterFor(
  teamId: string,
  connectionId: string,
  priority: Priority = "interactive",
): Promise<Adapter> {
  const { provider, options } = await accountFor(teamId, connectionId, priority);
  return createAdapter(provider, options);
}

/** For a connection that is unknown, of another team or of another provider than asked for: no difference is told. */
export function noConnection(): AppError {
  return new AppError("not-found", "There is no such connection.");
}

function openCredentials(connection: ConnectionKey & { credentials: string }): unknown {
  try {
    return JSON.parse(open(connection.credentials, credentialsPlace(connection)));
  } catch (cause) {
    const message =
      "The stored credentials cannot be read. Nothing was sent. Ask an admin to enter them again.";
    throw new AppError("unavailable", message, { cause });
  }
}
