"use server";

import { teamAction } from "@/lib/auth/action-client";
import * as account from "./account-mutations";
import * as work from "./case-mutations";
import * as schema from "./schema";

const onCase = () => teamAction({ permission: "case.update" });
const onAccount = () => teamAction({ permission: "connection.write" });

/** Makes the hosted form of a case. */
export const createDeclarationAction = onCase()
  .inputSchema(schema.declarationCreateSchema)
  .action(({ parsedInput, ctx }) => work.createDeclaration(ctx, parsedInput));

/** Puts values into a declaration, or finishes it. */
export const updateDeclarationAction = onCase()
  .inputSchema(schema.declarationUpdateSchema)
  .action(({ parsedInput, ctx }) => work.updateDeclaration(ctx, parsedInput));

/** Runs checks now. */
export const runChecksAction = onCase()
  .inputSchema(schema.checksRunSchema)
  .action(({ parsedInput, ctx }) => work.runChecks(ctx, parsedInput));

/** Changes schedules of checks. */
export const changeSchedulesAction = onCase()
  .inputSchema(schema.schedulesSchema)
  .action(({ parsedInput, ctx }) => work.changeSchedules(ctx, parsedInput));

/** Starts the signing of a contract over. */
export const renewContractAction = onCase()
  .inputSchema(schema.contractRenewSchema)
  .action(({ parsedInput, ctx }) => work.renewContract(ctx, parsedInput));

/** Puts declared values right. */
export const createAgentEditAction = onCase()
  .inputSchema(schema.agentEditSchema)
  .action(({ parsedInput, ctx }) => work.createAgentEdit(ctx, parsedInput));

/** Answers items of a checklist. */
export const answerChecklistAction = onCase()
  .inputSchema(schema.checklistAnswersSchema)
  .action(({ parsedInput, ctx }) => work.answerChecklist(ctx, parsedInput));

/** Writes a note at Quickr. */
export const addNoteAction = onCase()
  .inputSchema(schema.noteSchema)
  .action(({ parsedInput, ctx }) => work.addNote(ctx, parsedInput));

/** Sets which automations watch a case. */
export const attachAutomationsAction = onCase()
  .inputSchema(schema.attachAutomationsSchema)
  .action(({ parsedInput, ctx }) => work.attachAutomations(ctx, parsedInput));

/** The page where a person signs. */
export const signLinkAction = onCase()
  .inputSchema(schema.signLinkSchema)
  .action(({ parsedInput, ctx }) => work.signLink(ctx, parsedInput));

/** The page where a person shows who they are. */
export const verificationLinkAction = onCase()
  .inputSchema(schema.verificationLinkSchema)
  .action(({ parsedInput, ctx }) => work.verificationLink(ctx, parsedInput));

/** Makes an automation or replaces one. */
export const writeAutomationAction = onAccount()
  .inputSchema(schema.automationWriteSchema)
  .action(({ parsedInput, ctx }) => account.writeAutomation(ctx, parsedInput));

/** Makes a checklist or replaces one. */
export const writeChecklistAction = onAccount()
  .inputSchema(schema.checklistWriteSchema)
  .action(({ parsedInput, ctx }) => account.writeChecklist(ctx, parsedInput));

/** Makes a template or replaces one. */
export const writeTemplateAction = onAccount()
  .inputSchema(schema.templateWriteSchema)
  .action(({ parsedInput, ctx }) => account.writeTemplate(ctx, parsedInput));

/** Makes a user or an API key; the key is in this answer only. */
export const createUserAction = onAccount()
  .inputSchema(schema.userCreateSchema)
  .action(({ parsedInput, ctx }) => account.createUser(ctx, parsedInput));

/** Changes a user. */
export const updateUserAction = onAccount()
  .inputSchema(schema.userUpdateSchema)
  .action(({ parsedInput, ctx }) => account.updateUser(ctx, parsedInput));

/** Deletes a user or an API key. */
export const deleteUserAction = onAccount()
  .inputSchema(schema.userDeleteSchema)
  .action(({ parsedInput, ctx }) => account.deleteUser(ctx, parsedInput));

/** Makes a sub-account. */
export const createAccountAction = onAccount()
  .inputSchema(schema.accountCreateSchema)
  .action(({ parsedInput, ctx }) => account.createAccount(ctx, parsedInput));

/** Changes an account. */
export const updateAccountAction = onAccount()
  .inputSchema(schema.accountUpdateSchema)
  .action(({ parsedInput, ctx }) => account.updateAccount(ctx, parsedInput));

/** Changes type or status of an account. */
export const administrateAccountAction = onAccount()
  .inputSchema(schema.accountAdministrateSchema)
  .action(({ parsedInput, ctx }) => account.administrateAccount(ctx, parsedInput));
