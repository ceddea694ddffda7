"use server";

import { teamAction } from "@/lib/auth/action-client";
import { linkCase } from "./link-client";
import { addItems, assignCase, expireCase, groupCase, reviewCase, updateCase } from "./mutations";
import {
  addItemsSchema,
  assignCaseSchema,
  expireCaseSchema,
  groupCaseSchema,
  linkCaseSchema,
  reviewCaseSchema,
  updateCaseSchema,
} from "./schema";

/** Changes a case at its provider. */
export const updateCaseAction = teamAction({ permission: "case.update" })
  .inputSchema(updateCaseSchema)
  .action(({ parsedInput, ctx }) => updateCase(ctx, parsedInput));

/** Says which client of the team a case is about. */
export const linkCaseAction = teamAction({ permission: "case.update" })
  .inputSchema(linkCaseSchema)
  .action(({ parsedInput, ctx }) => linkCase(ctx, parsedInput));

/** Moves a record's expiry. */
export const expireCaseAction = teamAction({ permission: "case.update" })
  .inputSchema(expireCaseSchema)
  .action(({ parsedInput, ctx }) => expireCase(ctx, parsedInput));

/** Decides on a case. */
export const reviewCaseAction = teamAction({ permission: "case.review" })
  .inputSchema(reviewCaseSchema)
  .action(({ parsedInput, ctx }) => reviewCase(ctx, parsedInput));

/** Assigns a case; who may do which is decided by the mutation. */
export const assignCaseAction = teamAction({ permission: "case.update" })
  .inputSchema(assignCaseSchema)
  .action(({ parsedInput, ctx }) => assignCase(ctx, parsedInput));

/** Puts records into a case. */
export const addItemsAction = teamAction({ permission: "case.update" })
  .inputSchema(addItemsSchema)
  .action(({ parsedInput, ctx }) => addItems(ctx, parsedInput));

/** Creates a case around a record. */
export const groupCaseAction = teamAction({ permission: "case.launch" })
  .inputSchema(groupCaseSchema)
  .action(({ parsedInput, ctx }) => groupCase(ctx, parsedInput));
