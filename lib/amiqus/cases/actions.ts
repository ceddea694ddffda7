"use server";

import { teamAction } from "@/lib/auth/action-client";
import { changeRecordAssignees, createSdkToken } from "./mutations";
import { recordAssigneesSchema, sdkTokenSchema } from "./schema";

/** Changes who holds a record at Amiqus. */
export const changeRecordAssigneesAction = teamAction({ permission: "case.assign" })
  .inputSchema(recordAssigneesSchema)
  .action(async ({ parsedInput, ctx }) => changeRecordAssignees(ctx, parsedInput));

/** Makes a token for an app that runs a record's checks. */
export const createSdkTokenAction = teamAction({ permission: "connection.write" })
  .inputSchema(sdkTokenSchema)
  .action(async ({ parsedInput, ctx }) => createSdkToken(ctx, parsedInput));
