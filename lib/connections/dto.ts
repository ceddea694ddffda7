import "server-only";
import { breakerState } from "@/lib/http/breaker";
import { providerEntry } from "@/lib/providers/catalog";
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

/** An end this close is warned of. Milliseconds. */
const SOON_MS = 30 * 86_400_000;

/** How close credentials are to their end. */
export function expiryOf(expiresAt: Date | null, now: Date): CredentialDto["expiry"] {
  if (expiresAt === null) return "fine";
  const left = expiresAt.getTime() - now.getTime();
  return left <= 0 ? "ended" : left <= SOON_MS ? "soon" : "fine";
}

function toCredential(row: ConnectionRow, now: Date): CredentialDto {
  const kind = row.credentialKind === "oauth" ? "oauth" : "token";
  return {
    kind,
    lastFour: row.credentialLastFour,
    fingerprint: row.credentialFingerprint,
    issuedAt: iso(row.credentialIssuedAt),
    expiresAt: iso(row.credentialExpiresAt),
    expiry: expiryOf(row.credentialExpiresAt, now),
    connected: kind === "token" || row.credentialExpiresAt !== null,
  };
}

function wantedOf(text: string): ConnectionDto["webhookWanted"] {
  return text === "paused" || text === "removed" ? text : "on";
}

/** A row as screens show it. */
export function toConnectionDto(row: ConnectionRow, now = new Date()): ConnectionDto {
  const entry = providerEntry(row.provider);
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
    credential: toCredential(row, now),
    rateLimit: row.rateLimit,
    rateRemaining: row.rateRemaining,
    rateSeenAt: iso(row.rateSeenAt),
    pausedUntil: row.notBefore && row.notBefore > now ? row.notBefore.toISOString() : null,
    breaker: breakerState(row.id),
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
