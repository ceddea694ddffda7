import "server-only";
import { recordAudit } from "@/lib/audit/record";
import { withSystem } from "@/lib/db/client";
import { log } from "@/lib/log";
import type { SessionClaims } from "./cookie";
import { hashPassword, needsRehash, verifyPassword } from "./password";
import { emailInput } from "./schema";
import { openSession } from "./session";
import { accountKey, addressKey, clearAttempts, returnAttempt, rules, takeAttempt } from "./throttle";

/** What a sign-in is tried with. `replaces` is the session that this browser holds so far. */
export interface SignInAttempt {
  email: string;
  password: string;
  ip: string | null;
  userAgent: string | null;
  replaces: string | null;
  requestId: string;
}

/** `refused` says the same for an unknown user, a wrong password and a disabled account (AU-02). */
export type SignInResult =
  | { kind: "signed-in"; userId: string; claims: SessionClaims }
  | { kind: "refused" }
  | { kind: "wait"; seconds: number };

/** The e-mail as accounts are keyed: trimmed, lower-case; null when no account can have it. */
export function normaliseEmail(email: string): string | null {
  const parsed = emailInput.safeParse(email);
  return parsed.success ? parsed.data : null;
}

/**
 * Counts an attempt against the account and the address. Answers the seconds to wait, 0 when it may go ahead. The
 * account is the e-mail as typed, so that unknown ones wait as known ones do.
 */
export async function takeBoth(email: string, ip: string | null, now: Date): Promise<number> {
  const byAddress = ip === null ? 0 : await takeAttempt(addressKey(ip), rules.address, now);
  if (byAddress > 0) return byAddress;
  return takeAttempt(accountKey(email), rules.account, now);
}

/** Undoes `takeBoth` after a right password. */
export async function settleBoth(email: string, ip: string | null, now: Date): Promise<void> {
  await clearAttempts(accountKey(email));
  if (ip !== null) await returnAttempt(addressKey(ip), now);
}

function auditRefusal(members: { id: string; teamId: string }[], reason: string): Promise<void> {
  return withSystem(async (tx) => {
    for (const member of members) {
      await recordAudit(
        tx,
        { teamId: member.teamId, kind: "system" },
        {
          action: "session.sign-in",
          objectType: "member",
          objectId: member.id,
          outcome: "refused",
          detail: { reason },
        },
      );
    }
  });
}

/**
 * Checks e-mail and password and opens a session. Throws AppError `unavailable` when too many passwords are being
 * checked at once. Success and failure are audited in every team of a known user.
 */
export async function signIn(attempt: SignInAttempt, now = new Date()): Promise<SignInResult> {
  const typed = attempt.email.normalize("NFKC").trim().toLowerCase().slice(0, 254);
  const email = normaliseEmail(attempt.email);
  const seconds = await takeBoth(typed, attempt.ip, now);
  if (seconds > 0) return { kind: "wait", seconds };
  const user = await withSystem((tx) =>
    tx.user.findUnique({
      where: { email: email ?? "" },
      select: {
        id: true,
        passwordHash: true,
        disabledAt: true,
        members: {
          where: { disabledAt: null },
          select: { id: true, teamId: true, createdAt: true },
          orderBy: { teamId: "asc" },
        },
      },
    }),
  );
  const matches = await verifyPassword(user?.passwordHash ?? null, attempt.password);
  const usable = user !== null && user.disabledAt === null && user.members.length > 0;
  if (!matches || !usable) {
    log.info({ requestId: attempt.requestId, known: user !== null }, "sign-in refused");
    // Not waited for: the time that it takes would tell a known user from an unknown one.
    if (user) {
      auditRefusal(user.members, matches ? "disabled" : "password").catch((err: unknown) =>
        log.error({ requestId: attempt.requestId, err }, "refused sign-in was not audited"),
      );
    }
    return { kind: "refused" };
  }
  const rehashed =
    user.passwordHash && needsRehash(user.passwordHash) ? await hashPassword(attempt.password) : null;
  const claims = await withSystem(async (tx) => {
    if (rehashed) await tx.user.update({ where: { id: user.id }, data: { passwordHash: rehashed } });
    const last = await tx.session.findFirst({
      where: { userId: user.id, activeTeamId: { not: null } },
      orderBy: { createdAt: "desc" },
      select: { activeTeamId: true },
    });
    const opened = await openSession(
      tx,
      {
        userId: user.id,
        teamId: workplace(user.members, last?.activeTeamId),
        ip: attempt.ip,
        userAgent: attempt.userAgent,
        replaces: attempt.replaces,
      },
      now,
    );
    for (const member of user.members) {
      await recordAudit(
        tx,
        { teamId: member.teamId, memberId: member.id, sessionId: opened.sid, ip: attempt.ip },
        { action: "session.sign-in", objectType: "member", objectId: member.id, outcome: "done" },
      );
    }
    return opened;
  });
  await settleBoth(typed, attempt.ip, now);
  return { kind: "signed-in", userId: user.id, claims };
}

/** Where a new session works: in the team of the last one, else in the one that was joined first. */
function workplace(
  members: readonly { teamId: string; createdAt: Date }[],
  last: string | null | undefined,
): string | null {
  const first = members.toSorted((a, b) => a.createdAt.getTime() - b.createdAt.getTime())[0];
  return members.find((member) => member.teamId === last)?.teamId ?? first?.teamId ?? null;
}

/** Ends a session by its claims; one that is over already is left alone. Audited in the team it worked in. */
export async function signOut(claims: SessionClaims, ip: string | null, now = new Date()): Promise<void> {
  await withSystem(async (tx) => {
    const session = await tx.session.findFirst({
      where: { id: claims.sid, revokedAt: null },
      select: {
        activeTeamId: true,
        user: { select: { members: { where: { disabledAt: null }, select: { id: true, teamId: true } } } },
      },
    });
    if (!session) return;
    await tx.session.update({ where: { id: claims.sid }, data: { revokedAt: now } });
    const members = session.user.members;
    const member = members.find((one) => one.teamId === session.activeTeamId) ?? members[0];
    if (!member) return;
    await recordAudit(
      tx,
      { teamId: member.teamId, memberId: member.id, sessionId: claims.sid, ip },
      { action: "session.sign-out", objectType: "member", objectId: member.id, outcome: "done" },
    );
  });
}
