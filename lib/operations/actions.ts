"use server";

import { teamAction } from "@/lib/auth/action-client";
import { chooseCandidate, confirmSendAgain, dismiss, lookAgain, markAbsent, nameResult } from "./resolve";
import { chooseSchema, nameSchema, operationKeySchema } from "./schema";

/** Looks an unknown write up now. */
export const lookAgainAction = teamAction({ permission: "operation.resolve" })
  .inputSchema(operationKeySchema)
  .action(({ parsedInput, ctx }) => lookAgain(ctx, parsedInput.operationId));

/** It did happen: the candidate of this id is it. */
export const chooseCandidateAction = teamAction({ permission: "operation.resolve" })
  .inputSchema(chooseSchema)
  .action(({ parsedInput, ctx }) => chooseCandidate(ctx, parsedInput.operationId, parsedInput.candidateId));

/** It did happen: the provider calls it so. */
export const nameResultAction = teamAction({ permission: "operation.resolve" })
  .inputSchema(nameSchema)
  .action(({ parsedInput, ctx }) => nameResult(ctx, parsedInput.operationId, parsedInput.id));

/** It did not happen: send it once more. */
export const sendAgainAction = teamAction({ permission: "operation.resolve" })
  .inputSchema(operationKeySchema)
  .action(({ parsedInput, ctx }) => confirmSendAgain(ctx, parsedInput.operationId));

/** The member looked at the provider's site and it is not there. */
export const markAbsentAction = teamAction({ permission: "operation.resolve" })
  .inputSchema(operationKeySchema)
  .action(({ parsedInput, ctx }) => markAbsent(ctx, parsedInput.operationId));

/** Gives the write up. */
export const dismissAction = teamAction({ permission: "operation.resolve" })
  .inputSchema(operationKeySchema)
  .action(({ parsedInput, ctx }) => dismiss(ctx, parsedInput.operationId));
