"use server";

import { teamAction } from "@/lib/auth/action-client";
import { bringIn } from "./bring-in";
import { answerCorrection, changeAssignees, decidePerson, deletePerson, setPersonAddress } from "./mutations";
import { openRecord } from "./open-record";
import {
  answerCorrectionSchema,
  assigneeChangeSchema,
  bringInSchema,
  decideSchema,
  deletePersonSchema,
  openRecordSchema,
  setAddressSchema,
  takeValuesSchema,
} from "./schema";
import { takeValues } from "./take-values";

/** Brings a person of an Amiqus account into the desk. */
export const bringInAction = teamAction({ permission: "client.write" })
  .inputSchema(bringInSchema)
  .action(async ({ parsedInput, ctx }) => bringIn(ctx, parsedInput));

/** Decides on a person at Amiqus. */
export const decidePersonAction = teamAction({ permission: "client.write" })
  .inputSchema(decideSchema)
  .action(async ({ parsedInput, ctx }) => decidePerson(ctx, parsedInput));

/** Deletes a person at Amiqus. */
export const deletePersonAction = teamAction({ permission: "client.delete" })
  .inputSchema(deletePersonSchema)
  .action(async ({ parsedInput, ctx }) => deletePerson(ctx, parsedInput));

/** Replaces a person's address at Amiqus. */
export const setPersonAddressAction = teamAction({ permission: "client.write" })
  .inputSchema(setAddressSchema)
  .action(async ({ parsedInput, ctx }) => setPersonAddress(ctx, parsedInput));

/** Changes who holds a person at Amiqus. */
export const changeAssigneesAction = teamAction({ permission: "client.write" })
  .inputSchema(assigneeChangeSchema)
  .action(async ({ parsedInput, ctx }) => changeAssignees(ctx, parsedInput));

/** Accepts or rejects a correction. */
export const answerCorrectionAction = teamAction({ permission: "client.write" })
  .inputSchema(answerCorrectionSchema)
  .action(async ({ parsedInput, ctx }) => answerCorrection(ctx, parsedInput));

/** Opens a record at Amiqus as a case of the desk. */
export const openRecordAction = teamAction({ permission: "case.read" })
  .inputSchema(openRecordSchema)
  .action(async ({ parsedInput, ctx }) => openRecord(ctx, parsedInput));

/** Gives the desk's client what Amiqus says of the person. */
export const takeValuesAction = teamAction({ permission: "client.write" })
  .inputSchema(takeValuesSchema)
  .action(async ({ parsedInput, ctx }) => takeValues(ctx, parsedInput));
