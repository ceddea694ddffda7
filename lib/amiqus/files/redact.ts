import "server-only";
import type { TeamContext } from "@/lib/auth/context";
import { authorise } from "@/lib/auth/roles";
import { AppError } from "@/lib/errors";
import { runOperation } from "@/lib/operations/run";
import { amiqusFor } from "../client";
import { loadClientTarget } from "../client-target";
import { reading } from "../failure";
import { personWritten } from "../people/mutations";
import type { PersonWriteResult } from "../people/types";
import { fileRedact } from "./operations";
import type { RedactFile } from "./schema";

/**
 * Redacts a file of a client at Amiqus, which cannot undo it. Only files that Amiqus lists for this client can be named.
 * Managers and admins. Throws AppError `forbidden`, `not-found`, and `conflict` when the client has no such file any more;
 * what Amiqus did is in the answer.
 */
export async function redactFile(ctx: TeamContext, input: RedactFile): Promise<PersonWriteResult> {
  authorise(ctx, "client.delete");
  const { operationId, fileId, fileName, size } = input;
  const { clientId, connectionId, providerClientId } = await loadClientTarget(ctx, input);
  const rows = await reading("the client's files", async () =>
    (await amiqusFor(ctx.teamId, connectionId)).listClientFiles(providerClientId),
  );
  const attachment = rows.find(({ value }) => String(value.id) === fileId)?.value.attachment;
  if (!attachment) {
    throw new AppError("conflict", "Amiqus does not list this file for the client. Nothing was redacted.");
  }
  const attachmentId = String(attachment.id);
  const outcome = await runOperation(ctx, fileRedact, {
    operationId,
    connectionId,
    subjectType: "client",
    subjectId: clientId,
    input: { clientId, providerClientId, fileId, attachmentId, fileName, size },
  });
  return personWritten(outcome);
}
