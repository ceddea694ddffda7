import "server-only";
import type { TeamContext } from "@/lib/auth/context";
import { authorise } from "@/lib/auth/roles";
import { AppError } from "@/lib/errors";
import { runOperation } from "@/lib/operations/run";
import { amiqusConnection } from "../connection";
import { personWritten } from "../people/mutations";
import type { PersonWriteResult } from "../people/types";
import { draftProblems } from "./draft";
import { formTemplateCreate, formTemplateRemove, formTemplateUpdate } from "./operations";
import type { RemoveFormTemplate, SaveFormTemplate } from "./schema";

/**
 * Creates a form template at Amiqus or changes one. Admins. Throws AppError `forbidden`, `not-found`, and `invalid`
 * beside the fields; what Amiqus did is in the answer.
 */
export async function saveFormTemplate(
  ctx: TeamContext,
  { operationId, reference, draft, ...target }: SaveFormTemplate,
): Promise<PersonWriteResult> {
  authorise(ctx, "connection.write");
  const connectionId = await amiqusConnection(ctx, target.connectionId);
  const fieldErrors = draftProblems(draft);
  if (reference === null && draft.sections === null) fieldErrors.sections = ["A new form needs questions."];
  if (Object.keys(fieldErrors).length > 0) {
    throw new AppError("invalid", "Some fields need another look. Nothing was sent.", { fieldErrors });
  }
  const about = { operationId, connectionId };
  return personWritten(
    reference === null
      ? await runOperation(ctx, formTemplateCreate, { ...about, input: draft })
      : await runOperation(ctx, formTemplateUpdate, { ...about, input: { reference, draft } }),
  );
}

/** Deletes a form template at Amiqus. Admins. Throws AppError `forbidden`, `not-found`. */
export async function removeFormTemplate(
  ctx: TeamContext,
  input: RemoveFormTemplate,
): Promise<PersonWriteResult> {
  authorise(ctx, "connection.write");
  const connectionId = await amiqusConnection(ctx, input.connectionId);
  const { operationId, reference } = input;
  return personWritten(
    await runOperation(ctx, formTemplateRemove, { operationId, connectionId, input: { reference } }),
  );
}
