import { z } from "zod";

/** Names an operation by the id that the browser made for it. */
export const operationKeySchema = z.strictObject({ operationId: z.uuid() });

/** A person's choice among the candidates of a look-up, by the provider's id. */
export const chooseSchema = z.strictObject({
  operationId: z.uuid(),
  candidateId: z.string().min(1).max(200),
});

/** The provider's id of what a write made, as a person read it there. */
export const nameSchema = z.strictObject({
  operationId: z.uuid(),
  id: z.string().trim().min(1, { error: "Enter what it is called there." }).max(200),
});

/** What GET /api/operations may be asked: one operation, those of one subject, or without parameters all open ones. */
export const operationsQuerySchema = z.union([
  z.strictObject({ operationId: z.uuid() }),
  z.strictObject({ subjectType: z.enum(["client", "case"]), subjectId: z.uuid() }),
  z.strictObject({}),
]);
