import "server-only";
import type { TeamContext } from "@/lib/auth/context";
import type { Role } from "@/lib/auth/roles";
import { withSystem } from "@/lib/db/client";
import { newId } from "@/lib/db/ids";

/** A team with one connection, for integration tests. */
export interface TestTeam {
  teamId: string;
  connectionId: string;
  ctx(role?: Role): TeamContext;
  /** Ids of the members by role. */
  members: Record<Role, string>;
}

/** Makes a team with one member of each role and an Amiqus connection at `baseUrl`. Credentials are the caller's. */
export async function createTestTeam(
  options: {
    name?: string;
    baseUrl?: string;
    credentials?: (connectionId: string, teamId: string) => string;
  } = {},
): Promise<TestTeam> {
  const teamId = newId();
  const connectionId = newId();
  const roles: Role[] = ["staff", "manager", "admin", "auditor"];
  const people = roles.map((role) => ({ role, userId: newId(), memberId: newId() }));
  await withSystem(async (tx) => {
    await tx.team.create({ data: { id: teamId, name: options.name ?? "Test team" } });
    for (const { role, userId, memberId } of people) {
      const data = { id: userId, email: `${role}-${userId}@example.test`, name: `${role} person` };
      await tx.user.create({ data });
      await tx.member.create({ data: { id: memberId, teamId, userId, role } });
    }
    await tx.connection.create({
      data: {
        id: connectionId,
        teamId,
        provider: "amiqus",
        name: "Amiqus",
        baseUrl: options.baseUrl ?? "http://127.0.0.1:1/api/v2",
        credentials: options.credentials?.(connectionId, teamId) ?? "",
        credentialLastFour: "oken",
        credentialFingerprint: "test",
        status: "healthy",
        webhookPath: newId(),
      },
    });
  });
  const ids = (role: Role) => people.find((one) => one.role === role) ?? { userId: "", memberId: "" };
  const members: Record<Role, string> = {
    staff: ids("staff").memberId,
    manager: ids("manager").memberId,
    admin: ids("admin").memberId,
    auditor: ids("auditor").memberId,
  };
  return {
    teamId,
    connectionId,
    members,
    ctx: (role = "staff") => ({
      userId: ids(role).userId,
      memberId: ids(role).memberId,
      teamId,
      role,
      sessionId: newId(),
      ip: null,
      requestId: "test",
    }),
  };
}
