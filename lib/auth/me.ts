import "server-only";
import { withSystem } from "@/lib/db/client";
import { AppError } from "@/lib/errors";
import type { Me } from "@/lib/members/types";
import type { TeamContext } from "./context";

/** The signed-in person for the frame: name, e-mail, team with its time zone, and the teams they may switch to. */
export async function getMe(ctx: TeamContext): Promise<Me> {
  const user = await withSystem((tx) =>
    tx.user.findUnique({
      where: { id: ctx.userId },
      select: {
        name: true,
        email: true,
        members: {
          where: { disabledAt: null },
          select: { team: { select: { id: true, name: true, timeZone: true } } },
          orderBy: { createdAt: "asc" },
        },
      },
    }),
  );
  const team = user?.members.find((member) => member.team.id === ctx.teamId)?.team;
  if (!user || !team) throw new AppError("unauthenticated", "Your session has ended. Sign in again.");
  const teams = user.members.map((member) => ({ id: member.team.id, name: member.team.name }));
  return {
    userId: ctx.userId,
    memberId: ctx.memberId,
    name: user.name,
    email: user.email,
    role: ctx.role,
    team,
    teams,
  };
}
