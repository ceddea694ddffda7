import "server-only";
import { recordAudit } from "@/lib/audit/record";
import { type Tx, withSystem } from "@/lib/db/client";
import { newId } from "@/lib/db/ids";
import { AppError } from "@/lib/errors";
import { hashToken, newToken, type SessionClaims } from "./cookie";
import type { Visitor } from "./issue";
import { hashPassword } from "./password";
import { passwordProblem } from "./password-policy";
import type { SetupInput } from "./schema";
import { openSession } from "./session";
import { addressKey, rules, takeAttempt } from "./throttle";

const lifetimeMs = 24 * 60 * 60 * 1000;

// One lock for everything that asks whether the desk has users.
const lockSetup = (tx: Tx) => tx.$queryRaw`SELECT pg_advisory_xact_lock(hashtext('gatehouse.setup'))::text`;

/** Whether the desk has nobody yet, so that setup is open. */
export async function needsSetup(): Promise<boolean> {
  const user = await withSystem((tx) => tx.user.findFirst({ select: { id: true } }));
  return user === null;
}

/**
 * A fresh one-time setup token for the console, good for 24 hours; every earlier one stops working. Answers null when
 * the desk has users: setup is closed for good.
 */
export async function issueSetupToken(now = new Date()): Promise<string | null> {
  const token = newToken();
  return withSystem(async (tx) => {
    await lockSetup(tx);
    if ((await tx.user.findFirst({ select: { id: true } })) !== null) return null;
    await tx.setupToken.deleteMany({ where: { usedAt: null } });
    const expiresAt = new Date(now.getTime() + lifetimeMs);
    await tx.setupToken.create({
      data: { id: newId(), tokenHash: hashToken(token), createdAt: now, expiresAt },
    });
    return token;
  });
}

/**
 * Creates the first team with its admin and opens their session. Of two at the same time one wins. Throws AppError
 * `conflict` when the desk has users, `invalid` for a wrong or expired token or a weak password, `rate-limited`.
 */
export async function completeSetup(
  input: SetupInput,
  visitor: Visitor,
  now = new Date(),
): Promise<SessionClaims> {
  const wait = visitor.ip === null ? 0 : await takeAttempt(addressKey(visitor.ip), rules.address, now);
  if (wait > 0) throw new AppError("rate-limited", `Too many tries. Wait ${wait} seconds and try again.`);
  const problem = passwordProblem(input.password, [input.email, input.name, input.teamName]);
  if (problem)
    throw new AppError("invalid", "Choose another password.", { fieldErrors: { password: [problem] } });
  const passwordHash = await hashPassword(input.password);
  return withSystem(async (tx) => {
    await lockSetup(tx);
    if ((await tx.user.findFirst({ select: { id: true } })) !== null) {
      throw new AppError(
        "conflict",
        "This desk has been set up already. Sign in, or ask an admin for an invitation.",
      );
    }
    const { count } = await tx.setupToken.updateMany({
      where: { tokenHash: hashToken(input.token), usedAt: null, expiresAt: { gt: now } },
      data: { usedAt: now },
    });
    if (count !== 1) {
      const message =
        "This is not the newest token. Restart the server to print a new one; each is good for 24 hours.";
      throw new AppError("invalid", "The setup token was not accepted.", {
        fieldErrors: { token: [message] },
      });
    }
    const ids = { user: newId(), team: newId(), member: newId() };
    await tx.user.create({ data: { id: ids.user, email: input.email, name: input.name, passwordHash } });
    await tx.team.create({ data: { id: ids.team, name: input.teamName, timeZone: input.timeZone } });
    await tx.member.create({ data: { id: ids.member, teamId: ids.team, userId: ids.user, role: "admin" } });
    const claims = await openSession(tx, { userId: ids.user, teamId: ids.team, ...visitor }, now);
    await recordAudit(
      tx,
      { teamId: ids.team, memberId: ids.member, sessionId: claims.sid, ip: visitor.ip },
      {
        action: "team.create",
        objectType: "team",
        objectId: ids.team,
        outcome: "done",
        detail: { first: true },
      },
    );
    return claims;
  });
}
