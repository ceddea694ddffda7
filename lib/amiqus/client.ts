import "server-only";
import { accountFor, noConnection } from "@/lib/connections/adapter";
import type { Priority } from "@/lib/http/rate-budget";
import type { AmiqusClient } from "@/lib/providers/amiqus/client";
import { createProviderClient } from "@/lib/providers/registry";

/**
 * The typed Amiqus client of a team's connection, for what the neutral adapter leaves out: organisations, files, forms,
 * corrections, credits, webhooks and more (docs/providers/amiqus.md). Never call it inside a database transaction.
 * Throws AppError `not-found` when the connection is unknown, archived, another team's or not Amiqus, `unavailable`
 * when its credentials do not open, and ProviderError `not-configured` when they do not fit.
 */
export async function amiqusFor(
  teamId: string,
  connectionId: string,
  priority: Priority = "interactive",
): Promise<AmiqusClient> {
  const { provider, options } = await accountFor(teamId, connectionId, priority);
  if (provider !== "amiqus") throw noConnection();
  return createProviderClient.amiqus(options);
}
