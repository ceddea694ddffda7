import { keyUse } from "@/lib/crypto/key-check";
import { rotateKeys } from "@/lib/crypto/rotate";
import { disconnect } from "@/lib/db/client";
import { env } from "@/lib/env";

// `npm run keys:rotate`: wraps all stored secrets by the first key of APP_ENCRYPTION_KEYS. May run while the desk does,
// and again after a stop.
const changed = await rotateKeys();
const use = [...(await keyUse())].map(([id, count]) => `${id}: ${count}`).join(", ") || "none";
console.log(`${changed} connections rewrapped. Secrets by key: ${use}.`);
const old = env.encryptionKeys.slice(1).map((key) => key.id);
if (old.length > 0)
  console.log(`No longer needed: ${old.join(", ")}. Backups made before today still need them.`);
await disconnect();
