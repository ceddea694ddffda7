import "server-only";
import { z } from "zod";
import { webhookSecretsPlace } from "@/lib/connections/sealed";
import { open, seal } from "@/lib/crypto/envelope";
import { withTeam } from "@/lib/db/client";
import { env } from "@/lib/env";
import { log } from "@/lib/log";
import { ProviderError } from "@/lib/providers/errors";
import type { Adapter, ProviderWebhook } from "@/lib/providers/port";
import type { SyncConnection } from "@/lib/sync/connection";
import { backfillDeliveries } from "./backfill";
import { looksReachable } from "./reachable";

/** Secrets kept beside the newest: deliveries signed before a rotation may still arrive. */
const OLD_SECRETS = 2;

const secretsSchema = z.array(z.string().min(1));

/** Where the provider must send this connection's webhooks. */
function receiverUrl(webhookPath: string): string {
  return `${env.appUrl}/api/webhooks/${webhookPath}`;
}

/** The signing secrets in use, newest first; none when nothing is registered. */
export function webhookSecretsOf(connection: {
  id: string;
  teamId: string;
  webhookSecrets: string | null;
}): string[] {
  if (connection.webhookSecrets === null) return [];
  return secretsSchema.parse(JSON.parse(open(connection.webhookSecrets, webhookSecretsPlace(connection))));
}

/**
 * Sees to it that the provider sends this connection's changes to us: registers the webhook, switches it on again
 * after the provider gave up on us, corrects its address. After an interruption reads the provider's own log of what
 * we missed. Answers `none` when the provider has no webhooks, refuses them, or could not reach us; that does not fail
 * the poll. Throws ProviderError `unauthorized`.
 */
export async function checkWebhook(connection: SyncConnection, adapter: Adapter): Promise<"on" | "none"> {
  if (!adapter.webhooks || !looksReachable(env.appUrl, connection.baseUrl)) return "none";
  try {
    const url = receiverUrl(connection.webhookPath);
    const theirs = await adapter.webhooks.list();
    const held =
      theirs.find((hook) => hook.id === connection.webhookId) ?? theirs.find((hook) => hook.url === url);
    const hook = held ?? (await adapter.webhooks.create(url));
    const right = hook.enabled && hook.url === url;
    const live = right ? hook : await adapter.webhooks.update(hook.id, { url, enabled: true });
    const interrupted = !connection.webhookEnabled || connection.webhookId !== live.id || !right;
    if (interrupted) await remember(connection, live, hook.secret);
    if (held && interrupted) await backfillDeliveries(connection, adapter.webhooks, live.id);
    return "on";
  } catch (error) {
    if (!(error instanceof ProviderError) || error.kind === "unauthorized") throw error;
    log.warn(
      { connectionId: connection.id, provider: connection.provider, kind: error.kind },
      "webhook not checked",
    );
    return "none";
  }
}

async function remember(connection: SyncConnection, hook: ProviderWebhook, secret: string): Promise<void> {
  const current = hook.secret || secret;
  const secrets = [current, ...webhookSecretsOf(connection).filter((old) => old !== current)];
  const sealed = seal(JSON.stringify(secrets.slice(0, 1 + OLD_SECRETS)), webhookSecretsPlace(connection));
  await withTeam(connection.teamId, (tx) =>
    tx.connection.updateMany({
      where: { id: connection.id, teamId: connection.teamId },
      data: { webhookId: hook.id, webhookSecrets: sealed, webhookEnabled: true },
    }),
  );
}
