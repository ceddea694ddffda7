import "server-only";
import { z } from "zod";
import { type ConnectionKey, webhookSecretsPlace } from "@/lib/connections/sealed";
import { open, type SealedPlace, seal } from "@/lib/crypto/envelope";

/** Secrets kept beside the newest: deliveries signed before a rotation may still arrive. */
const OLD_SECRETS = 2;

const secretsSchema = z.array(z.string().min(1));

/** The signing secrets in use, newest first; none when nothing is registered. */
export function webhookSecretsOf(connection: ConnectionKey & { webhookSecrets: string | null }): string[] {
  if (connection.webhookSecrets === null) return [];
  return secretsSchema.parse(JSON.parse(open(connection.webhookSecrets, webhookSecretsPlace(connection))));
}

/** The secrets sealed, with `newest` in front of those that were there; the oldest fall off. */
export function withNewest(connection: ConnectionKey, newest: string, before: readonly string[]): string {
  const secrets = [newest, ...before.filter((old) => old !== newest)].slice(0, 1 + OLD_SECRETS);
  return seal(JSON.stringify(secrets), webhookSecretsPlace(connection));
}

/** The newest secret alone, sealed; null when there is none. */
export function newestOnly(connection: ConnectionKey, secrets: readonly string[]): string | null {
  const [newest] = secrets;
  return newest === undefined ? null : seal(JSON.stringify([newest]), webhookSecretsPlace(connection));
}

/** Where one secret is sealed on its way from a provider's answer to the connection. */
export function freshSecretPlace(connection: ConnectionKey): SealedPlace {
  return { table: "connections", rowId: connection.id, teamId: connection.teamId, field: "webhook_secret" };
}
