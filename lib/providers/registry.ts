import "server-only";
import { z } from "zod";
import { createAmiqusAdapter } from "./amiqus/adapter";
import { type AmiqusClient, createAmiqusClient } from "./amiqus/client";
import { describeSnapshot } from "./amiqus/describe";
import { amiqusWebhookReader } from "./amiqus/webhook";
import type { OfferedProviderId } from "./catalog";
import { ProviderError } from "./errors";
import type { Adapter, AdapterOptions, CaseDetail, CaseKind, Json, WebhookReader } from "./port";

/** Credentials a person enters for a connection, per provider. Strict; messages are for the form. */
export const credentialSchemas = {
  amiqus: z.strictObject({
    token: z
      .string({ error: "Enter the access token." })
      .trim()
      .min(1, { error: "Enter the access token." })
      .max(8_000, { error: "That is too long for a token." })
      .regex(/^[\x21-\x7e]*$/, { error: "A token holds no spaces or line breaks." }),
  }),
} satisfies Record<OfferedProviderId, z.ZodType>;

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
    createAmiqusAdapter({ ...options, credentials: credentialSchemas.amiqus.parse(options.credentials) }),
} satisfies Record<OfferedProviderId, (options: AdapterOptions<unknown>) => Adapter>;

/**
 * The adapter of a provider account. Throws ProviderError `not-configured` (not sent) when the stored credentials do
 * not fit the provider, and Error for a provider that is not offered.
 */
export function createAdapter(provider: string, options: AdapterOptions<unknown>): Adapter {
  if (!isOffered(provider)) {
    throw new Error(`Unknown provider ${provider}`);
  }
  return configured(provider, () => factories[provider](options));
}

/**
 * The typed client of a provider account, for what only that provider has and the port leaves out. Throws as
 * createAdapter.
 */
export const createProviderClient = {
  amiqus: ({ baseUrl, credentials, fetch, onDrift }: AdapterOptions<unknown>): AmiqusClient =>
    configured("amiqus", () => {
      const { token } = credentialSchemas.amiqus.parse(credentials);
      return createAmiqusClient({ baseUrl, token, fetch, onDrift });
    }),
};

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
