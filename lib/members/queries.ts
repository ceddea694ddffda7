import "server-only";
import type { TeamContext } from "@/lib/auth/context";
import { authorise } from "@/lib/auth/roles";
import { withTeam } from "@/lib/db/client";
import type { InviteRow, MemberRow } from "./types";

/** All members of the team by name, disabled ones last. */
export async function listMembers(ctx: TeamContext): Promise<MemberRow[]> {
  authorise(ctx, "member.read");
  const rows = await withTeam(ctx.teamId, (tx) =>
    tx.member.findMany({
      where: { teamId: ctx.teamId },
      select: {
        id: true,
        userId: true,
        role: true,
        disabledAt: true,
        createdAt: true,
        user: {
          select: {
            name: true,
            email: true,
            sessions: {
              where: { activeTeamId: ctx.teamId },
              orderBy: { lastSeenAt: "desc" },
              take: 1,
              select: { lastSeenAt: true },
            },
          },
        },
      },
    }),
  );
  return rows
    .map((row) => ({
      id: row.id,
      name: row.user.name,
      email: row.user.email,
      role: row.role,
      disabled: row.disabledAt !== null,
      joinedAt: row.createdAt.toISOString(),
      lastSeenAt: row.user.sessions[0]?.lastSeenAt.toISOString() ?? null,
      isSelf: row.userId === ctx.userId,
    }))
    .sort((a, b) => Number(a.disabled) - Number(b.disabled) || a.name.localeCompare(b.name));
}

/** Names by member id, disabled members included. */
async function memberNames(ctx: TeamContext, ids: string[]): Promise<Map<string, string>> {
  authorise(ctx, "member.read");
  const rows = await withTeam(ctx.teamId, (tx) =>
    tx.member.findMany({
      where: { teamId: ctx.teamId, id: { in: ids } },
      select: { id: true, user: { select: { name: true } } },
    }),
  );
  return new Map(rows.map((row) => [row.id, row.user.name]));
}

/** Invitations that were neither accepted nor revoked, the newest first. For admins. */
export async function listInvites(ctx: TeamContext, now = new Date()): Promise<InviteRow[]> {
  authorise(ctx, "member.write");
  const rows = await withTeam(ctx.teamId, (tx) =>
    tx.invite.findMany({
      where: { teamId: ctx.teamId, acceptedAt: null, revokedAt: null },
      orderBy: { createdAt: "desc" },
      take: 200,
    }),
  );
  const names = await memberNames(ctx, [...new Set(rows.map((row) => row.invitedById))]);
  return rows.map((row) => ({
    id: row.id,
    email: row.email,
    role: row.role,
    createdAt: row.createdAt.toISOString(),
    expiresAt: row.expiresAt.toISOString(),
    expired: row.expiresAt <= now,
    invitedBy: names.get(row.invitedById) ?? "A former member",
  }));
}
