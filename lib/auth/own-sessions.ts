import "server-only";
import { recordAudit } from "@/lib/audit/record";
import { withSystem } from "@/lib/db/client";
import { AppError } from "@/lib/errors";
import type { SessionRow } from "@/lib/members/types";
import type { TeamContext } from "./context";
import { deviceOf } from "./device";
import { idleMs, revokeSessions } from "./session";

/** The member's own live sign-ins, the newest activity first. */
export async function listOwnSessions(ctx: TeamContext, now = new Date()): Promise<SessionRow[]> {
  const rows = await withSystem((tx) =>
    tx.session.findMany({
      where: {
        userId: ctx.userId,
        revokedAt: null,
        expiresAt: { gt: now },
        lastSeenAt: { gt: new Date(now.getTime() - idleMs) },
      },
      orderBy: { lastSeenAt: "desc" },
      take: 100,
    }),
  );
  return rows.map((row) => ({
    id: row.id,
    device: deviceOf(row.userAgent),
    ip: row.ip,
    createdAt: row.createdAt.toISOString(),
    lastSeenAt: row.lastSeenAt.toISOString(),
    current: row.id === ctx.sessionId,
  }));
}

/** Ends one of the member's own sessions. Throws AppError `not-found` for any other. */
export async function endOwnSession(ctx: TeamContext, sessionId: string, now = new Date()): Promise<void> {
  await withSystem(async (tx) => {
    const { count } = await tx.session.updateMany({
      where: { id: sessionId, userId: ctx.userId, revokedAt: null },
      data: { revokedAt: now },
    });
    if (count === 0) throw new AppError("not-found", "This session is over already.");
    await recordAudit(tx, ctx, {
      action: "session.revoke",
      objectType: "session",
      objectId: sessionId,
      outcome: "done",
    });
  });
}

/** Ends every session of the member but the one that asks. Answers how many. */
export async function endOtherSessions(ctx: TeamContext, now = new Date()): Promise<number> {
  return withSystem(async (tx) => {
    const count = await revokeSessions(tx, ctx.userId, ctx.sessionId, now);
    await recordAudit(tx, ctx, {
      action: "session.revoke-others",
      objectType: "member",
      objectId: ctx.memberId,
      outcome: "done",
      detail: { count },
    });
    return count;
  });
}
