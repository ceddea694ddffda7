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
 * Why an address cannot be used, in words for beside its field; null when it can: its host is not allowed, it is plain
 * http without being listed in PROVIDER_HOSTS, or it carries a query or a fragment.
 */
export function addressProblem(entry: ProviderEntry, text: string): string | null {
  const url = URL.canParse(text) ? new URL(text) : null;
  if (url === null) return "Enter a whole address, with https:// in front.";
  if (url.search !== "" || url.hash !== "") return "Leave out everything from the ? or # on.";
  try {
    assertAllowed(url, allowedHosts(entry));
    return null;
  } catch (error) {
    if (error instanceof EgressError) return error.message;
    throw error;
  }
}

/** The base URL as it is stored: without a trailing slash. Throws AppError `invalid` at field `baseUrl` as above. */
export function checkedBaseUrl(entry: ProviderEntry, text: string): string {
  const problem = addressProblem(entry, text);
  if (problem !== null) {
    throw new AppError("invalid", "The base URL cannot be used. Nothing was saved.", {
      fieldErrors: { baseUrl: [problem] },
    });
  }
  return new URL(text).href.replace(/\/+$/, "");
}
