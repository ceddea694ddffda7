import "server-only";
import { recordAudit } from "@/lib/audit/record";
import { withSystem } from "@/lib/db/client";
import { AppError } from "@/lib/errors";
import type { TeamContext } from "./context";
import type { SessionClaims } from "./cookie";
import { hashPassword, verifyPassword } from "./password";
import { passwordProblem } from "./password-policy";
import { openSession, revokeSessions } from "./session";
import { accountKey, clearAttempts, rules, takeAttempt } from "./throttle";

/**
 * Changes the member's own password. Every session of theirs ends, this one too; the claims answered are of the one
 * that replaces it. Throws AppError `invalid` with field errors for a wrong current or a weak new password, and
 * `rate-limited` after too many wrong ones.
 */
export async function changePassword(
  ctx: TeamContext,
  input: { current: string; next: string },
  userAgent: string | null,
  now = new Date(),
): Promise<SessionClaims> {
  const user = await withSystem((tx) =>
    tx.user.findUniqueOrThrow({
      where: { id: ctx.userId },
      select: { email: true, name: true, passwordHash: true },
    }),
  );
  const key = accountKey(user.email);
  const wait = await takeAttempt(key, rules.account, now);
  if (wait > 0) throw new AppError("rate-limited", `Too many tries. Wait ${wait} seconds and try again.`);
  const invalid = (field: string, message: string) =>
    new AppError("invalid", "The password was not changed.", { fieldErrors: { [field]: [message] } });
  if (!(await verifyPassword(user.passwordHash, input.current))) {
    throw invalid("current", "This is not your current password.");
  }
  await clearAttempts(key);
  const problem = passwordProblem(input.next, [user.email, user.name]);
  if (problem) throw invalid("next", problem);
  if (input.next.normalize("NFKC") === input.current.normalize("NFKC")) {
    throw invalid("next", "This is the password you have now. Choose another.");
  }
  const passwordHash = await hashPassword(input.next);
  return withSystem(async (tx) => {
    await tx.user.update({ where: { id: ctx.userId }, data: { passwordHash } });
    const ended = await revokeSessions(tx, ctx.userId, null, now);
    const opened = { userId: ctx.userId, teamId: ctx.teamId, ip: ctx.ip, userAgent };
    const claims = await openSession(tx, opened, now);
    await recordAudit(tx, ctx, {
      action: "member.password-change",
      objectType: "member",
      objectId: ctx.memberId,
      outcome: "done",
      changedFields: ["password"],
      detail: { endedSessions: ended },
    });
    return claims;
  });
}
