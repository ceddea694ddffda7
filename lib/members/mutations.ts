import "server-only";
import { z } from "zod";
import { recordAudit } from "@/lib/audit/record";
import type { TeamContext } from "@/lib/auth/context";
import { authorise, type Role } from "@/lib/auth/roles";
import { type Tx, withTeam } from "@/lib/db/client";
import { AppError } from "@/lib/errors";

interface Target {
  id: string;
  userId: string;
  role: Role;
  disabledAt: Date | null;
}

/**
 * Locks the team's active admins in one order, so that two admins acting on each other queue, and checks what the lock
 * revealed: that the one who asks is an admin still, and that another remains if the target stops being one.
 */
async function lockAdmins(tx: Tx, ctx: TeamContext, target: string, leaves: boolean): Promise<void> {
  const rows = z.array(z.object({ id: z.string() })).parse(
    await tx.$queryRaw`
      SELECT id FROM members
      WHERE team_id = ${ctx.teamId}::uuid AND role = 'admin' AND disabled_at IS NULL
      ORDER BY id FOR UPDATE`,
  );
  const admins = rows.map((row) => row.id);
  if (!admins.includes(ctx.memberId)) {
    throw new AppError("forbidden", "You are no longer an admin of this team. Nothing was changed.");
  }
  if (leaves && admins.length === 1 && admins[0] === target) {
    throw new AppError("conflict", "This is the team's last admin. Make somebody else an admin first.");
  }
}

async function findTarget(tx: Tx, ctx: TeamContext, memberId: string): Promise<Target> {
  const target = await tx.member.findFirst({
    where: { id: memberId, teamId: ctx.teamId },
    select: { id: true, userId: true, role: true, disabledAt: true },
  });
  if (!target) throw new AppError("not-found", "There is no such member in this team.");
  return target;
}

// Rights have changed: the sessions that were opened with the old ones are over (ASVS 7.4.2).
function endTeamSessions(tx: Tx, ctx: TeamContext, userId: string, now: Date) {
  return tx.session.updateMany({
    where: { userId, revokedAt: null, OR: [{ activeTeamId: ctx.teamId }, { activeTeamId: null }] },
    data: { revokedAt: now },
  });
}

/**
 * Gives a member another role. Their sessions in this team end, so that it counts at once. Throws AppError `not-found`,
 * `forbidden` for one's own role, `conflict` for the last admin.
 */
export async function changeRole(
  ctx: TeamContext,
  input: { memberId: string; role: Role },
  now = new Date(),
): Promise<void> {
  authorise(ctx, "member.write");
  await withTeam(ctx.teamId, async (tx) => {
    await lockAdmins(tx, ctx, input.memberId, input.role !== "admin");
    const target = await findTarget(tx, ctx, input.memberId);
    if (target.id === ctx.memberId) {
      throw new AppError("forbidden", "Another admin has to change your role. Nothing was changed.");
    }
    if (target.role === input.role) return;
    await tx.member.updateMany({
      where: { id: target.id, teamId: ctx.teamId },
      data: { role: input.role },
    });
    await endTeamSessions(tx, ctx, target.userId, now);
    await recordAudit(tx, ctx, {
      action: "member.role-change",
      objectType: "member",
      objectId: target.id,
      outcome: "done",
      changedFields: ["role"],
      detail: { from: target.role, to: input.role },
    });
  });
}

/**
 * Disables or enables a member. A disabled one loses this team with the next request; their work stays. Throws AppError
 * `not-found`, `forbidden` for oneself, `conflict` for the last admin.
 */
export async function setMemberDisabled(
  ctx: TeamContext,
  input: { memberId: string; disabled: boolean },
  now = new Date(),
): Promise<void> {
  authorise(ctx, "member.write");
  await withTeam(ctx.teamId, async (tx) => {
    await lockAdmins(tx, ctx, input.memberId, input.disabled);
    const target = await findTarget(tx, ctx, input.memberId);
    if (target.id === ctx.memberId) {
      throw new AppError("forbidden", "Another admin has to disable you. Nothing was changed.");
    }
    if ((target.disabledAt !== null) === input.disabled) return;
    await tx.member.updateMany({
      where: { id: target.id, teamId: ctx.teamId },
      data: { disabledAt: input.disabled ? now : null },
    });
    if (input.disabled) await endTeamSessions(tx, ctx, target.userId, now);
    await recordAudit(tx, ctx, {
      action: input.disabled ? "member.disable" : "member.enable",
      objectType: "member",
      objectId: target.id,
      outcome: "done",
      changedFields: ["disabledAt"],
    });
  });
}
