"use server";

import { teamAction } from "@/lib/auth/action-client";
import { launch } from "./mutations";
import { launchSchema } from "./schema";
import { deleteTemplateSchema, renameTemplateSchema, saveTemplateSchema } from "./template-schema";
import { deleteTemplate, renameTemplate, saveTemplate } from "./templates";

/** Launches a record or case for a client. */
export const launchAction = teamAction({ permission: "case.launch" })
  .inputSchema(launchSchema)
  .action(async ({ parsedInput, ctx }) => launch(ctx, parsedInput));

/** Keeps drafts as a template of the team. */
export const saveTemplateAction = teamAction({ permission: "template.write" })
  .inputSchema(saveTemplateSchema)
  .action(async ({ parsedInput, ctx }) => saveTemplate(ctx, parsedInput));

/** Gives a template another name. */
export const renameTemplateAction = teamAction({ permission: "template.write" })
  .inputSchema(renameTemplateSchema)
  .action(async ({ parsedInput, ctx }) => renameTemplate(ctx, parsedInput));

/** Deletes a template. */
export const deleteTemplateAction = teamAction({ permission: "template.write" })
  .inputSchema(deleteTemplateSchema)
  .action(async ({ parsedInput, ctx }) => deleteTemplate(ctx, parsedInput.templateId));
