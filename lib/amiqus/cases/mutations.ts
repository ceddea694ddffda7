import "server-only";
import type { TeamContext } from "@/lib/auth/context";
import { authorise } from "@/lib/auth/roles";
import { about, requireCapability } from "@/lib/cases/target";
import { adapterFor } from "@/lib/connections/adapter";
import { runOperation } from "@/lib/operations/run";
import { readMembers } from "@/lib/sync/members";
import { toStored } from "../assignees/change";
import { reading } from "../failure";
import { runHearing } from "../heard";
import { personWritten } from "../people/mutations";
import type { PersonWriteResult } from "../people/types";
import { recordAssignees, sdkTokenTelling } from "./operations";
import type { RecordAssignees, SdkTokenAsked } from "./schema";
import { amiqusCase } from "./target";
import type { SdkTokenMade } from "./types";

/** A record of an Amiqus connection for a write, and what every write about it shares. */
async function recordOf(ctx: TeamContext, { caseId, operationId }: SdkTokenAsked) {
  const target = await amiqusCase(ctx, caseId);
  requireCapability(target, "assignees");
  return { target, request: about(target, operationId) };
}

/**
 * Adds, replaces or removes who holds a record at Amiqus; the case's assignee here follows. Throws AppError `forbidden`,
 * `not-found`, `invalid` for a case, which the API does not assign. `added` counts those whom Amiqus added: 0 when all
 * of them held it already.
 */
export async function changeRecordAssignees(
  ctx: TeamContext,
  input: RecordAssignees,
): Promise<PersonWriteResult> {
  authorise(ctx, "case.assign");
  const { target, request } = await recordOf(ctx, input);
  // Without knowing who is who there, the case's assignee here could not follow.
  await reading("its members", async () => {
    const { connectionId: id } = target;
    await readMembers({ id, teamId: ctx.teamId }, await adapterFor(ctx.teamId, id));
  });
  const { outcome, heard } = await runHearing(ctx, recordAssignees, {
    ...request,
    input: { recordId: target.ref.id, ...toStored(input.change) },
  });
  return personWritten(outcome, heard?.added ?? null);
}

/**
 * Makes a token with which an app of the team's own may run this record's checks on the client's device. It is in the
 * answer of the press that made it and nowhere else. Admins. Throws AppError `forbidden`, `not-found`, `invalid`.
 */
export async function createSdkToken(ctx: TeamContext, input: SdkTokenAsked): Promise<SdkTokenMade> {
  authorise(ctx, "connection.write");
  const { target, request } = await recordOf(ctx, input);
  let token: string | null = null;
  const handler = sdkTokenTelling((made) => {
    token = made;
  });
  const outcome = await runOperation(ctx, handler, { ...request, input: { recordId: target.ref.id } });
  return { ...personWritten(outcome), token };
}
