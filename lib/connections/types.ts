/** Health of a connection as last seen. */
export type ConnectionHealth = "untested" | "healthy" | "unauthorized" | "unreachable" | "disabled";

/** What may be known of credentials. Dates are ISO 8601. */
export interface CredentialDto {
  kind: "token" | "oauth" | "fields";
  /** What the provider's people call it, as in the middle of a sentence: `token`, `access key`; `access` for OAuth. */
  word: string;
  /** Of the secret, or of the OAuth client ID; empty when they would be much of it. */
  lastFour: string;
  fingerprint: string;
  issuedAt: string | null;
  expiresAt: string | null;
  /** `soon`: in the last quarter of its life, 30 days at most. */
  expiry: "fine" | "soon" | "ended";
  /** False for OAuth while nobody has consented. */
  connected: boolean;
}

/** A connection as screens show it. Credentials never leave the server: four characters and a fingerprint do. */
export interface ConnectionDto {
  id: string;
  provider: string;
  providerLabel: string;
  name: string;
  baseUrl: string;
  status: ConnectionHealth;
  statusDetail: string | null;
  /** Since when. Dates are ISO 8601. */
  statusAt: string | null;
  accountName: string | null;
  accountTeamName: string | null;
  credential: CredentialDto;
  /** What was entered of the account beside its secrets, by field of the catalog. */
  settings: Readonly<Record<string, string>>;
  /** Whether it is a test account, where the provider tells. */
  mode: "test" | "live" | null;
  /** False where the provider says nothing of a limit. */
  tellsRate: boolean;
  rateLimit: number | null;
  rateRemaining: number | null;
  rateSeenAt: string | null;
  /** No call goes out before this. */
  pausedUntil: string | null;
  /** `open`: five failures in a row, so calls are held back; `trying`: one call finds out whether it is over. */
  breaker: "closed" | "open" | "trying";
  /** False where the provider cannot be asked: it is never synced, and its deliveries tell. */
  readsBack: boolean;
  lastSyncAt: string | null;
  lastSyncError: string | null;
  /** Whether the provider has webhooks at all. */
  webhooks: boolean;
  /** What an admin wants of the webhook. */
  webhookWanted: "on" | "paused" | "removed";
  webhookEnabled: boolean;
  webhookRegistered: boolean;
  lastDeliveryAt: string | null;
  badSignatures: number;
  createdAt: string;
  updatedAt: string;
}

/** An unexpected value in a provider's answers. */
export interface DriftDto {
  id: string;
  path: string;
  rawValue: string;
  count: number;
  firstSeenAt: string;
  lastSeenAt: string;
}

/** Where a provider must send its deliveries when a person enters the address there. */
export interface PastedWebhook {
  address: string;
  /** Whether the provider could plausibly open it. */
  reachable: boolean;
}

export interface ConnectionDetail extends ConnectionDto {
  /** Told to admins only, for the address is all that keeps others from pretending to be the provider. */
  pasted: PastedWebhook | null;
  drifts: DriftDto[];
}

/** What pressing Test came to. */
export type TestResult =
  | {
      ok: true;
      /** False where the provider offers nothing to check credentials with. */
      checked: boolean;
      account: string;
      accountEmail: string;
      team: string;
      rateLimit: { limit: number; remaining: number } | null;
    }
  | { ok: false; message: string };

/** A connection as launch and client forms offer it. */
export interface ConnectionChoice {
  id: string;
  name: string;
  provider: string;
  providerLabel: string;
  clients: boolean;
  launchKinds: readonly string[];
  status: ConnectionHealth;
}

/** How a consent at a provider ended, as the connection's page tells it. */
export const CONSENT_OUTCOMES = ["connected", "untested", "denied", "refused", "failed", "stale"] as const;
export type ConsentOutcome = (typeof CONSENT_OUTCOMES)[number];
