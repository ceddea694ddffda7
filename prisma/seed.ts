import "server-only";
import { recordAudit } from "@/lib/audit/record";
import { hashPassword } from "@/lib/auth/password";
import { ROLES, type Role } from "@/lib/auth/roles";
import { type Tx, withSystem } from "@/lib/db/client";
import { newId } from "@/lib/db/ids";
import { seedConnections } from "./seed-connections";

const teamName = "Hill Valley Law";
const password = "gatehouse-demo";

/** People of the demo team; each signs in as `<role>@demo.test`. */
const people: Record<Role, string> = {
  admin: "Doc Brown",
  manager: "Jennifer Parker",
  staff: "Marty McFly",
  auditor: "Gerald Strickland",
};

/**
 * The demo team with its four members and a connection to the sandbox at each offered provider. Safe to run again: what
 * is there stays, and connections follow the sandbox to its present address. `sandboxUrl` is an origin without a
 * trailing slash.
 */
export async function seedDemo({ sandboxUrl }: { sandboxUrl: string }): Promise<void> {
  const hashes = await missingHashes();
  await withSystem(async (tx) => {
    const teamId = await seedTeam(tx);
    for (const role of ROLES) await seedMember(tx, teamId, role, hashes.get(role));
    await seedConnections(tx, teamId, sandboxUrl);
  });
}

const emailOf = (role: Role) => `${role}@demo.test`;

/** Password hashes of the people who are not there yet; made outside the transaction, for each takes a while. */
async function missingHashes(): Promise<Map<Role, string>> {
  const known = await withSystem((tx) =>
    tx.user.findMany({ where: { email: { in: ROLES.map(emailOf) } }, select: { email: true } }),
  );
  const emails = new Set(known.map((user) => user.email));
  const missing = ROLES.filter((role) => !emails.has(emailOf(role)));
  return new Map(
    await Promise.all(missing.map(async (role) => [role, await hashPassword(password)] as const)),
  );
}

async function seedTeam(tx: Tx): Promise<string> {
  const known = await tx.team.findFirst({ where: { name: teamName }, select: { id: true } });
  if (known) return known.id;
  const { id } = await tx.team.create({ data: { id: newId(), name: teamName }, select: { id: true } });
  await recordAudit(
    tx,
    { teamId: id, kind: "system" },
    { action: "team.create", objectType: "team", objectId: id, outcome: "done" },
  );
  return id;
}

async function seedMember(tx: Tx, teamId: string, role: Role, passwordHash: string | undefined) {
  const email = emailOf(role);
  const known = await tx.user.findUnique({ where: { email }, select: { id: true } });
  if (!known && passwordHash === undefined) return;
  const user =
    known ??
    (await tx.user.create({
      data: { id: newId(), email, name: people[role], passwordHash: passwordHash ?? null },
      select: { id: true },
    }));
  const where = { teamId_userId: { teamId, userId: user.id } };
  if (await tx.member.findUnique({ where, select: { id: true } })) return;
  await tx.member.create({ data: { id: newId(), teamId, userId: user.id, role } });
}
