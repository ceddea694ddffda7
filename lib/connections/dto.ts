import "server-only";
import { breakerState } from "@/lib/http/breaker";
import { accountMode, secretWord } from "@/lib/providers/account";
import { type ProviderEntry, providerEntry } from "@/lib/providers/catalog";
import { settingsOf } from "./sealed";
import type { ConnectionDto, ConnectionHealth, CredentialDto } from "./types";

/** Columns that screens may know. Credentials, webhook path and webhook secrets are not among them. */
export const connectionColumns = {
  id: true,
  provider: true,
  name: true,
  baseUrl: true,
  status: true,
  statusDetail: true,
  statusAt: true,
  accountName: true,
  accountTeamName: true,
  settings: true,
  credentialKind: true,
  credentialLastFour: true,
  credentialFingerprint: true,
  credentialIssuedAt: true,
  credentialExpiresAt: true,
  rateLimit: true,
  rateRemaining: true,
  rateSeenAt: true,
  notBefore: true,
  lastSyncAt: true,
  lastSyncError: true,
  webhookWanted: true,
  webhookEnabled: true,
  webhookId: true,
  lastDeliveryAt: true,
  badSignatures: true,
  createdAt: true,
  updatedAt: true,
} as const;

interface ConnectionRow {
  id: string;
  provider: string;
  name: string;
  baseUrl: string;
  status: ConnectionHealth;
  statusDetail: string | null;
  statusAt: Date | null;
  accountName: string | null;
  accountTeamName: string | null;
  settings: unknown;
  credentialKind: string;
  credentialLastFour: string;
  credentialFingerprint: string;
  credentialIssuedAt: Date | null;
  credentialExpiresAt: Date | null;
  rateLimit: number | null;
  rateRemaining: number | null;
  rateSeenAt: Date | null;
  notBefore: Date | null;
  lastSyncAt: Date | null;
  lastSyncError: string | null;
  webhookWanted: string;
  webhookEnabled: boolean;
  webhookId: string | null;
  lastDeliveryAt: Date | null;
  badSignatures: number;
  createdAt: Date;
  updatedAt: Date;
}

const iso = (at: Date | null) => at?.toISOString() ?? null;

/** An end this close is warned of, or of keys that never live long the last quarter of their life. Milliseconds. */
const SOON_MS = 30 * 86_400_000;

/** How close credentials are to their end. */
function expiryOf(row: ConnectionRow, now: Date): CredentialDto["expiry"] {
  const { credentialIssuedAt: issuedAt, credentialExpiresAt: expiresAt } = row;
  if (expiresAt === null) return "fine";
  const left = expiresAt.getTime() - now.getTime();
  const short = row.credentialKind === "fields" && issuedAt !== null;
  const quarter = short ? (expiresAt.getTime() - issuedAt.getTime()) / 4 : SOON_MS;
  return left <= 0 ? "ended" : left <= Math.min(SOON_MS, quarter) ? "soon" : "fine";
}

function kindOf(text: string): CredentialDto["kind"] {
  return text === "oauth" || text === "fields" ? text : "token";
}

function toCredential(row: ConnectionRow, entry: ProviderEntry | undefined, now: Date): CredentialDto {
  const kind = kindOf(row.credentialKind);
  return {
    kind,
    word: kind === "oauth" ? "access" : entry ? secretWord(entry) : "token",
    lastFour: row.credentialLastFour,
    fingerprint: row.credentialFingerprint,
    issuedAt: iso(row.credentialIssuedAt),
    expiresAt: iso(row.credentialExpiresAt),
    expiry: expiryOf(row, now),
    connected: kind !== "oauth" || row.credentialExpiresAt !== null,
  };
}

function wantedOf(text: string): ConnectionDto["webhookWanted"] {
  return text === "paused" || text === "removed" ? text : "on";
}

/** A row as screens show it. */
export function toConnectionDto(row: ConnectionRow, now = new Date()): ConnectionDto {
  const entry = providerEntry(row.provider);
  const settings = settingsOf(row.settings);
  return {
    id: row.id,
    provider: row.provider,
    providerLabel: entry?.label ?? row.provider,
    name: row.name,
    baseUrl: row.baseUrl,
    status: row.status,
    statusDetail: row.statusDetail,
    statusAt: iso(row.statusAt),
    accountName: row.accountName,
    accountTeamName: row.accountTeamName,
    credential: toCredential(row, entry, now),
    settings,
    mode: entry ? accountMode(entry, settings) : null,
    tellsRate: entry?.tellsRate ?? false,
    rateLimit: row.rateLimit,
    rateRemaining: row.rateRemaining,
    rateSeenAt: iso(row.rateSeenAt),
    pausedUntil: row.notBefore && row.notBefore > now ? row.notBefore.toISOString() : null,
    breaker: breakerState(row.id),
    readsBack: entry?.capabilities.readsBack ?? true,
    lastSyncAt: iso(row.lastSyncAt),
    lastSyncError: row.lastSyncError,
    webhooks: entry?.capabilities.webhooks ?? false,
    webhookWanted: wantedOf(row.webhookWanted),
    webhookEnabled: row.webhookEnabled,
    webhookRegistered: row.webhookId !== null,
    lastDeliveryAt: iso(row.lastDeliveryAt),
    badSignatures: row.badSignatures,
    createdAt: row.createdAt.toISOString(),
    updatedAt: row.updatedAt.toISOString(),
  };
}
