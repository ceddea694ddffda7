import "server-only";
import { withSystem } from "@/lib/db/client";
import { type EncryptionKey, env } from "@/lib/env";
import { kekIdOf, rewrap } from "./envelope";
import { rewrapKeyCheck } from "./key-check";

interface SealedRow {
  id: string;
  teamId: string;
  credentials: string;
  webhookSecrets: string | null;
}

function rewrapped(row: SealedRow, keys: readonly EncryptionKey[]) {
  const place = { table: "connections", rowId: row.id, teamId: row.teamId };
  return {
    credentials: rewrap(row.credentials, { ...place, field: "credentials" }, keys),
    webhookSecrets:
      row.webhookSecrets && rewrap(row.webhookSecrets, { ...place, field: "webhook_secrets" }, keys),
  };
}

/**
 * Wraps every stored secret by the newest key, in batches of `size` rows, each its own transaction, while the desk
 * runs. Killed half way it goes on where it stopped when run again: a row wrapped by the newest key is skipped.
 * Answers how many rows it changed. Throws EnvelopeError on a row that none of the keys opens.
 */
export async function rotateKeys(
  keys: readonly EncryptionKey[] = env.encryptionKeys,
  size = 100,
): Promise<number> {
  const newest = keys[0]?.id;
  const stale = (envelope: string | null) => envelope !== null && kekIdOf(envelope) !== newest;
  let changed = 0;
  for (let after = "00000000-0000-0000-0000-000000000000"; ; ) {
    const batch = await withSystem(async (tx) => {
      // Locked, so that new credentials saved meanwhile are not overwritten by the old ones rewrapped.
      const ids = await tx.$queryRaw<{ id: string }[]>`
        SELECT id FROM connections WHERE id > ${after}::uuid ORDER BY id LIMIT ${size} FOR UPDATE`;
      const rows = await tx.connection.findMany({
        where: { id: { in: ids.map((row) => row.id) } },
        orderBy: { id: "asc" },
        select: { id: true, teamId: true, credentials: true, webhookSecrets: true },
      });
      const due = rows.filter((row) => stale(row.credentials) || stale(row.webhookSecrets));
      for (const row of due)
        await tx.connection.update({ where: { id: row.id }, data: rewrapped(row, keys) });
      return { last: rows.at(-1)?.id, changed: due.length };
    });
    changed += batch.changed;
    if (batch.last === undefined) break;
    after = batch.last;
  }
  await rewrapKeyCheck(keys);
  return changed;
}
