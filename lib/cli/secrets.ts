import { randomBytes } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";

const schema = z.object({ NEXTAUTH_SECRET: z.string(), APP_ENCRYPTION_KEYS: z.string() });

/**
 * Secrets for a demo, made on first use and kept in `directory`, readable by their owner only.
 * A production start never makes its own: losing them would lose every stored credential.
 */
export function keptSecrets(directory: string): z.infer<typeof schema> {
  const path = join(directory, "app-secrets.json");
  if (!existsSync(path)) {
    mkdirSync(directory, { recursive: true, mode: 0o700 });
    const fresh = {
      NEXTAUTH_SECRET: randomBytes(32).toString("base64url"),
      APP_ENCRYPTION_KEYS: `demo:${randomBytes(32).toString("base64")}`,
    };
    writeFileSync(path, JSON.stringify(fresh), { mode: 0o600 });
  }
  return schema.parse(JSON.parse(readFileSync(path, "utf8")));
}
