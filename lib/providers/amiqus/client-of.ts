import "server-only";
import { ProviderError } from "../errors";
import type { Adapter } from "../port";
import type { AmiqusClient } from "./client";

const clients = new WeakMap<Adapter, AmiqusClient>();

/** The adapter, with the typed client that it was built on kept for `amiqusOf`. */
export function withClient(adapter: Adapter, client: AmiqusClient): Adapter {
  clients.set(adapter, client);
  return adapter;
}

/**
 * The typed client behind an Amiqus adapter, for handlers of writes that only Amiqus has: they are given the adapter of
 * their connection. Throws ProviderError `not-configured` (not sent) for an adapter of another provider.
 */
export function amiqusOf(adapter: Adapter): AmiqusClient {
  const client = clients.get(adapter);
  if (client) return client;
  throw new ProviderError({
    provider: adapter.provider,
    kind: "not-configured",
    fate: "not-sent",
    message: "Only Amiqus can do this. Nothing was sent.",
  });
}
