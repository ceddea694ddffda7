import "server-only";
import { withTeam } from "@/lib/db/client";
import { AppError } from "@/lib/errors";
import type { Priority } from "@/lib/http/rate-budget";
import type { AdapterOptions } from "@/lib/providers/adapter-options";
import type { Adapter } from "@/lib/providers/port";
import { createAdapter } from "@/lib/providers/registry";
import { noteDrift } from "@/lib/sync/drift";
import { reachableReceiverUrl } from "@/lib/webhooks/receiver-url";
import { openAccess } from "./oauth-access";
import { credentialsStamp, storedTokenCache } from "./token-cache";

/** A provider account that is ready to be called. */
export interface ConnectedAccount {
  provider: string;
  options: AdapterOptions<unknown>;
}

/**
 * The account of a team's connection, with its credentials opened and, for OAuth, an access token that is good for a
 * while. `sync` priority leaves the last fifth of the rate limit to people. Throws AppError `not-found` for an unknown
 * or archived connection or one of another team, `unavailable` when the stored credentials do not open or nobody has
 * consented yet, and ProviderError when an access token that has ended could not be renewed.
 */
export async function accountFor(
  teamId: string,
  connectionId: string,
  priority: Priority = "interactive",
): Promise<ConnectedAccount> {
  const connection = await withTeam(teamId, (tx) =>
    tx.connection.findFirst({
      where: { id: connectionId, teamId, archivedAt: null },
      select: {
        id: true,
        teamId: true,
        provider: true,
        baseUrl: true,
        credentials: true,
        settings: true,
        webhookPath: true,
      },
    }),
  );
  if (!connection) throw noConnection();
  const { credentials, fetch } = await openAccess(connection, priority);
  const callbackUrl = reachableReceiverUrl(connection.webhookPath, connection.baseUrl);
  return {
    provider: connection.provider,
    options: {
      baseUrl: connection.baseUrl,
      credentials,
      fetch,
      clock: { now: () => new Date() },
      tokens: storedTokenCache(connection, credentialsStamp(connection.baseUrl, credentials)),
      ...(callbackUrl === null ? {} : { callbackUrl }),
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
