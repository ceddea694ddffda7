import "server-only";
import { ProviderError } from "../errors";
import type { Adapter } from "../port";
import type { QuickrClient } from "./client";

const clients = new WeakMap<Adapter, QuickrClient>();

/** The adapter, with the typed client that it was built on kept for `quickrOf`. */
export function withClient(adapter: Adapter, client: QuickrClient): Adapter {
  clients.set(adapter, client);
  return adapter;
}

/**
 * The typed client behind a Quickr adapter, for handlers of writes that only Quickr has: they are given the adapter of
 * their connection. Throws ProviderError `not-configured` (not sent) for an adapter of another provider.
 */
export function quickrOf(adapter: Adapter): QuickrClient {
  const client = clients.get(adapter);
  if (client) return client;
  throw new ProviderError({
    provider: adapter.provider,
    kind: "not-configured",
    fate: "not-sent",
    message: "Only Quickr can do this. Nothing was sent.",
  });
}
