import "server-only";
import { withSystem } from "@/lib/db/client";
import { newId } from "@/lib/db/ids";
import type { TeamContext } from "./context";
import { hashPassword } from "./password";
import type { Role } from "./roles";
import { openSession } from "./session";

/** A team of a test. */
export async function makeTeam(name = "Hill Valley Law"): Promise<string> {
  const id = newId();
  await withSystem((tx) => tx.team.create({ data: { id, name } }));
  return id;
}

let shared: Promise<string> | null = null;
export const testPassword = "clock tower lightning";

/** A member of a test with an open session: the context that queries and mutations take. */
export async function makeMember(
  teamId: string,
  role: Role,
  given: { email?: string; userId?: string; now?: Date } = {},
): Promise<TeamContext> {
  shared ??= hashPassword(testPassword);
  const passwordHash = await shared;
  const memberId = newId();
  const userId = given.userId ?? newId();
  const email = given.email ?? `${userId}@test.test`;
  const now = given.now ?? new Date();
  const claims = await withSystem(async (tx) => {
    if (!given.userId)
      await tx.user.create({ data: { id: userId, email, name: `${role} person`, passwordHash } });
    await tx.member.create({ data: { id: memberId, teamId, userId, role } });
    return openSession(tx, { userId, teamId, ip: "127.0.0.1", userAgent: null }, now);
  });
  return { userId, memberId, teamId, role, sessionId: claims.sid, ip: "127.0.0.1", requestId: newId() };
}
