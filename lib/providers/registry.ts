import "server-only";
import type { z } from "zod";
import { createActionManagementAdapter } from "./action-management/adapter";
import { actionManagementCredentialsSchema } from "./action-management/credentials";
import { describeSnapshot as describeActionManagement } from "./action-management/describe";
import type { AdapterOptions } from "./adapter-options";
import { createAmiqusAdapter } from "./amiqus/adapter";
import { type AmiqusClient, createAmiqusClient } from "./amiqus/client";
import { describeSnapshot } from "./amiqus/describe";
import {
  authorizeUrl,
  exchangeCode,
  type OAuthApp,
  type OAuthSecrets,
  type OAuthTokens,
  refresh,
} from "./amiqus/oauth";
import { amiqusWebhookReader } from "./amiqus/webhook";
import { createAplyidAdapter } from "./aplyid/adapter";
import { aplyidCredentialsSchema } from "./aplyid/credentials";
import { describeSnapshot as describeAplyid } from "./aplyid/describe";
import { aplyidWebhookReader } from "./aplyid/webhook";
import type { OfferedProviderId } from "./catalog";
import { bearerOf, bearerSchema } from "./credentials";
import { ProviderError } from "./errors";
import type { Adapter, CaseDetail, CaseKind, Json } from "./port";
import { createQuickrAdapter } from "./quickr/adapter";
import { createQuickrClient, type QuickrClient } from "./quickr/client";
import { quickrCredentialsSchema } from "./quickr/credentials";
import { describeSnapshot as describeQuickr } from "./quickr/describe";
import { quickrWebhookReader } from "./quickr/webhook";
import type { WebhookReader } from "./webhook-port";

/** What is stored, sealed, of each provider's credentials. Strict; messages are for the form. */
export const credentialSchemas = {
  amiqus: bearerSchema,
  aplyid: aplyidCredentialsSchema,
  quickr: quickrCredentialsSchema,
  "action-management": actionManagementCredentialsSchema,
} satisfies Record<OfferedProviderId, z.ZodType>;

/** How a provider's credentials are checked, or null when it is not offered. */
export function credentialSchemaOf(provider: string): z.ZodType | null {
  return isOffered(provider) ? credentialSchemas[provider] : null;
}

/** The authorization code flow of a provider: where people consent, and how a code or a refresh token becomes tokens. */
export interface OAuthFlow {
  authorizeUrl(app: OAuthApp, state: string): URL;
  exchangeCode(app: OAuthSecrets, code: string): Promise<OAuthTokens>;
  refresh(app: OAuthSecrets, refreshToken: string): Promise<OAuthTokens>;
}

const oauthFlows = new Map<string, OAuthFlow>([["amiqus", { authorizeUrl, exchangeCode, refresh }]]);

/** The OAuth flow of a provider, or null when it has none. */
export function oauthFlowOf(provider: string): OAuthFlow | null {
  return oauthFlows.get(provider) ?? null;
}

/** How webhooks are verified and read, of providers that send any. */
export const webhookReaders = {
  amiqus: amiqusWebhookReader,
  aplyid: aplyidWebhookReader,
  quickr: quickrWebhookReader,
} satisfies Partial<Record<OfferedProviderId, WebhookReader>>;

const describers = {
  amiqus: describeSnapshot,
  aplyid: describeAplyid,
  quickr: describeQuickr,
  "action-management": describeActionManagement,
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
  aplyid: (options) =>
    createAplyidAdapter({ ...options, credentials: aplyidCredentialsSchema.parse(options.credentials) }),
  quickr: (options) =>
    createQuickrAdapter({ ...options, credentials: quickrCredentialsSchema.parse(options.credentials) }),
  "action-management": (options) =>
    createActionManagementAdapter({
      ...options,
      credentials: credentialSchemas["action-management"].parse(options.credentials),
    }),
} satisfies Record<OfferedProviderId, (options: AdapterOptions<unknown>) => Adapter>;

function amiqusToken(credentials: unknown): string {
  return bearerOf(credentialSchemas.amiqus.parse(credentials));
}

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
      return createAmiqusClient({ baseUrl, token: amiqusToken(credentials), fetch, onDrift });
    }),
  quickr: (options: AdapterOptions<unknown>): QuickrClient =>
    configured("quickr", () =>
      createQuickrClient({ ...options, credentials: quickrCredentialsSchema.parse(options.credentials) }),
    ),
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
