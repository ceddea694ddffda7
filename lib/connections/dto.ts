import "server-only";
import { providerEntry } from "@/lib/providers/catalog";
import type { ConnectionDto, ConnectionHealth } from "./types";

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
  credentialLastFour: true,
  credentialFingerprint: true,
  rateLimit: true,
  rateRemaining: true,
  rateSeenAt: true,
  notBefore: true,
  lastSyncAt: true,
  lastSyncError: true,
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
  credentialLastFour: string;
  credentialFingerprint: string;
  rateLimit: number | null;
  rateRemaining: number | null;
  rateSeenAt: Date | null;
  notBefore: Date | null;
  lastSyncAt: Date | null;
  lastSyncError: string | null;
  webhookEnabled: boolean;
  webhookId: string | null;
  lastDeliveryAt: Date | null;
  badSignatures: number;
  createdAt: Date;
  updatedAt: Date;
}

const iso = (at: Date | null) => at?.toISOString() ?? null;

/** A row as screens show it. */
export function toConnectionDto(row: ConnectionRow): ConnectionDto {
  return {
    id: row.id,
    provider: row.provider,
    providerLabel: providerEntry(row.provider)?.label ?? row.provider,
    name: row.name,
    baseUrl: row.baseUrl,
    status: row.status,
    statusDetail: row.statusDetail,
    statusAt: iso(row.statusAt),
    accountName: row.accountName,
    accountTeamName: row.accountTeamName,
    tokenLastFour: row.credentialLastFour,
    tokenFingerprint: row.credentialFingerprint,
    rateLimit: row.rateLimit,
    rateRemaining: row.rateRemaining,
    rateSeenAt: iso(row.rateSeenAt),
    pausedUntil: row.notBefore && row.notBefore > new Date() ? row.notBefore.toISOString() : null,
    lastSyncAt: iso(row.lastSyncAt),
    lastSyncError: row.lastSyncError,
    webhookEnabled: row.webhookEnabled,
    webhookRegistered: row.webhookId !== null,
    lastDeliveryAt: iso(row.lastDeliveryAt),
    badSignatures: row.badSignatures,
    createdAt: row.createdAt.toISOString(),
    updatedAt: row.updatedAt.toISOString(),
  };
}
