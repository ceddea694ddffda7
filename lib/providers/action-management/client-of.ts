import "server-only";
import { ProviderError } from "../errors";
import type { Adapter } from "../port";
import type { ActionManagementClient } from "./client";

const clients = new WeakMap<Adapter, ActionManagementClient>();

/** The adapter, with the typed client that it was built on kept for `actionManagementOf`. */
export function withClient(adapter: Adapter, client: ActionManagementClient): Adapter {
  clients.set(adapter, client);
  return adapter;
}

/**
 * The typed client behind an Action Management adapter, for handlers of writes that only it has: they are given the
 * adapter of their connection. Throws ProviderError `not-configured` (not sent) for an adapter of another provider.
 */
export function actionManagementOf(adapter: Adapter): ActionManagementClient {
  const client = clients.get(adapter);
  if (client) return client;
  throw new ProviderError({
    provider: adapter.provider,
    kind: "not-configured",
    fate: "not-sent",
    message: "Only Action Management can do this. Nothing was sent.",
  });
}
