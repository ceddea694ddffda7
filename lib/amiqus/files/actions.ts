"use server";

import { teamAction } from "@/lib/auth/action-client";
import { redactFile } from "./redact";
import { redactFileSchema } from "./schema";

/** Takes a file's content away at Amiqus, for good. */
export const redactFileAction = teamAction({ permission: "client.delete" })
  .inputSchema(redactFileSchema)
  .action(async ({ parsedInput, ctx }) => redactFile(ctx, parsedInput));
