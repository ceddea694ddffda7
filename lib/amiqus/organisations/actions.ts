"use server";

import { teamAction } from "@/lib/auth/action-client";
import { changeMemberships, saveOrganisation } from "./mutations";
import { membershipChangeSchema, saveOrganisationSchema } from "./schema";

/** Creates an organisation at Amiqus or changes one. */
export const saveOrganisationAction = teamAction({ permission: "client.write" })
  .inputSchema(saveOrganisationSchema)
  .action(async ({ parsedInput, ctx }) => saveOrganisation(ctx, parsedInput));

/** Changes which organisations a client belongs to at Amiqus. */
export const changeMembershipsAction = teamAction({ permission: "client.write" })
  .inputSchema(membershipChangeSchema)
  .action(async ({ parsedInput, ctx }) => changeMemberships(ctx, parsedInput));
