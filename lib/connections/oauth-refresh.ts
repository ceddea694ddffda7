import "server-only";
import { recordAudit } from "@/lib/audit/record";
import { seal } from "@/lib/crypto/envelope";
import { withTeam } from "@/lib/db/client";
import { notifyTeam } from "@/lib/events/notify";
import { processWide } from "@/lib/http/process-wide";
import type { Fetch } from "@/lib/http/request";
import { log } from "@/lib/log";
import { providerEntry } from "@/lib/providers/catalog";
import { type OAuthCredentials, oauthOf, type StoredTokens } from "@/lib/providers/credentials";
import { ProviderError } from "@/lib/providers/errors";
import { oauthFlowOf } from "@/lib/providers/registry";
import { takeLease } from "@/lib/sync/lease";
import { redirectUri } from "./redirect-uri";
import { type ConnectionKey, credentialsPlace, openCredentials } from "./sealed";

/** What renewing needs of a connection's row. */
export interface OAuthConnection extends ConnectionKey {
  provider: string;
  baseUrl: string;
  credentials: string;
  /** What is kept beside the credentials of an account with fields of its own, else null. */
  settings: unknown;
}

const DAY_MS = 86_400_000;
/** A token is renewed this long before its end, or in the last quarter of a shorter life. Milliseconds. */
const RENEW_MS = 45 * DAY_MS;
/** After a renewal that failed for a passing reason, the old token serves this long before the next try. */
const PAUSE_MS = 5 * 60_000;
/** How long a caller waits for another that is renewing. Milliseconds. */
const WAIT_MS = 20_000;
const WAIT_STEP_MS = 200;

/** Whether it is time to renew. */
export function renewalDue(tokens: StoredTokens, now: Date): boolean {
  const ends = Date.parse(tokens.expiresAt);
  const life = ends - Date.parse(tokens.issuedAt);
  return ends - now.getTime() < Math.min(RENEW_MS, life / 4);
}

const hasEnded = (tokens: StoredTokens, now: Date) => Date.parse(tokens.expiresAt) <= now.getTime() + 5_000;
const pauses = () => processWide("oauth.pauses", () => new Map<string, number>());

/**
 * Tokens that are good for a while: those given, or new ones when theirs are near their end (`refused`: when the
 * provider has refused them). A refresh token works once, so one caller over all processes renews, under a lease, and
 * stores the new pair before anybody uses it; the others wait, or go on with a token that still has time. When the
 * provider refuses to renew, the connection is marked and an admin has to connect again. Throws ProviderError:
 * `unauthorized` when access has ended, `unavailable` (not sent) when renewing failed for a passing reason and the old
 * token is of no use.
 */
export async function freshTokens(
  connection: OAuthConnection,
  given: StoredTokens,
  fetch: Fetch,
  { refused = false, now = () => new Date() }: { refused?: boolean; now?: () => Date } = {},
): Promise<StoredTokens> {
  if (!refused && !renewalDue(given, now())) return given;
  const usable = () => !refused && !hasEnded(given, now());
  if (usable() && (pauses().get(connection.id) ?? 0) > now().getTime()) return given;
  for (let waited = 0; waited <= WAIT_MS; waited += WAIT_STEP_MS) {
    const current = (await reload(connection)).tokens;
    if (current === null) throw ended(connection);
    if (current.accessToken !== given.accessToken) return current;
    const lease = await takeLease(`oauth ${connection.id}`);
    if (lease === null) {
      if (usable()) return given;
      await new Promise((resolve) => setTimeout(resolve, WAIT_STEP_MS));
      continue;
    }
    try {
      return await renew(connection, given, fetch, now());
    } catch (error) {
      if (!(error instanceof ProviderError) || error.kind === "unauthorized") throw error;
      pauses().set(connection.id, now().getTime() + PAUSE_MS);
      if (usable()) return given;
      throw unavailable(connection, error);
    } finally {
      await lease.release();
    }
  }
  throw unavailable(connection);
}

async function renew(
  connection: OAuthConnection,
  given: StoredTokens,
  fetch: Fetch,
  now: Date,
): Promise<StoredTokens> {
  // Read again under the lease: another process may have renewed between our look and our turn.
  const held = await reload(connection);
  if (held.tokens === null) throw ended(connection);
  if (held.tokens.accessToken !== given.accessToken) return held.tokens;
  const flow = oauthFlowOf(connection.provider);
  if (flow === null) throw ended(connection);
  const { clientId, clientSecret } = held;
  const app = { baseUrl: connection.baseUrl, clientId, clientSecret, redirectUri: redirectUri(), fetch };
  try {
    const answer = await flow.refresh(app, held.tokens.refreshToken);
    const expiresAt = new Date(now.getTime() + answer.expiresIn * 1000).toISOString();
    const { accessToken, refreshToken } = answer;
    const tokens = { accessToken, refreshToken, issuedAt: now.toISOString(), expiresAt };
    await store(connection, held.tokens.refreshToken, tokens);
    pauses().delete(connection.id);
    return tokens;
  } catch (error) {
    if (!(error instanceof ProviderError) || !isRefusal(error)) throw error;
    await markEnded(connection, now);
    throw ended(connection, error);
  }
}

/** A busy or failing provider is no refusal: it did not look at the token. */
function isRefusal(error: ProviderError): boolean {
  return (
    error.kind === "unauthorized" ||
    error.kind === "forbidden" ||
    (error.kind === "invalid-request" && error.fate === "refused")
  );
}

async function reload(connection: OAuthConnection): Promise<OAuthCredentials> {
  const { id, teamId } = connection;
  const row = await withTeam(teamId, (tx) =>
    tx.connection.findFirst({
      where: { id, teamId, archivedAt: null },
      select: { id: true, teamId: true, credentials: true },
    }),
  );
  const oauth = row && oauthOf(openCredentials(row));
  if (!oauth) throw ended(connection);
  return oauth;
}

/**
 * Puts the new pair in the place of the one it was traded for. The row is locked and its content compared, so that
 * neither other credentials saved meanwhile are overwritten nor a rotation of keys loses the pair. Tried again when the
 * database fails: the old pair is worth nothing any more.
 */
async function store(connection: OAuthConnection, traded: string, tokens: StoredTokens): Promise<void> {
  const { id, teamId } = connection;
  const write = () =>
    withTeam(teamId, async (tx) => {
      await tx.$executeRaw`SELECT 1 FROM connections WHERE id = ${id}::uuid FOR UPDATE`;
      const row = await tx.connection.findFirst({
        where: { id, teamId, archivedAt: null },
        select: { id: true, teamId: true, credentials: true },
      });
      const held = row && oauthOf(openCredentials(row));
      if (held?.tokens?.refreshToken !== traded) return;
      const next: OAuthCredentials = { ...held, tokens };
      await tx.connection.updateMany({
        where: { id, teamId },
        data: {
          credentials: seal(JSON.stringify(next), credentialsPlace(connection)),
          credentialIssuedAt: tokens.issuedAt,
          credentialExpiresAt: tokens.expiresAt,
        },
      });
      await notifyTeam(tx, teamId, "connections", [id]);
      await recordAudit(
        tx,
        { teamId, kind: "system" },
        { action: "connection.renew", objectType: "connection", objectId: id, outcome: "done" },
      );
    });
  for (let tries = 1; ; tries += 1) {
    try {
      return await write();
    } catch (error) {
      if (tries === 5) throw error;
      log.warn({ connectionId: id, err: error }, "new tokens not stored; trying again");
      await new Promise((resolve) => setTimeout(resolve, 300 * tries));
    }
  }
}

async function markEnded(connection: OAuthConnection, now: Date): Promise<void> {
  const { id, teamId } = connection;
  await withTeam(teamId, async (tx) => {
    const statusDetail = endedWords(connection);
    await tx.connection.updateMany({
      where: { id, teamId, status: { not: "disabled" } },
      data: { status: "unauthorized", statusDetail, statusAt: now },
    });
    await notifyTeam(tx, teamId, "connections", [id]);
    await recordAudit(
      tx,
      { teamId, kind: "system" },
      { action: "connection.renew", objectType: "connection", objectId: id, outcome: "refused" },
    );
  });
}

const endedWords = (connection: OAuthConnection) =>
  `${providerEntry(connection.provider)?.label ?? "The provider"} ended the desk's access. Connect again.`;

function ended(connection: OAuthConnection, cause?: unknown): ProviderError {
  return failure(connection, "unauthorized", endedWords(connection), cause);
}

function unavailable(connection: OAuthConnection, cause?: unknown): ProviderError {
  const message = "Access could not be renewed just now. Nothing was sent. Try again in a minute.";
  return failure(connection, "unavailable", message, cause);
}

function failure(
  connection: OAuthConnection,
  kind: "unauthorized" | "unavailable",
  message: string,
  cause: unknown,
): ProviderError {
  const entry = providerEntry(connection.provider);
  if (!entry) throw new Error(`Unknown provider ${connection.provider}`);
  return new ProviderError({ provider: entry.id, kind, fate: "not-sent", message, cause });
}
