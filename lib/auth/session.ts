import "server-only";
import { z } from "zod";
import { plainRows, type Tx, withSystem } from "@/lib/db/client";
import { newId } from "@/lib/db/ids";
import { sql } from "@/lib/db/sql";
import type { SessionClaims } from "./cookie";
import { hashToken, newToken } from "./cookie";
import { ROLES, type Role } from "./roles";

/** A session nobody used for this long has ended. */
export const idleMs = 8 * 60 * 60 * 1000;
/** A session ends this long after its sign-in, used or not. */
export const absoluteMs = 7 * 24 * 60 * 60 * 1000;
/** Activity is written at most this often. */
export const touchMs = 60 * 1000;

/** The live session of a request with the user and the membership it works in. */
export interface LiveSession {
  sessionId: string;
  userId: string;
  memberId: string;
  teamId: string;
  role: Role;
}

const row = z.object({
  user_id: z.string(),
  member_id: z.string(),
  team_id: z.string(),
  role: z.enum(ROLES),
});

/**
 * Loads a session with its user and membership in one statement, so that a revoked session, a disabled user or member
 * and a changed role count from the next request on, and marks it as used. Answers null when the session is revoked,
 * idle for `idleMs`, past `absoluteMs`, unknown, or of somebody without an active membership.
 */
export async function loadSession(claims: SessionClaims, now = new Date()): Promise<LiveSession | null> {
  const idleSince = new Date(now.getTime() - idleMs);
  const touchBefore = new Date(now.getTime() - touchMs);
  // A function of ours opens `members` for itself alone; a transaction would cost three more round trips.
  const found = await plainRows(sql`
    SELECT user_id, member_id, team_id, role
    FROM gatehouse_live_session(${claims.sid}::uuid, ${hashToken(claims.key)}, ${now}::timestamptz,
      ${idleSince}::timestamptz, ${touchBefore}::timestamptz)`);
  if (found[0] === undefined) return null;
  const live = row.parse(found[0]);
  return {
    sessionId: claims.sid,
    userId: live.user_id,
    memberId: live.member_id,
    teamId: live.team_id,
    role: live.role,
  };
}

/** Whether the session may still be used: for answers that stay open, such as an event stream. */
export async function isSessionLive(sessionId: string, now = new Date()): Promise<boolean> {
  const idleSince = new Date(now.getTime() - idleMs);
  const found = await withSystem((tx) =>
    tx.session.findFirst({
      where: {
        id: sessionId,
        revokedAt: null,
        expiresAt: { gt: now },
        lastSeenAt: { gt: idleSince },
        user: { disabledAt: null, members: { some: { disabledAt: null } } },
      },
      select: { id: true },
    }),
  );
  return found !== null;
}

/** Opens a session with a fresh id and key. `replaces` is the session this browser held before; it ends now. */
export async function openSession(
  tx: Tx,
  input: {
    userId: string;
    teamId: string | null;
    ip: string | null;
    userAgent: string | null;
    replaces?: string | null;
  },
  now = new Date(),
): Promise<SessionClaims> {
  const claims = { sid: newId(), key: newToken() };
  if (input.replaces) {
    await tx.session.updateMany({ where: { id: input.replaces, revokedAt: null }, data: { revokedAt: now } });
  }
  await tx.session.create({
    data: {
      id: claims.sid,
      userId: input.userId,
      activeTeamId: input.teamId,
      tokenHash: hashToken(claims.key),
      ip: input.ip,
      userAgent: input.userAgent?.slice(0, 256) ?? null,
      createdAt: now,
      lastSeenAt: now,
      expiresAt: new Date(now.getTime() + absoluteMs),
    },
  });
  return claims;
}

/** Ends sessions of a user at once: all, or all but `except`. Answers how many. */
export async function revokeSessions(
  tx: Tx,
  userId: string,
  except: string | null = null,
  now = new Date(),
): Promise<number> {
  const { count } = await tx.session.updateMany({
    where: { userId, revokedAt: null, ...(except === null ? {} : { id: { not: except } }) },
    data: { revokedAt: now },
  });
  return count;
}
