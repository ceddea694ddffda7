import "server-only";
import { z } from "zod";
import { open, type SealedPlace } from "@/lib/crypto/envelope";
import { AppError } from "@/lib/errors";
import type { AccountFields } from "@/lib/providers/account";

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

const fieldsSchema = z.record(z.string(), z.string());

/** What a `settings` column holds; nothing where there is only a token. */
export function settingsOf(settings: unknown): AccountFields {
  return fieldsSchema.safeParse(settings).data ?? {};
}

/** The secrets of an account with fields of its own. Throws as openCredentials. */
export function openSecrets(connection: ConnectionKey & { credentials: string }): AccountFields {
  return fieldsSchema.safeParse(openCredentials(connection)).data ?? {};
}

/** What an adapter is given: the credentials, and with them what is kept beside. Throws as openCredentials. */
export function openAccount(connection: ConnectionKey & { credentials: string; settings: unknown }): unknown {
  if (connection.settings === null) return openCredentials(connection);
  return { ...settingsOf(connection.settings), ...openSecrets(connection) };
}
