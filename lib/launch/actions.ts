"use server";

import { teamAction } from "@/lib/auth/action-client";
import { launch } from "./mutations";
import { launchSchema } from "./schema";

/** Launches a record or case for a client. */
export const launchAction = teamAction({ permission: "case.launch" })
  .inputSchema(launchSchema)
  .action(async ({ parsedInput, ctx }) => launch(ctx, parsedInput));
