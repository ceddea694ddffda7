"use server";

import { teamAction } from "@/lib/auth/action-client";
import { removeFormTemplate, saveFormTemplate } from "./mutations";
import { removeFormTemplateSchema, saveFormTemplateSchema } from "./schema";

/** Creates a form template at Amiqus or changes one. */
export const saveFormTemplateAction = teamAction({ permission: "connection.write" })
  .inputSchema(saveFormTemplateSchema)
  .action(async ({ parsedInput, ctx }) => saveFormTemplate(ctx, parsedInput));

/** Deletes a form template at Amiqus. */
export const removeFormTemplateAction = teamAction({ permission: "connection.write" })
  .inputSchema(removeFormTemplateSchema)
  .action(async ({ parsedInput, ctx }) => removeFormTemplate(ctx, parsedInput));
