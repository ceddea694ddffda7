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
import { adapterFor } from "./adapter";
import { checkedBaseUrl } from "./base-url";
import { checkConnection, offered, tokenAgain } from "./check";
import { erasedColumns, tokenColumns } from "./credentials";
import { noConnection } from "./queries";
import type { CreateConnection, UpdateConnection } from "./schema";
import { startConnection } from "./start";
import type { TestResult } from "./types";

/** A saved connection and what its provider said of it. */
export interface SavedConnection {
  connectionId: string;
  test: TestResult;
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

/** One token in two connections would count one rate limit twice and show every case twice. */
async function refuseKnownToken(tx: Tx, ctx: TeamContext, token: string, exceptId: string): Promise<void> {
  const other = await tx.connection.findFirst({
    where: {
      teamId: ctx.teamId,
      archivedAt: null,
      credentialFingerprint: fingerprint(token),
      id: { not: exceptId },
    },
    select: { name: true },
  });
  if (other === null) return;
  throw new AppError("conflict", `${other.name} uses this token already. Nothing was saved.`, {
    fieldErrors: { token: [`${other.name} uses this token already.`] },
  });
}

async function oneAtATime(tx: Tx, teamId: string): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`connections ${teamId}`}, 0))`;
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
  await withTeam(teamId, async (tx) => {
    await oneAtATime(tx, teamId);
    if (await tx.connection.findFirst({ where: { id, teamId }, select: { id: true } })) return;
    await refuseKnownToken(tx, ctx, input.token, id);
    await tx.connection.create({
      data: {
        id,
        teamId,
        provider: entry.id,
        name: input.name,
        baseUrl,
        webhookPath: randomBytes(24).toString("base64url"),
        createdById: ctx.memberId,
        ...tokenColumns({ id, teamId }, input.token),
      },
    });
    await noteChange(tx, ctx, { action: "connection.create", id, detail: { provider: entry.id } });
  });
  const test = await checkConnection(ctx, id);
  if (test.ok) await startConnection(teamId, id);
  return { connectionId: id, test };
}

/**
 * Changes name, base URL or token. Another base URL needs the token again, so that no stored token can be sent to a new
 * host. After anything but a new name the provider is asked again. Throws AppError `forbidden`, `invalid`, `conflict`,
 * `not-found`.
 */
export async function updateConnection(
  ctx: TeamContext,
  input: UpdateConnection,
): Promise<{ connectionId: string; test: TestResult | null }> {
  authorise(ctx, "connection.write");
  const { teamId } = ctx;
  const { connectionId: id, token } = input;
  const changed = await withTeam(teamId, async (tx) => {
    await oneAtATime(tx, teamId);
    const before = await tx.connection.findFirst({ where: { id, teamId, archivedAt: null } });
    if (!before) throw noConnection();
    const baseUrl = checkedBaseUrl(offered(before.provider), input.baseUrl);
    if (baseUrl !== before.baseUrl && token === null) throw tokenAgain();
    if (token !== null) await refuseKnownToken(tx, ctx, token, id);
    const fields = [
      ...(input.name === before.name ? [] : ["name"]),
      ...(baseUrl === before.baseUrl ? [] : ["baseUrl"]),
      ...(token === null ? [] : ["token"]),
    ];
    if (fields.length === 0) return fields;
    await tx.connection.update({
      where: { id, teamId },
      data: {
        name: input.name,
        baseUrl,
        // Another address is another account, so nothing of the old one holds.
        ...(baseUrl === before.baseUrl ? {} : { webhookId: null, notBefore: null }),
        ...(token === null ? {} : tokenColumns({ id, teamId }, token)),
      },
    });
    if (fields.includes("baseUrl")) {
      await tx.$executeRaw`UPDATE connections SET sync_cursor = NULL WHERE id = ${id}::uuid AND team_id = ${teamId}::uuid`;
    }
    const action = token === null ? "connection.update" : "connection.replace-token";
    await noteChange(tx, ctx, { action, id, changedFields: fields });
    return fields;
  });
  if (!changed.includes("baseUrl") && !changed.includes("token")) return { connectionId: id, test: null };
  const test = await checkConnection(ctx, id);
  if (test.ok) await startConnection(teamId, id);
  return { connectionId: id, test };
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
    tx.connection.findFirst({ where, select: { webhookId: true } }),
  );
  if (!before) throw noConnection();
  if (before.webhookId !== null) await deregister(teamId, connectionId, before.webhookId);
  await withTeam(teamId, async (tx) => {
    const { count } = await tx.connection.updateMany({
      where,
      data: {
        archivedAt: new Date(),
        status: "disabled",
        statusAt: new Date(),
        webhookId: null,
        ...erasedColumns({ id: connectionId, teamId }),
      },
    });
    if (count > 0) await noteChange(tx, ctx, { action: "connection.remove", id: connectionId });
  });
}

/** Best effort: a provider that keeps sending to a removed connection is answered as unknown. */
async function deregister(teamId: string, connectionId: string, webhookId: string): Promise<void> {
  const adapter = await adapterFor(teamId, connectionId);
  await adapter.webhooks?.remove(webhookId).catch(() => undefined);
}
