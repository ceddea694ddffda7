import { z } from "zod";
import { assigneeChange } from "../assignees/schema";

const target = {
  caseId: z.uuid(),
  /** Made in the browser, once per press of the button. */
  operationId: z.uuid(),
};

export const recordAssigneesSchema = z.strictObject({ ...target, change: assigneeChange });
export type RecordAssignees = z.infer<typeof recordAssigneesSchema>;

export const sdkTokenSchema = z.strictObject(target);
export type SdkTokenAsked = z.infer<typeof sdkTokenSchema>;
