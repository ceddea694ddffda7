"use server";

import { teamAction } from "@/lib/auth/action-client";
import { acknowledgeDrift, saveStatusMapping } from "./mutations";
import { acknowledgeDriftSchema, saveStatusMappingSchema } from "./schema";

/** Decides what a raw status means. */
export const saveStatusMappingAction = teamAction({ permission: "connection.write" })
  .inputSchema(saveStatusMappingSchema)
  .action(async ({ parsedInput, ctx }) => saveStatusMapping(ctx, parsedInput));

/** Takes note of unexpected values. */
export const acknowledgeDriftAction = teamAction({ permission: "connection.write" })
  .inputSchema(acknowledgeDriftSchema)
  .action(async ({ parsedInput, ctx }) => acknowledgeDrift(ctx, parsedInput));
