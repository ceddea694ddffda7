import "server-only";
import { withSystem } from "@/lib/db/client";
import { type EncryptionKey, env } from "@/lib/env";
import { kekIdOf, open, rewrap, type SealedPlace, seal } from "./envelope";

const setting = "encryption-key-check";
const text = "gatehouse";
const place: SealedPlace = { table: "system_settings", rowId: setting, teamId: "system", field: "value" };

/** The keys given do not open what this installation has stored. */
class KeyCheckError extends Error {
  constructor(message: string) {
    super(message);
    this.name = "KeyCheckError";
  }
}

/** Ids of the keys that wrap at least one stored secret, with how many each wraps. */
export async function keyUse(): Promise<Map<string, number>> {
  const rows = await withSystem((tx) =>
    tx.connection.findMany({ select: { credentials: true, webhookSecrets: true } }),
  );
  const use = new Map<string, number>();
  for (const row of rows) {
    for (const envelope of [row.credentials, row.webhookSecrets]) {
      if (envelope) use.set(kekIdOf(envelope), (use.get(kekIdOf(envelope)) ?? 0) + 1);
    }
  }
  return use;
}

/**
 * Checks APP_ENCRYPTION_KEYS against the stored check value and against every key id in use, and writes the check value
 * on the first start. Call at boot: throws KeyCheckError, saying which key is missing, before anything is served.
 */
export async function assertKeys(keys: readonly EncryptionKey[] = env.encryptionKeys): Promise<void> {
  const fresh = seal(text, place, keys);
  const stored = await withSystem(async (tx) => {
    await tx.systemSetting.createMany({ data: [{ key: setting, value: fresh }], skipDuplicates: true });
    return tx.systemSetting.findUniqueOrThrow({ where: { key: setting } });
  });
  const known = new Set(keys.map((key) => key.id));
  const needed = [kekIdOf(stored.value), ...(await keyUse()).keys()];
  const missing = needed.find((id) => !known.has(id));
  if (missing !== undefined) {
    throw new KeyCheckError(
      `APP_ENCRYPTION_KEYS lacks the key "${missing}", which stored secrets need. Put it back, after the newest one.`,
    );
  }
  try {
    if (open(stored.value, place, keys) === text) return;
  } catch {
    // The message below says all there is to say.
  }
  throw new KeyCheckError(
    `The key "${kekIdOf(stored.value)}" in APP_ENCRYPTION_KEYS is not the one this installation was set up with.`,
  );
}

/** Wraps the check value by the newest key, so that the old key can go. */
export async function rewrapKeyCheck(keys: readonly EncryptionKey[] = env.encryptionKeys): Promise<void> {
  await withSystem(async (tx) => {
    const stored = await tx.systemSetting.findUnique({ where: { key: setting } });
    if (!stored) return;
    const value = rewrap(stored.value, place, keys);
    await tx.systemSetting.update({ where: { key: setting }, data: { value } });
  });
}
