import "server-only";
import { recordAudit } from "@/lib/audit/record";
import type { TeamContext } from "@/lib/auth/context";
import { authorise } from "@/lib/auth/roles";
import { withTeam } from "@/lib/db/client";
import { AppError } from "@/lib/errors";
import { notifyTeam } from "@/lib/events/notify";
import { resetBreaker } from "@/lib/http/breaker";
import { type ProviderEntry, providerEntry } from "@/lib/providers/catalog";
import { oauthOf } from "@/lib/providers/credentials";
import { ProviderError } from "@/lib/providers/errors";
import { checkedBaseUrl } from "./base-url";
import { tokenAgain } from "./next-access";
import { nextFields, storedFields } from "./next-fields";
import { openAccess } from "./oauth-access";
import { type Probe, probe, probeFailure } from "./probe";
import { noConnection } from "./queries";
import type { TestConnection } from "./schema";
import { openCredentials } from "./sealed";
import type { TestResult } from "./types";

/** The offered provider of this id. Throws AppError `invalid`. */
export function offered(provider: string): ProviderEntry {
  const entry = providerEntry(provider);
  if (entry) return entry;
  throw new AppError("invalid", "This provider is not offered.", {
    fieldErrors: { provider: ["Choose a provider from the list."] },
  });
}

function toResult(found: Probe): TestResult {
  if (!found.ok) return { ok: false, message: found.message };
  const { account, team, rateLimit } = found.report;
  const checked = found.report.checked ?? true;
  return {
    ok: true,
    checked,
    account: account.name,
    accountEmail: account.email,
    team: team.name,
    rateLimit,
  };
}

/**
 * Tries credentials as typed, saving nothing. Without a token the stored one of `connectionId` is tried, but only at
 * the address that it was stored for. Throws AppError `forbidden`, `invalid`, `not-found`.
 */
export async function testConnection(ctx: TeamContext, input: TestConnection): Promise<TestResult> {
  authorise(ctx, "connection.write");
  const entry = offered(input.provider);
  const baseUrl = checkedBaseUrl(entry, input.baseUrl);
  const key = `${ctx.teamId} ${new URL(baseUrl).host}`;
  // A person asks whether it works now, not whether it failed before.
  resetBreaker(`probe ${key}`);
  if (entry.credentialFields) return testFields(ctx, entry, input, baseUrl, key);
  if (input.token !== null)
    return toResult(await probe(entry, key, baseUrl, { kind: "token", token: input.token }));
  if (input.connectionId === null) {
    throw new AppError("invalid", "Enter the token to test it.", {
      fieldErrors: { token: ["Enter the whole token."] },
    });
  }
  const stored = await storedCredentials(ctx.teamId, input.connectionId);
  if (stored.baseUrl !== baseUrl || stored.provider !== entry.id) throw tokenAgain();
  return toResult(await probeStored(entry, stored));
}

/** Tries fields as typed, with the stored secrets in place of those left empty. */
async function testFields(
  ctx: TeamContext,
  entry: ProviderEntry,
  input: TestConnection,
  baseUrl: string,
  key: string,
): Promise<TestResult> {
  const stored = input.connectionId === null ? null : await storedCredentials(ctx.teamId, input.connectionId);
  if (stored !== null && stored.provider !== entry.id) throw noConnection();
  const { secrets, settings } = nextFields(entry, stored && storedFields(stored), input.fields, baseUrl);
  return toResult(await probe(entry, key, baseUrl, { ...settings, ...secrets }));
}

/** Tries what is stored; an OAuth token that has ended is renewed on the way. */
async function probeStored(entry: ProviderEntry, stored: StoredConnection): Promise<Probe> {
  const oauth = oauthOf(openCredentials(stored));
  const waits = `Somebody has to consent at ${entry.label}. Press Connect.`;
  if (oauth !== null && oauth.tokens === null) return { ok: false, status: "unauthorized", message: waits };
  try {
    const { credentials, fetch } = await openAccess(stored, "interactive");
    return await probe(entry, stored.id, stored.baseUrl, credentials, oauth === null ? undefined : fetch);
  } catch (error) {
    if (error instanceof ProviderError) return probeFailure(error, entry);
    throw error;
  }
}

type StoredConnection = Awaited<ReturnType<typeof storedCredentials>>;

async function storedCredentials(teamId: string, id: string) {
  const row = await withTeam(teamId, (tx) =>
    tx.connection.findFirst({
      where: { id, teamId, archivedAt: null },
      select: {
        id: true,
        teamId: true,
        provider: true,
        baseUrl: true,
        credentials: true,
        settings: true,
        credentialIssuedAt: true,
        credentialExpiresAt: true,
      },
    }),
  );
  if (!row) throw noConnection();
  return row;
}

/**
 * Asks the provider about a saved connection and writes what it found on the connection: health since when, account,
 * team and rate limit. Disabled connections stay disabled. Throws AppError `not-found`.
 */
export async function checkConnection(ctx: TeamContext, connectionId: string): Promise<TestResult> {
  authorise(ctx, "connection.write");
  const stored = await storedCredentials(ctx.teamId, connectionId);
  resetBreaker(connectionId);
  const found = await probeStored(offered(stored.provider), stored);
  const tried = found.ok ? "healthy" : found.status;
  await withTeam(ctx.teamId, async (tx) => {
    const where = { id: connectionId, teamId: ctx.teamId, archivedAt: null };
    const before = await tx.connection.findFirst({ where, select: { status: true, baseUrl: true } });
    // Settings that changed while the provider answered deserve an answer of their own.
    if (!before || before.status === "disabled" || before.baseUrl !== stored.baseUrl) return;
    // Nothing was asked, so nothing is known that was not known before.
    const status = found.ok && found.report.checked === false ? before.status : tried;
    await tx.connection.updateMany({
      where,
      data: {
        status,
        statusDetail: found.ok ? null : found.message,
        ...(before.status === status ? {} : { statusAt: new Date() }),
        ...(found.ok
          ? {
              accountName: found.report.account.name,
              accountTeamName: found.report.team.name,
              ...(found.report.rateLimit
                ? {
                    rateLimit: found.report.rateLimit.limit,
                    rateRemaining: found.report.rateLimit.remaining,
                    rateSeenAt: new Date(),
                  }
                : {}),
            }
          : {}),
      },
    });
    await notifyTeam(tx, ctx.teamId, "connections", [connectionId]);
    await recordAudit(tx, ctx, {
      action: "connection.test",
      objectType: "connection",
      objectId: connectionId,
      outcome: found.ok ? "done" : "refused",
      detail: { status },
    });
  });
  return toResult(found);
}
