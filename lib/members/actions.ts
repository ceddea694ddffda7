"use server";

import { teamAction } from "@/lib/auth/action-client";
import { createInvite, revokeInvite } from "./invites";
import { changeRole, setMemberDisabled } from "./mutations";
import { inviteIdSchema, inviteSchema, memberDisabledSchema, memberRoleSchema } from "./schema";

/** Invites somebody; the link in the answer is shown once. */
export const createInviteAction = teamAction({ permission: "member.write" })
  .inputSchema(inviteSchema)
  .action(({ parsedInput, ctx }) => createInvite(ctx, parsedInput));

/** Makes an invitation's link stop working. */
export const revokeInviteAction = teamAction({ permission: "member.write" })
  .inputSchema(inviteIdSchema)
  .action(({ parsedInput, ctx }) => revokeInvite(ctx, parsedInput.inviteId));

/** Gives a member another role. */
export const changeRoleAction = teamAction({ permission: "member.write" })
  .inputSchema(memberRoleSchema)
  .action(({ parsedInput, ctx }) => changeRole(ctx, parsedInput));

/** Disables or enables a member. */
export const setMemberDisabledAction = teamAction({ permission: "member.write" })
  .inputSchema(memberDisabledSchema)
  .action(({ parsedInput, ctx }) => setMemberDisabled(ctx, parsedInput));
