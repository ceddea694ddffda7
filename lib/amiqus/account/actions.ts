"use server";

import { teamAction } from "@/lib/auth/action-client";
import { changeProfile, changeTeam } from "./mutations";
import { profileSchema, teamSchema } from "./schema";

/** Changes the profile of the connection's user at Amiqus. */
export const changeProfileAction = teamAction({ permission: "connection.write" })
  .inputSchema(profileSchema)
  .action(async ({ parsedInput, ctx }) => changeProfile(ctx, parsedInput));

/** Changes contact and telephone of the connection's team at Amiqus. */
export const changeTeamAction = teamAction({ permission: "connection.write" })
  .inputSchema(teamSchema)
  .action(async ({ parsedInput, ctx }) => changeTeam(ctx, parsedInput));
