import "server-only";
import { recordAudit } from "@/lib/audit/record";
import type { TeamContext } from "@/lib/auth/context";
import { authorise } from "@/lib/auth/roles";
import { withSystem, withTeam } from "@/lib/db/client";
import { newId } from "@/lib/db/ids";
import { AppError } from "@/lib/errors";
import type { TeamInput } from "./schema";

/** Changes the team's name and time zone. */
export async function updateTeam(ctx: TeamContext, input: TeamInput): Promise<void> {
  authorise(ctx, "team.write");
  await withTeam(ctx.teamId, async (tx) => {
    const before = await tx.team.findUniqueOrThrow({ where: { id: ctx.teamId } });
    const changed = [
      ...(before.name === input.name ? [] : ["name"]),
      ...(before.timeZone === input.timeZone ? [] : ["timeZone"]),
    ];
    if (changed.length === 0) return;
    await tx.team.update({ where: { id: ctx.teamId }, data: input });
    await recordAudit(tx, ctx, {
      action: "team.update",
      objectType: "team",
      objectId: ctx.teamId,
      outcome: "done",
      changedFields: changed,
    });
  });
}

/** Creates another team with the asking admin as its only member, and works in it from now on. Answers its id. */
export async function createTeam(ctx: TeamContext, input: TeamInput): Promise<string> {
  authorise(ctx, "team.write");
  const teamId = newId();
  const memberId = newId();
  await withSystem(async (tx) => {
    await tx.team.create({ data: { id: teamId, ...input } });
    await tx.member.create({ data: { id: memberId, teamId, userId: ctx.userId, role: "admin" } });
    await tx.session.update({ where: { id: ctx.sessionId }, data: { activeTeamId: teamId } });
    await recordAudit(
      tx,
      { teamId, memberId, sessionId: ctx.sessionId, ip: ctx.ip },
      { action: "team.create", objectType: "team", objectId: teamId, outcome: "done" },
    );
  });
  return teamId;
}

/** Makes this session work in another of the member's teams. Throws AppError `not-found` for any other team. */
export async function switchTeam(ctx: TeamContext, teamId: string): Promise<void> {
  await withSystem(async (tx) => {
    const member = await tx.member.findFirst({
      where: { teamId, userId: ctx.userId, disabledAt: null },
      select: { id: true },
    });
    if (!member) throw new AppError("not-found", "You are not a member of this team.");
    await tx.session.update({ where: { id: ctx.sessionId }, data: { activeTeamId: teamId } });
    await recordAudit(
      tx,
      { teamId, memberId: member.id, sessionId: ctx.sessionId, ip: ctx.ip },
      { action: "session.switch-team", objectType: "team", objectId: teamId, outcome: "done" },
    );
  });
}
