"use server";

import { teamAction } from "@/lib/auth/action-client";
import { deleteHubCase, editHubCase } from "./mutations";
import { deleteCaseSchema, editCaseSchema } from "./schema";

/** Changes a case at its hub. */
export const editHubCaseAction = teamAction({ permission: "case.update" })
  .inputSchema(editCaseSchema)
  .action(async ({ parsedInput, ctx }) => editHubCase(ctx, parsedInput));

/** Deletes a case at its hub. */
export const deleteHubCaseAction = teamAction({ permission: "case.delete" })
  .inputSchema(deleteCaseSchema)
  .action(async ({ parsedInput, ctx }) => deleteHubCase(ctx, parsedInput));
