import "server-only";
import type { TeamContext } from "@/lib/auth/context";
import { authorise } from "@/lib/auth/roles";
import { AppError } from "@/lib/errors";
import { runOperation } from "@/lib/operations/run";
import type { OperationOutcome } from "@/lib/operations/types";
import { amiqusConnection } from "../connection";
import { accountProfile, accountTeam } from "./operations";
import type { ProfileChange, TeamChange } from "./schema";
import type { AccountWriteResult } from "./types";

function toResult({ state, error }: OperationOutcome): AccountWriteResult {
  return { state, message: error?.message ?? null, fieldErrors: error?.fieldErrors ?? {} };
}

const nothing = () => new AppError("invalid", "There is nothing to change. Nothing was sent.");

/**
 * Changes name or e-mail address of the user whose credentials the connection holds. Admins. Throws AppError
 * `forbidden`, `not-found`, `invalid` when nothing is to be changed; what Amiqus did is in the answer.
 */
export async function changeProfile(ctx: TeamContext, input: ProfileChange): Promise<AccountWriteResult> {
  authorise(ctx, "connection.write");
  const { name, email, operationId } = input;
  if (name === null && email === null) throw nothing();
  const connectionId = await amiqusConnection(ctx, input.connectionId);
  const outcome = await runOperation(ctx, accountProfile, {
    operationId,
    connectionId,
    subjectType: "connection",
    subjectId: connectionId,
    input: { ...(name === null ? {} : { name }), ...(email === null ? {} : { email }) },
  });
  return toResult(outcome);
}

/** Changes contact or telephone of the Amiqus team. Admins. Throws as changeProfile. */
export async function changeTeam(ctx: TeamContext, input: TeamChange): Promise<AccountWriteResult> {
  authorise(ctx, "connection.write");
  const { contact, telephone, operationId } = input;
  if (contact === null && telephone === null) throw nothing();
  const connectionId = await amiqusConnection(ctx, input.connectionId);
  const outcome = await runOperation(ctx, accountTeam, {
    operationId,
    connectionId,
    subjectType: "connection",
    subjectId: connectionId,
    input: {
      ...(contact === null ? {} : { contact }),
      ...(telephone === null ? {} : { telephone: telephone === "" ? null : telephone }),
    },
  });
  return toResult(outcome);
}
