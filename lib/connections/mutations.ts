import "server-only";
import { randomBytes } from "node:crypto";
import { v5 } from "uuid";
import { recordAudit } from "@/lib/audit/record";
import type { TeamContext } from "@/lib/auth/context";
import { authorise } from "@/lib/auth/roles";
import { fingerprint } from "@/lib/crypto/envelope";
import { type Tx, withTeam } from "@/lib/db/client";
import { AppError } from "@/lib/errors";
import { notifyTeam } from "@/lib/events/notify";
import { log } from "@/lib/log";
import { firstSecret, secretWord } from "@/lib/providers/account";
import type { ProviderEntry } from "@/lib/providers/catalog";
import { oauthOf } from "@/lib/providers/credentials";
import { adapterFor } from "./adapter";
import { checkedBaseUrl } from "./base-url";
import { checkConnection, offered } from "./check";
import { erasedColumns, fieldColumns, oauthColumns, tokenColumns } from "./credentials";
import { type NextAccess, nextAccess, type StoredAccess } from "./next-access";
import { sameAccount, storedFields } from "./next-fields";
import { noConnection } from "./queries";
import type { CreateConnection, UpdateConnection } from "./schema";
import { type ConnectionKey, openCredentials, settingsOf } from "./sealed";
import { startConnection } from "./start";
import { dropTokens } from "./token-cache";
import type { TestResult } from "./types";

/** A saved connection and what its provider said of it, or null when it was not asked. */
export interface SavedConnection {
  connectionId: string;
  test: TestResult | null;
  /** Somebody has to consent at the provider before it works. */
  consent: boolean;
}

interface Change {
  action: string;
  id: string;
  changedFields?: string[];
  detail?: Record<string, string>;
}

async function noteChange(tx: Tx, ctx: TeamContext, change: Change): Promise<void> {
  await notifyTeam(tx, ctx.teamId, "connections", [change.id]);
  await recordAudit(tx, ctx, {
    action: change.action,
    objectType: "connection",
    objectId: change.id,
    outcome: "done",
    ...(change.changedFields ? { changedFields: change.changedFields } : {}),
    ...(change.detail ? { detail: change.detail } : {}),
  });
}

/** Columns that follow from what was entered. New OAuth credentials are good for nothing until somebody consents. */
function accessColumns(connection: ConnectionKey, access: NextAccess, entry: ProviderEntry) {
  switch (access.change) {
    case "keep":
      return {};
    case "fields":
      return fieldColumns(connection, entry, access.account);
    case "date":
      return { credentialIssuedAt: access.life.issuedAt, credentialExpiresAt: access.life.expiresAt };
    case "token":
      return tokenColumns(connection, access.token, access.life);
    case "oauth":
      return {
        ...oauthColumns(connection, access.oauth),
        status: "unauthorized" as const,
        statusAt: new Date(),
        statusDetail: `Somebody has to consent at ${entry.label}. Press Connect.`,
      };
  }
}

/**
 * One account in two connections would count one rate limit twice and show every case twice. Throws AppError `conflict`
 * beside the secret.
 */
async function refuseKnown(
  tx: Tx,
  ctx: TeamContext,
  entry: ProviderEntry,
  access: NextAccess,
  exceptId: string,
): Promise<void> {
  const secret = newSecret(entry, access);
  if (secret === null) return;
  const others = await tx.connection.findMany({
    where: {
      teamId: ctx.teamId,
      provider: entry.id,
      archivedAt: null,
      credentialFingerprint: fingerprint(secret.value),
      id: { not: exceptId },
    },
    select: { name: true, settings: true },
  });
  const settings = access.change === "fields" ? access.account.settings : {};
  const other = others.find((one) => sameAccount(entry, settingsOf(one.settings), settings));
  if (other === undefined) return;
  const message = `${other.name} uses this ${secretWord(entry)} already.`;
  throw new AppError("conflict", `${message} Nothing was saved.`, {
    fieldErrors: { [secret.field]: [message] },
  });
}

function newSecret(entry: ProviderEntry, access: NextAccess): { field: string; value: string } | null {
  if (access.change === "token") return { field: "token", value: access.token };
  const key = firstSecret(entry)?.key;
  if (access.change !== "fields" || key === undefined) return null;
  const value = access.account.secrets[key];
  return value === undefined ? null : { field: `fields.${key}`, value };
}

async function oneAtATime(tx: Tx, teamId: string): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`connections ${teamId}`}, 0))`;
}

function firstColumns(connection: ConnectionKey, access: NextAccess, entry: ProviderEntry) {
  const columns = accessColumns(connection, access, entry);
  if ("credentials" in columns) return columns;
  throw new Error("A new connection always has credentials");
}

function storedAccess(row: {
  id: string;
  teamId: string;
  baseUrl: string;
  credentials: string;
  settings: unknown;
  credentialIssuedAt: Date | null;
  credentialExpiresAt: Date | null;
}): StoredAccess {
  const oauth = oauthOf(openCredentials(row));
  return {
    ...storedFields(row),
    kind: oauth === null ? "token" : "oauth",
    clientId: oauth?.clientId ?? null,
  };
}

/**
 * Saves a connection with its credentials sealed, then asks the provider about it, registers the webhook and starts the
 * first sync. The same form makes one connection. A token that the provider refuses is saved all the same and said so.
 * Throws AppError `forbidden`, `invalid`, `conflict`.
 */
export async function createConnection(ctx: TeamContext, input: CreateConnection): Promise<SavedConnection> {
  authorise(ctx, "connection.write");
  const entry = offered(input.provider);
  const baseUrl = checkedBaseUrl(entry, input.baseUrl);
  const { teamId } = ctx;
  const id = v5(input.formId, teamId);
  const access = nextAccess(entry, null, input, baseUrl);
  await withTeam(teamId, async (tx) => {
    await oneAtATime(tx, teamId);
    if (await tx.connection.findFirst({ where: { id, teamId }, select: { id: true } })) return;
    await refuseKnown(tx, ctx, entry, access, id);
    await tx.connection.create({
      data: {
        id,
        teamId,
        provider: entry.id,
        name: input.name,
        baseUrl,
        webhookPath: randomBytes(24).toString("base64url"),
        createdById: ctx.memberId,
        ...firstColumns({ id, teamId }, access, entry),
      },
    });
    const detail = { provider: entry.id, kind: access.change };
    await noteChange(tx, ctx, { action: "connection.create", id, detail });
  });
  if (access.change === "oauth") return { connectionId: id, test: null, consent: true };
  const test = await checkConnection(ctx, id);
  if (test.ok) await startConnection(teamId, id);
  return { connectionId: id, test, consent: false };
}

/**
 * Changes name, base URL or credentials. Another base URL needs the credentials again, so that no stored secret can be
 * sent to a new host. After anything but a new name or date the provider is asked again, or somebody has to consent.
 * Throws AppError `forbidden`, `invalid`, `conflict`, `not-found`.
 */
export async function updateConnection(ctx: TeamContext, input: UpdateConnection): Promise<SavedConnection> {
  authorise(ctx, "connection.write");
  const { teamId } = ctx;
  const { connectionId: id } = input;
  const { access, asks } = await withTeam(teamId, async (tx) => {
    await oneAtATime(tx, teamId);
    // Locked, so that tokens renewed meanwhile are neither lost nor brought back.
    await tx.$executeRaw`SELECT 1 FROM connections WHERE id = ${id}::uuid FOR UPDATE`;
    const before = await tx.connection.findFirst({ where: { id, teamId, archivedAt: null } });
    if (!before) throw noConnection();
    const entry = offered(before.provider);
    const baseUrl = checkedBaseUrl(entry, input.baseUrl);
    const access = nextAccess(entry, storedAccess(before), input, baseUrl);
    await refuseKnown(tx, ctx, entry, access, id);
    const changed = [
      ...(input.name === before.name ? [] : ["name"]),
      ...(baseUrl === before.baseUrl ? [] : ["baseUrl"]),
      ...changedOf(access),
    ];
    if (changed.length === 0) return { access, asks: false };
    const moved = baseUrl !== before.baseUrl;
    // Another address or account: nothing of the old one holds.
    const another = moved || (access.change === "fields" && access.account.another);
    await tx.connection.update({
      where: { id, teamId },
      data: {
        name: input.name,
        baseUrl,
        ...(another ? { webhookId: null, webhookOldId: null, webhookRotatedAt: null, notBefore: null } : {}),
        ...accessColumns({ id, teamId }, access, entry),
      },
    });
    await dropTokens(tx, { id, teamId });
    if (another) {
      await tx.$executeRaw`UPDATE connections SET sync_cursor = NULL WHERE id = ${id}::uuid AND team_id = ${teamId}::uuid`;
    }
    await noteChange(tx, ctx, { action: actionOf(access), id, changedFields: changed });
    return { access, asks: another || access.change === "token" };
  });
  if (access.change === "oauth") return { connectionId: id, test: null, consent: true };
  if (!asks) return { connectionId: id, test: null, consent: false };
  const test = await checkConnection(ctx, id);
  if (test.ok) await startConnection(teamId, id);
  return { connectionId: id, test, consent: false };
}

function changedOf(access: NextAccess): string[] {
  switch (access.change) {
    case "keep":
      return [];
    case "fields":
      return access.account.changed;
    case "token":
      return ["token"];
    case "oauth":
      return ["clientSecret"];
    case "date":
      return ["tokenMadeOn"];
  }
}

function actionOf(access: NextAccess): string {
  if (access.change === "token") return "connection.replace-token";
  if (access.change === "oauth") return "connection.replace-app";
  return access.change === "fields" && access.account.another
    ? "connection.replace-account"
    : "connection.update";
}

/** Switches a connection off, or on again with a test. Throws AppError `forbidden`, `not-found`. */
export async function enableConnection(
  ctx: TeamContext,
  connectionId: string,
  enabled: boolean,
): Promise<{ test: TestResult | null }> {
  authorise(ctx, "connection.write");
  const where = { id: connectionId, teamId: ctx.teamId, archivedAt: null };
  await withTeam(ctx.teamId, async (tx) => {
    const before = await tx.connection.findFirst({ where, select: { status: true } });
    if (!before) throw noConnection();
    if ((before.status === "disabled") === !enabled) return;
    await tx.connection.updateMany({
      where,
      data: { status: enabled ? "untested" : "disabled", statusDetail: null, statusAt: new Date() },
    });
    const action = enabled ? "connection.enable" : "connection.disable";
    await noteChange(tx, ctx, { action, id: connectionId });
  });
  if (!enabled) return { test: null };
  const test = await checkConnection(ctx, connectionId);
  if (test.ok) await startConnection(ctx.teamId, connectionId);
  return { test };
}

/**
 * Removes a connection: its token is erased, its webhook deregistered where the provider still lets us, its cases and
 * clients stay readable. Throws AppError `forbidden`, `not-found`.
 */
export async function removeConnection(ctx: TeamContext, connectionId: string): Promise<void> {
  authorise(ctx, "connection.write");
  const { teamId } = ctx;
  const where = { id: connectionId, teamId, archivedAt: null };
  const before = await withTeam(teamId, (tx) =>
    tx.connection.findFirst({ where, select: { webhookId: true, webhookOldId: true } }),
  );
  if (!before) throw noConnection();
  await deregister(teamId, connectionId, [before.webhookId, before.webhookOldId]);
  await withTeam(teamId, async (tx) => {
    const { count } = await tx.connection.updateMany({
      where,
      data: {
        archivedAt: new Date(),
        status: "disabled",
        statusAt: new Date(),
        webhookId: null,
        webhookOldId: null,
        webhookRotatedAt: null,
        ...erasedColumns({ id: connectionId, teamId }),
      },
    });
    await dropTokens(tx, { id: connectionId, teamId });
    if (count > 0) await noteChange(tx, ctx, { action: "connection.remove", id: connectionId });
  });
}

/** Best effort: a provider that keeps sending to a removed connection is answered as unknown. */
async function deregister(teamId: string, connectionId: string, ids: (string | null)[]): Promise<void> {
  const held = ids.filter((id) => id !== null);
  if (held.length === 0) return;
  try {
    const { webhooks } = await adapterFor(teamId, connectionId);
    for (const id of held) await webhooks?.remove(id);
  } catch (error) {
    log.warn({ connectionId, err: error }, "webhook of a removed connection not deregistered");
  }
}
