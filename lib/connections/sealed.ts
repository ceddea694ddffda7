import "server-only";
import { open, type SealedPlace } from "@/lib/crypto/envelope";
import { AppError } from "@/lib/errors";

/** Names a connection to what seals and opens its secrets. */
export interface ConnectionKey {
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

/** The credentials of a connection as stored. Throws AppError `unavailable` when no key of the server opens them. */
export function openCredentials(connection: ConnectionKey & { credentials: string }): unknown {
  try {
    return JSON.parse(open(connection.credentials, credentialsPlace(connection)));
  } catch (cause) {
    const message =
      "The stored credentials cannot be read. Nothing was sent. Ask an admin to enter them again.";
    throw new AppError("unavailable", message, { cause });
  }
}
