import "server-only";
import { recordAudit } from "@/lib/audit/record";
import { type Tx, withSystem } from "@/lib/db/client";
import { newId } from "@/lib/db/ids";
import { AppError } from "@/lib/errors";
import { hashToken, type SessionClaims } from "./cookie";
import type { Visitor } from "./issue";
import { hashPassword, verifyPassword } from "./password";
import { passwordProblem } from "./password-policy";
import type { Role } from "./roles";
import { openSession } from "./session";
import { settleBoth, takeBoth } from "./sign-in";

/** What the invitation page shows. `hasAccount`: the person gives their own password instead of choosing one. */
export interface OpenInvite {
  email: string;
  role: Role;
  teamId: string;
  teamName: string;
  hasAccount: boolean;
}

const gone = () =>
  new AppError(
    "not-found",
    "This invitation was used, revoked or is older than a day. Ask an admin for a new one.",
  );

/** The invitation behind a link, or null when it was used, revoked, has expired or never was. */
export async function findInvite(token: string, now = new Date()): Promise<OpenInvite | null> {
  return withSystem(async (tx) => {
    const invite = await tx.invite.findUnique({ where: { tokenHash: hashToken(token) } });
    if (!invite || invite.acceptedAt || invite.revokedAt || invite.expiresAt <= now) return null;
    const team = await tx.team.findUniqueOrThrow({ where: { id: invite.teamId }, select: { name: true } });
    const user = await tx.user.findUnique({
      where: { email: invite.email },
      select: { passwordHash: true },
    });
    return {
      email: invite.email,
      role: invite.role,
      teamId: invite.teamId,
      teamName: team.name,
      hasAccount: Boolean(user?.passwordHash),
    };
  });
}

async function join(
  tx: Tx,
  token: string,
  userId: string,
  visitor: Visitor,
  now: Date,
): Promise<SessionClaims> {
  // The row is claimed before anything else, so that of many redemptions at once exactly one goes on.
  const { count } = await tx.invite.updateMany({
    where: { tokenHash: hashToken(token), acceptedAt: null, revokedAt: null, expiresAt: { gt: now } },
    data: { acceptedAt: now },
  });
  if (count !== 1) throw gone();
  const invite = await tx.invite.findUniqueOrThrow({ where: { tokenHash: hashToken(token) } });
  const memberId = newId();
  await tx.member.create({ data: { id: memberId, teamId: invite.teamId, userId, role: invite.role } });
  const claims = await openSession(tx, { userId, teamId: invite.teamId, ...visitor }, now);
  await recordAudit(
    tx,
    { teamId: invite.teamId, memberId, sessionId: claims.sid, ip: visitor.ip },
    {
      action: "invite.accept",
      objectType: "invite",
      objectId: invite.id,
      outcome: "done",
      detail: { role: invite.role },
    },
  );
  return claims;
}

/**
 * Accepts an invitation as somebody new. Throws AppError `not-found` for a dead link, `conflict` when the address has an
 * account by now, `invalid` with field errors for a weak password.
 */
export async function acceptInvite(
  input: { token: string; name: string; password: string },
  visitor: Visitor,
  now = new Date(),
): Promise<SessionClaims> {
  const invite = await findInvite(input.token, now);
  if (!invite) throw gone();
  if (invite.hasAccount) {
    throw new AppError(
      "conflict",
      "This address has an account. Reload the page and join with its password.",
    );
  }
  const problem = passwordProblem(input.password, [invite.email, input.name, invite.teamName]);
  if (problem)
    throw new AppError("invalid", "Choose another password.", { fieldErrors: { password: [problem] } });
  const passwordHash = await hashPassword(input.password);
  return withSystem(async (tx) => {
    const id = newId();
    await tx.user.createMany({
      data: [{ id, email: invite.email, name: input.name, passwordHash }],
      skipDuplicates: true,
    });
    const user = await tx.user.findUniqueOrThrow({ where: { email: invite.email }, select: { id: true } });
    // The account was made by another tab meanwhile: its password is not ours to set.
    if (user.id !== id) throw gone();
    return join(tx, input.token, id, visitor, now);
  });
}

/**
 * Accepts an invitation with an account that exists. Throws AppError `not-found` for a dead link, `invalid` for a wrong
 * password, `rate-limited` after too many.
 */
export async function joinTeam(
  input: { token: string; password: string },
  visitor: Visitor,
  now = new Date(),
): Promise<SessionClaims> {
  const invite = await findInvite(input.token, now);
  if (!invite) throw gone();
  const wait = await takeBoth(invite.email, visitor.ip, now);
  if (wait > 0) throw new AppError("rate-limited", `Too many tries. Wait ${wait} seconds and try again.`);
  const user = await withSystem((tx) =>
    tx.user.findUnique({
      where: { email: invite.email },
      select: { id: true, passwordHash: true, disabledAt: true },
    }),
  );
  const matches = await verifyPassword(user?.passwordHash ?? null, input.password);
  if (!matches || !user || user.disabledAt) {
    const message = "This is not the password of the account.";
    throw new AppError("invalid", "You have not joined yet.", { fieldErrors: { password: [message] } });
  }
  await settleBoth(invite.email, visitor.ip, now);
  return withSystem((tx) => join(tx, input.token, user.id, visitor, now));
}
