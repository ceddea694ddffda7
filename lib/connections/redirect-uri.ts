import "server-only";
import { env } from "@/lib/env";

/** The address that providers send people back to. Must be registered with the OAuth application exactly so. */
export function redirectUri(): string {
  return `${env.appUrl}/api/oauth/callback`;
}
