"use server";

import { teamAction } from "@/lib/auth/action-client";
import { createTeam, switchTeam, updateTeam } from "./mutations";
import { teamIdSchema, teamSchema } from "./schema";

/** Changes the team's name and time zone. */
export const updateTeamAction = teamAction({ permission: "team.write" })
  .inputSchema(teamSchema)
  .action(({ parsedInput, ctx }) => updateTeam(ctx, parsedInput));

/** Creates another team and works in it from now on. */
export const createTeamAction = teamAction({ permission: "team.write" })
  .inputSchema(teamSchema)
  .action(async ({ parsedInput, ctx }) => ({ teamId: await createTeam(ctx, parsedInput) }));

/** Makes this session work in another of the member's teams. */
const switchTeamAction = teamAction({ permission: null })
  .inputSchema(teamIdSchema)
  .action(({ parsedInput, ctx }) => switchTeam(ctx, parsedInput.teamId));

/** The frame's team switcher: answers null, or the words that say why it did not happen. */
export async function moveToTeam(teamId: string): Promise<string | null> {
  const result = await switchTeamAction({ teamId });
  if (result.serverError) return result.serverError.message;
  return result.validationErrors ? "There is no such team." : null;
}
