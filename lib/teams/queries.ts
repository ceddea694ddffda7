import "server-only";
import type { TeamContext } from "@/lib/auth/context";
import { withTeam } from "@/lib/db/client";
import type { TeamInput } from "./schema";

/** Name and time zone of the member's team. */
export async function getTeam(ctx: TeamContext): Promise<TeamInput> {
  return withTeam(ctx.teamId, (tx) =>
    tx.team.findUniqueOrThrow({ where: { id: ctx.teamId }, select: { name: true, timeZone: true } }),
  );
}
