import "server-only";
import { createHash, randomBytes } from "node:crypto";
import { recordAudit } from "@/lib/audit/record";
import type { TeamContext } from "@/lib/auth/context";
import { authorise } from "@/lib/auth/roles";
import { withTeam } from "@/lib/db/client";
import { newId } from "@/lib/db/ids";
import { AppError } from "@/lib/errors";
import { notifyTeam } from "@/lib/events/notify";
import { resetBreaker } from "@/lib/http/breaker";
import { log } from "@/lib/log";
import { type OAuthCredentials, oauthOf, type StoredTokens } from "@/lib/providers/credentials";
import { ProviderError } from "@/lib/providers/errors";
import { oauthFlowOf } from "@/lib/providers/registry";
import { checkConnection } from "./check";
import { oauthColumns } from "./credentials";
import { connectionFetch } from "./fetch";
import { noConnection } from "./queries";
import { redirectUri } from "./redirect-uri";
import { openCredentials } from "./sealed";
import { startConnection } from "./start";
import type { ConsentOutcome } from "./types";

/** How long somebody may take to consent. Milliseconds. */
const STATE_MS = 600_000;

const hashOf = (state: string) => createHash("sha256").update(state).digest("base64url");

/**
 * Where to send an admin to consent at the provider. The state in it is good once, for ten minutes, in this session.
 * Throws AppError `forbidden`, `not-found`, and `invalid` for a connection that uses a token.
 */
export async function startConsent(ctx: TeamContext, connectionId: string): Promise<{ url: string }> {
  authorise(ctx, "connection.write");
  const { row, oauth } = await oauthConnection(ctx.teamId, connectionId);
  const flow = oauthFlowOf(row.provider);
  if (flow === null) throw noConnection();
  const state = randomBytes(32).toString("base64url");
  const now = new Date();
  await withTeam(ctx.teamId, async (tx) => {
    await tx.oAuthState.deleteMany({ where: { teamId: ctx.teamId, expiresAt: { lt: now } } });
    await tx.oAuthState.create({
      data: {
        id: newId(),
        teamId: ctx.teamId,
        connectionId,
        sessionId: ctx.sessionId,
        stateHash: hashOf(state),
        expiresAt: new Date(now.getTime() + STATE_MS),
      },
    });
    await recordAudit(tx, ctx, audit(connectionId, "connection.ask-consent", "done"));
  });
  const { clientId } = oauth;
  const url = flow.authorizeUrl({ baseUrl: row.baseUrl, clientId, redirectUri: redirectUri() }, state);
  return { url: url.href };
}

/**
 * Ends a consent: the browser came back with `code`, or with `error` when somebody refused. Trades the code for tokens,
 * stores them sealed before they are used, tests the connection and starts its sync. The state must be this session's
 * own, unused and not older than ten minutes; it is spent before anything is sent. Answers what to tell on the
 * connection's page; `connectionId` is null when the state is not known. Throws AppError `forbidden`.
 */
export async function finishConsent(
  ctx: TeamContext,
  back: { state: string | null; code: string | null; error: string | null },
): Promise<{ connectionId: string | null; outcome: ConsentOutcome }> {
  authorise(ctx, "connection.write");
  const connectionId = await spendState(ctx, back.state);
  if (connectionId === null) return { connectionId, outcome: "stale" };
  if (back.code === null) {
    const outcome = back.error === "access_denied" ? "denied" : "failed";
    await noteRefusal(ctx, connectionId, outcome);
    return { connectionId, outcome };
  }
  try {
    await trade(ctx, connectionId, back.code);
  } catch (error) {
    if (error instanceof AppError) return { connectionId: null, outcome: "stale" };
    if (!(error instanceof ProviderError)) throw error;
    log.warn({ connectionId, kind: error.kind }, "consent not traded");
    await noteRefusal(ctx, connectionId, "failed");
    return { connectionId, outcome: error.fate === "refused" ? "refused" : "failed" };
  }
  const test = await checkConnection(ctx, connectionId);
  if (test.ok) await startConnection(ctx.teamId, connectionId);
  return { connectionId, outcome: test.ok ? "connected" : "untested" };
}

/** The connection of an unspent state of this session, which is spent thereby; null for any other. */
async function spendState(ctx: TeamContext, state: string | null): Promise<string | null> {
  if (state === null || state.length > 200) return null;
  const where = { teamId: ctx.teamId, sessionId: ctx.sessionId, stateHash: hashOf(state), usedAt: null };
  const now = new Date();
  return withTeam(ctx.teamId, async (tx) => {
    const found = await tx.oAuthState.findFirst({ where, select: { connectionId: true, expiresAt: true } });
    const { count } = await tx.oAuthState.updateMany({ where, data: { usedAt: now } });
    return count === 1 && found !== null && found.expiresAt > now ? found.connectionId : null;
  });
}

async function trade(ctx: TeamContext, connectionId: string, code: string): Promise<void> {
  const { row, oauth } = await oauthConnection(ctx.teamId, connectionId);
  const flow = oauthFlowOf(row.provider);
  if (flow === null) throw noConnection();
  const { clientId, clientSecret } = oauth;
  // A person asks whether it works now, not whether it failed before.
  resetBreaker(connectionId);
  const fetch = connectionFetch(row, "interactive");
  const app = { baseUrl: row.baseUrl, clientId, clientSecret, redirectUri: redirectUri(), fetch };
  const answer = await flow.exchangeCode(app, code);
  const now = new Date();
  const tokens: StoredTokens = {
    accessToken: answer.accessToken,
    refreshToken: answer.refreshToken,
    issuedAt: now.toISOString(),
    expiresAt: new Date(now.getTime() + answer.expiresIn * 1000).toISOString(),
  };
  await keepTokens(ctx, connectionId, oauth, tokens);
}

async function keepTokens(
  ctx: TeamContext,
  id: string,
  asked: OAuthCredentials,
  tokens: StoredTokens,
): Promise<void> {
  const { teamId } = ctx;
  await withTeam(teamId, async (tx) => {
    await tx.$executeRaw`SELECT 1 FROM connections WHERE id = ${id}::uuid FOR UPDATE`;
    const row = await tx.connection.findFirst({
      where: { id, teamId, archivedAt: null },
      select: { id: true, teamId: true, status: true, credentials: true },
    });
    const held = row && oauthOf(openCredentials(row));
    // Another application was entered while somebody consented to this one.
    if (held?.clientId !== asked.clientId || held.clientSecret !== asked.clientSecret) throw noConnection();
    await tx.connection.updateMany({
      where: { id, teamId },
      data: {
        ...oauthColumns({ id, teamId }, { ...held, tokens }),
        ...(row?.status === "disabled"
          ? {}
          : { status: "untested", statusDetail: null, statusAt: new Date() }),
      },
    });
    await notifyTeam(tx, teamId, "connections", [id]);
    await recordAudit(tx, ctx, audit(id, "connection.consent", "done"));
  });
}

async function noteRefusal(ctx: TeamContext, id: string, outcome: ConsentOutcome): Promise<void> {
  await withTeam(ctx.teamId, (tx) =>
    recordAudit(tx, ctx, { ...audit(id, "connection.consent", "refused"), detail: { outcome } }),
  );
}

async function oauthConnection(teamId: string, id: string) {
  const row = await withTeam(teamId, (tx) =>
    tx.connection.findFirst({
      where: { id, teamId, archivedAt: null },
      select: { id: true, teamId: true, provider: true, baseUrl: true, credentials: true },
    }),
  );
  if (!row) throw noConnection();
  const oauth = oauthOf(openCredentials(row));
  if (oauth === null) throw new AppError("invalid", "This connection uses a token. Nothing was sent.");
  return { row, oauth };
}

function audit(objectId: string, action: string, outcome: "done" | "refused") {
  return { action, objectType: "connection", objectId, outcome } as const;
}
