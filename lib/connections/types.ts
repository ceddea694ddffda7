/** Health of a connection as last seen. */
export type ConnectionHealth = "untested" | "healthy" | "unauthorized" | "unreachable" | "disabled";

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
  tokenLastFour: string;
  tokenFingerprint: string;
  rateLimit: number | null;
  rateRemaining: number | null;
  rateSeenAt: string | null;
  /** No call goes out before this. */
  pausedUntil: string | null;
  lastSyncAt: string | null;
  lastSyncError: string | null;
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

export interface ConnectionDetail extends ConnectionDto {
  drifts: DriftDto[];
}

/** What pressing Test came to. */
export type TestResult =
  | {
      ok: true;
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
