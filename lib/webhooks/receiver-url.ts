import "server-only";
import { env } from "@/lib/env";
import { looksReachable } from "./reachable";

/** Where the provider must send this connection's webhooks. */
export function receiverUrl(webhookPath: string): string {
  return `${env.appUrl}/api/webhooks/${webhookPath}`;
}

/** The same, or null where the provider at `baseUrl` could not reach us. */
export function reachableReceiverUrl(webhookPath: string, baseUrl: string): string | null {
  return looksReachable(env.appUrl, baseUrl) ? receiverUrl(webhookPath) : null;
}
