"use server";

import { acceptInvite, joinTeam } from "./accept-invite";
import { publicAction, teamAction } from "./action-client";
import { changePassword } from "./change-password";
import { issueCookie, visitor } from "./issue";
import { endOtherSessions, endOwnSession } from "./own-sessions";
import {
  acceptInviteSchema,
  changePasswordSchema,
  joinTeamSchema,
  noInput,
  sessionIdSchema,
  setupSchema,
} from "./schema";
import { completeSetup } from "./setup";

/** Creates the first team and admin and signs them in. */
export const setupAction = publicAction.inputSchema(setupSchema).action(async ({ parsedInput }) => {
  await issueCookie(await completeSetup(parsedInput, await visitor()));
});

/** Accepts an invitation as somebody new and signs them in. */
export const acceptInviteAction = publicAction
  .inputSchema(acceptInviteSchema)
  .action(async ({ parsedInput }) => {
    await issueCookie(await acceptInvite(parsedInput, await visitor()));
  });

/** Accepts an invitation with an account that exists and signs it in. */
export const joinTeamAction = publicAction.inputSchema(joinTeamSchema).action(async ({ parsedInput }) => {
  await issueCookie(await joinTeam(parsedInput, await visitor()));
});

/** Changes the member's own password; every other session of theirs ends. */
export const changePasswordAction = teamAction({ permission: null })
  .inputSchema(changePasswordSchema)
  .action(async ({ parsedInput, ctx }) => {
    const { userAgent } = await visitor();
    await issueCookie(await changePassword(ctx, parsedInput, userAgent));
  });

/** Ends one of the member's own sessions. */
export const endSessionAction = teamAction({ permission: null })
  .inputSchema(sessionIdSchema)
  .action(async ({ parsedInput, ctx }) => {
    await endOwnSession(ctx, parsedInput.sessionId);
  });

/** Ends all of the member's own sessions but this one. */
export const endOtherSessionsAction = teamAction({ permission: null })
  .inputSchema(noInput)
  .action(async ({ ctx }) => ({ ended: await endOtherSessions(ctx) }));
