import "server-only";
import { fingerprint, open, type SealedPlace, seal } from "@/lib/crypto/envelope";
import { type Tx, withTeam } from "@/lib/db/client";
import { newId } from "@/lib/db/ids";
import { processWide } from "@/lib/http/process-wide";
import { type ObtainedToken, stillGood } from "@/lib/http/token-cache";
import { log } from "@/lib/log";
import type { TokenCache } from "@/lib/providers/adapter-options";
import { takeLease } from "@/lib/sync/lease";
import type { ConnectionKey } from "./sealed";

interface HeldToken extends ObtainedToken {
  obtainedAt: Date;
}

/** How long a caller waits for another that is exchanging; then it exchanges too, which harms nothing. Milliseconds. */
const WAIT_MS = 20_000;
const WAIT_STEP_MS = 100;

const memory = () => processWide("tokens.held", () => new Map<string, HeldToken>());
const exchanges = () => processWide("tokens.exchanges", () => new Map<string, Promise<string>>());

/** What tokens are got with. Tokens of other credentials or of another address are of no use, wherever they are kept. */
export function credentialsStamp(baseUrl: string, credentials: unknown): string {
  return fingerprint(JSON.stringify([baseUrl, credentials]));
}

const placeOf = (connection: ConnectionKey, rowId: string): SealedPlace => ({
  table: "access_tokens",
  rowId,
  teamId: connection.teamId,
  field: "envelope",
});

/**
 * The access tokens of a connection: in memory, behind that sealed in the database, so that all processes send the same
 * one and a restart keeps it. One caller over all processes makes a new one, outside any transaction; the others wait
 * for it. `stamp` is that of the credentials they are got with. Rejects as `obtain` does; a database that fails to keep
 * a token does not lose it.
 */
export function storedTokenCache(
  connection: ConnectionKey,
  stamp: string,
  now: () => Date = () => new Date(),
): TokenCache {
  const slotOf = (key: string) => `${connection.id} ${stamp} ${key}`;

  function remember(key: string, held: HeldToken): string {
    for (const [slot, old] of memory()) if (old.expiresAt <= now()) memory().delete(slot);
    memory().set(slotOf(key), held);
    return held.token;
  }

  async function stored(key: string): Promise<HeldToken | null> {
    const row = await withTeam(connection.teamId, (tx) => findRow(tx, connection, key));
    if (row === null || row.credentials !== stamp || !stillGood(row, now())) return null;
    const token = opened(connection, row);
    return token === null ? null : { token, expiresAt: row.expiresAt, obtainedAt: row.obtainedAt };
  }

  async function make(key: string, obtain: () => Promise<ObtainedToken>): Promise<string> {
    for (let waited = 0; waited < WAIT_MS; waited += WAIT_STEP_MS) {
      const known = await stored(key);
      if (known) return remember(key, known);
      const lease = await takeLease(`token ${connection.id} ${key}`);
      if (lease === null) {
        await new Promise((resolve) => setTimeout(resolve, WAIT_STEP_MS));
        continue;
      }
      try {
        // Another process may have got one between our look and our turn.
        const meanwhile = await stored(key);
        return meanwhile ? remember(key, meanwhile) : await exchange(key, obtain);
      } finally {
        await lease.release();
      }
    }
    return exchange(key, obtain);
  }

  async function exchange(key: string, obtain: () => Promise<ObtainedToken>): Promise<string> {
    const held = { ...(await obtain()), obtainedAt: now() };
    await keep(connection, stamp, key, held);
    return remember(key, held);
  }

  return {
    async token(key, obtain) {
      const slot = slotOf(key);
      const held = memory().get(slot);
      if (held && stillGood(held, now())) return held.token;
      const running = exchanges().get(slot) ?? make(key, obtain).finally(() => exchanges().delete(slot));
      exchanges().set(slot, running);
      return running;
    },
    async forget(key, token) {
      if (memory().get(slotOf(key))?.token === token) memory().delete(slotOf(key));
      await withTeam(connection.teamId, async (tx) => {
        const row = await findRow(tx, connection, key);
        if (row === null || opened(connection, row) !== token) return;
        await tx.accessToken.deleteMany({ where: { id: row.id, envelope: row.envelope } });
      });
    },
  };
}

/** Drops what is kept of a connection whose credentials changed or were erased. */
export async function dropTokens(tx: Tx, { id, teamId }: ConnectionKey): Promise<void> {
  await tx.accessToken.deleteMany({ where: { connectionId: id, teamId } });
}

function findRow(tx: Tx, { id, teamId }: ConnectionKey, key: string) {
  return tx.accessToken.findFirst({ where: { connectionId: id, teamId, key } });
}

/** The token of a row; null when no key of the server opens it, so that a new one takes its place. */
function opened(connection: ConnectionKey, row: { id: string; envelope: string }): string | null {
  try {
    return open(row.envelope, placeOf(connection, row.id));
  } catch {
    return null;
  }
}

async function keep(connection: ConnectionKey, stamp: string, key: string, held: HeldToken): Promise<void> {
  const { id: connectionId, teamId } = connection;
  const id = newId();
  const { expiresAt, obtainedAt } = held;
  const columns = {
    credentials: stamp,
    envelope: seal(held.token, placeOf(connection, id)),
    obtainedAt,
    expiresAt,
  };
  try {
    await withTeam(teamId, async (tx) => {
      // Not of a connection that was removed meanwhile.
      const alive = await tx.$queryRaw<unknown[]>`
        SELECT 1 FROM connections WHERE id = ${connectionId}::uuid AND archived_at IS NULL FOR SHARE`;
      if (alive.length === 0) return;
      const place = { connectionId_key: { connectionId, key } };
      await tx.accessToken.upsert({
        where: place,
        create: { id, teamId, connectionId, key, ...columns },
        // The envelope is bound to its row, so the row takes the new id.
        update: { id, ...columns },
      });
    });
  } catch (error) {
    log.warn({ connectionId, err: error }, "access token not kept; every process gets its own");
  }
}
