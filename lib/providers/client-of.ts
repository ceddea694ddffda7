import "server-only";
import { ProviderError } from "./errors";
import { providerName } from "./names";
import type { Adapter, ProviderId } from "./port";

/** Keeps the typed client that each adapter of a provider was built on, for what only that provider can do. */
export function clientsOf<Client>(provider: ProviderId) {
  const clients = new WeakMap<Adapter, Client>();

  /** The adapter, with its client kept for `clientOf`. */
  function withClient(adapter: Adapter, client: Client): Adapter {
    clients.set(adapter, client);
    return adapter;
  }

  /**
   * The client behind an adapter, for handlers of writes, who are given the adapter of their connection. Throws
   * ProviderError `not-configured` (not sent) for an adapter of another provider.
   */
  function clientOf(adapter: Adapter): Client {
    const client = clients.get(adapter);
    if (client) return client;
    throw new ProviderError({
      provider: adapter.provider,
      kind: "not-configured",
      fate: "not-sent",
      message: `Only ${providerName(provider)} can do this. Nothing was sent.`,
    });
  }

  return { withClient, clientOf };
}
