import "server-only";
import { z } from "zod";
import type { TeamContext } from "@/lib/auth/context";
import { readCaseId } from "@/lib/cases/case-id";
import { readFailure } from "@/lib/cases/provider-failure";
import { accountFor, noConnection } from "@/lib/connections/adapter";
import { withTeam } from "@/lib/db/client";
import { AppError } from "@/lib/errors";
import type { CaseRef, Json } from "@/lib/providers/port";
import type { QuickrClient } from "@/lib/providers/quickr/client";
import { createProviderClient } from "@/lib/providers/registry";

/** A Quickr case as reads and writes need it. */
export interface QuickrTarget {
  /** The desk's id. */
  id: string;
  connectionId: string;
  ref: CaseRef;
  /** The account that the connection names, e.g. `TQ1000001`; empty when it is not known. */
  accountId: string;
  /** The connection takes writes. */
  open: boolean;
  connectionName: string;
  snapshot: Json;
  complete: boolean;
}

const settingsSchema = z.looseObject({ accountId: z.string(), subAccountId: z.string().optional() });
const uuid = z.uuid();

function accountIdOf(settings: unknown): string {
  const parsed = settingsSchema.safeParse(settings);
  return parsed.success ? (parsed.data.subAccountId ?? parsed.data.accountId) : "";
}

/**
 * The Quickr case of the team with this id. Throws AppError `not-found` for an unknown case, another team's, or one of
 * another provider: no difference is told.
 */
export async function quickrCase(ctx: TeamContext, caseId: string): Promise<QuickrTarget> {
  const { teamId } = ctx;
  const row = await withTeam(teamId, (tx) =>
    tx.case.findFirst({
      where: { id: readCaseId(caseId), teamId, provider: "quickr" },
      select: {
        id: true,
        providerCaseId: true,
        connection: { select: { id: true, name: true, status: true, archivedAt: true, settings: true } },
        snapshot: { select: { body: true, complete: true } },
      },
    }),
  );
  if (!row) throw new AppError("not-found", "There is no such case in this team.");
  const { connection, snapshot } = row;
  return {
    id: row.id,
    connectionId: connection.id,
    ref: { kind: "case", id: row.providerCaseId },
    accountId: accountIdOf(connection.settings),
    open: connection.archivedAt === null && connection.status !== "disabled",
    connectionName: connection.name,
    snapshot: JSON.parse(JSON.stringify(snapshot?.body ?? null)),
    complete: snapshot?.complete ?? false,
  };
}

/** `quickrCase` for a write. Throws AppError `conflict` also when the connection is switched off. */
export async function writableCase(ctx: TeamContext, caseId: string): Promise<QuickrTarget> {
  const target = await quickrCase(ctx, caseId);
  if (target.open) return target;
  throw new AppError(
    "conflict",
    `The connection ${target.connectionName} is switched off. Nothing was sent.`,
  );
}

/** A Quickr connection of the team. */
export interface QuickrConnection {
  id: string;
  accountId: string;
}

/**
 * The connection, when it is a Quickr connection of the team that is switched on. Throws AppError `not-found`,
 * `conflict` when it is switched off.
 */
export async function quickrConnection(ctx: TeamContext, connectionId: string): Promise<QuickrConnection> {
  const row = !uuid.safeParse(connectionId).success
    ? null
    : await withTeam(ctx.teamId, (tx) =>
        tx.connection.findFirst({
          where: { id: connectionId, teamId: ctx.teamId, provider: "quickr", archivedAt: null },
          select: { id: true, name: true, status: true, settings: true },
        }),
      );
  if (!row) throw noConnection();
  if (row.status === "disabled") {
    throw new AppError("conflict", `The connection ${row.name} is switched off. Nothing was sent.`);
  }
  return { id: row.id, accountId: accountIdOf(row.settings) };
}

/**
 * The typed Quickr client of a team's connection, for what the neutral adapter leaves out. Never call it inside a
 * database transaction. Throws AppError `not-found` when the connection is unknown, archived, another team's or not
 * Quickr, `unavailable` when its credentials do not open, ProviderError `not-configured` when they do not fit.
 */
export async function quickrFor(teamId: string, connectionId: string): Promise<QuickrClient> {
  const { provider, options } = await accountFor(teamId, connectionId);
  if (provider !== "quickr") throw noConnection();
  return createProviderClient.quickr(options);
}

/** Reads something of Quickr for a screen; `what` names it. Throws AppError in words for the reader. */
export async function reading<T>(what: string, read: () => Promise<T>): Promise<T> {
  try {
    return await read();
  } catch (error) {
    throw readFailure(error, "Quickr", what);
  }
}
