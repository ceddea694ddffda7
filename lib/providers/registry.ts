import "server-only";
import { createAmiqusAdapter } from "./amiqus/adapter";
import { type AmiqusClient, createAmiqusClient } from "./amiqus/client";
import { describeSnapshot } from "./amiqus/describe";
import { amiqusWebhookReader } from "./amiqus/webhook";
import type { OfferedProviderId } from "./catalog";
import { bearerOf, bearerSchema } from "./credentials";
import { ProviderError } from "./errors";
import type { Adapter, AdapterOptions, CaseDetail, CaseKind, Json, WebhookReader } from "./port";

/** What is stored, sealed, of each provider's credentials. Strict; messages are for the form. */
export const credentialSchemas = {
  amiqus: bearerSchema,
};

/** How each provider's webhooks are verified and read. */
export const webhookReaders = {
  amiqus: amiqusWebhookReader,
} satisfies Record<OfferedProviderId, WebhookReader>;

const describers = {
  amiqus: describeSnapshot,
} satisfies Record<OfferedProviderId, (kind: CaseKind, snapshot: Json) => CaseDetail>;

/**
 * What a case page shows of a stored snapshot, without credentials or I/O; null when the provider is not offered any
 * more. Never throws on odd shapes.
 */
export function describeSnapshotOf(provider: string, kind: CaseKind, snapshot: Json): CaseDetail | null {
  return isOffered(provider) ? describers[provider](kind, snapshot) : null;
}

const factories = {
  amiqus: (options) =>
    createAmiqusAdapter({ ...options, credentials: { token: amiqusToken(options.credentials) } }),
} satisfies Record<OfferedProviderId, (options: AdapterOptions<unknown>) => Adapter>;

function amiqusToken(credentials: unknown): string {
  return bearerOf(credentialSchemas.amiqus.parse(credentials));
}

/** What each adapter was made of, for the typed client that stands behind it. */
const madeOf = new WeakMap<Adapter, AdapterOptions<unknown>>();

/**
 * The adapter of a provider account. Throws ProviderError `not-configured` (not sent) when the stored credentials do
 * not fit the provider, and Error for a provider that is not offered.
 */
export function createAdapter(provider: string, options: AdapterOptions<unknown>): Adapter {
  if (!isOffered(provider)) {
    throw new Error(`Unknown provider ${provider}`);
  }
  const adapter = configured(provider, () => factories[provider](options));
  madeOf.set(adapter, options);
  return adapter;
}

/**
 * The typed client of a provider account, for what only that provider has and the port leaves out. Throws as
 * createAdapter.
 */
export const createProviderClient = {
  amiqus: ({ baseUrl, credentials, fetch, onDrift }: AdapterOptions<unknown>): AmiqusClient =>
    configured("amiqus", () => {
      return createAmiqusClient({ baseUrl, token: amiqusToken(credentials), fetch, onDrift });
    }),
};

/**
 * The typed Amiqus client of the account that an adapter works at: for operation handlers of what only Amiqus has.
 * Throws ProviderError `not-configured` (not sent) for another provider's adapter.
 */
export function amiqusOf(adapter: Adapter): AmiqusClient {
  const options = adapter.provider === "amiqus" ? madeOf.get(adapter) : undefined;
  if (options !== undefined) return createProviderClient.amiqus(options);
  throw new ProviderError({
    provider: adapter.provider,
    kind: "not-configured",
    fate: "not-sent",
    message: "Only Amiqus can do this.",
  });
}

function configured<T>(provider: OfferedProviderId, make: () => T): T {
  try {
    return make();
  } catch (cause) {
    throw new ProviderError({
      provider,
      kind: "not-configured",
      fate: "not-sent",
      message: "The stored credentials of this connection are not usable.",
      cause,
    });
  }
}

function isOffered(provider: string): provider is OfferedProviderId {
  return Object.hasOwn(factories, provider);
}
