import { randomBytes } from "node:crypto";
import { vi } from "vitest";
import type { TeamContext } from "@/lib/auth/context";
import { credentialsPlace } from "@/lib/connections/sealed";
import { fingerprint, seal } from "@/lib/crypto/envelope";
import { withSystem } from "@/lib/db/client";
import { newId } from "@/lib/db/ids";

/** Settings that the tests of this folder need, for the rest of the file. */
export function stubSettings(providerUrl: string, appUrl = "http://127.0.0.1:9"): void {
  vi.stubEnv("APP_ENCRYPTION_KEYS", `test:${randomBytes(32).toString("base64")}`);
  vi.stubEnv("APP_URL", appUrl);
  vi.stubEnv("PROVIDER_HOSTS", new URL(providerUrl).host);
}

/** A team with one member and one connection to that base URL, Amiqus unless said. */
export async function makeDesk(
  baseUrl: string,
  options: { token?: string; email?: string; provider?: string; credentials?: object } = {},
): Promise<{
  ctx: TeamContext;
  connection: { id: string; teamId: string; provider: string; webhookPath: string };
}> {
  const { token = "sandbox-amiqus-token", email = `${newId()}@demo.test` } = options;
  const { provider = "amiqus", credentials = { token } } = options;
  const teamId = newId();
  const connection = {
    id: newId(),
    teamId,
    provider,
    webhookPath: randomBytes(24).toString("base64url"),
  };
  const user = { id: newId(), email, name: "Ann Example" };
  const memberId = newId();
  await withSystem(async (tx) => {
    await tx.team.create({ data: { id: teamId, name: "Team" } });
    await tx.user.create({ data: user });
    await tx.member.create({ data: { id: memberId, teamId, userId: user.id, role: "admin" } });
    await tx.connection.create({
      data: {
        ...connection,
        name: "Amiqus",
        baseUrl,
        credentials: seal(JSON.stringify(credentials), credentialsPlace(connection)),
        credentialLastFour: token.slice(-4),
        credentialFingerprint: fingerprint(token),
      },
    });
  });
  const ctx: TeamContext = {
    userId: user.id,
    memberId,
    teamId,
    role: "admin",
    sessionId: newId(),
    ip: null,
    requestId: "test",
  };
  return { ctx, connection };
}
