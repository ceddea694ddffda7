import "server-only";
import { env } from "@/lib/env";
import { AppError } from "@/lib/errors";
import { type AllowedHosts, assertAllowed, EgressError } from "@/lib/http/egress";
import type { ProviderEntry } from "@/lib/providers/catalog";

/** Hosts that a connection to this provider may reach: the provider's own and those of PROVIDER_HOSTS. */
export function allowedHosts(entry: ProviderEntry): AllowedHosts {
  return {
    official: entry.baseUrls.map((url) => new URL(url).hostname),
    configured: env.providerHosts,
  };
}

/**
 * The base URL as it is stored: without a trailing slash. Throws AppError `invalid` at field `baseUrl` when the host is
 * not allowed, when it is plain http without being listed in PROVIDER_HOSTS, or when it carries a query or a fragment.
 */
export function checkedBaseUrl(entry: ProviderEntry, text: string): string {
  const refuse = (message: string) =>
    new AppError("invalid", "The base URL cannot be used. Nothing was saved.", {
      fieldErrors: { baseUrl: [message] },
    });
  const url = new URL(text);
  if (url.search !== "" || url.hash !== "") throw refuse("Leave out everything from the ? or # on.");
  try {
    assertAllowed(url, allowedHosts(entry));
  } catch (error) {
    if (error instanceof EgressError) throw refuse(error.message);
    throw error;
  }
  return url.href.replace(/\/+$/, "");
}
