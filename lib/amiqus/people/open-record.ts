import "server-only";
import type { TeamContext } from "@/lib/auth/context";
import { authorise } from "@/lib/auth/roles";
import { adapterFor } from "@/lib/connections/adapter";
import { withTeam } from "@/lib/db/client";
import { AppError } from "@/lib/errors";
import { upsertCases } from "@/lib/sync/upsert";
import { reading } from "../failure";
import { personLink } from "./link";
import type { OpenRecord } from "./schema";

/**
 * The desk's case of a person's record; one that the index does not have yet is fetched and stored. Any member may, as
 * with refreshing a case. Throws AppError `forbidden`, `not-found` for a record of somebody else, `provider`.
 */
export async function openRecord(ctx: TeamContext, input: OpenRecord): Promise<{ caseId: string }> {
  authorise(ctx, "case.read");
  const { teamId } = ctx;
  const link = await personLink(ctx, input.linkId);
  const fetched = await reading("this record", async () => {
    const adapter = await adapterFor(teamId, link.connectionId);
    return adapter.cases.fetch({ kind: "record", id: input.recordId });
  });
  if (fetched.case.providerClientId !== link.providerClientId) {
    throw new AppError("not-found", "This record is not the client's any more. Load the list again.");
  }
  const connection = { id: link.connectionId, teamId, provider: link.provider };
  const { caseIds } = await withTeam(teamId, (tx) => upsertCases(tx, connection, [fetched], "poll"));
  const [caseId] = caseIds;
  if (!caseId) throw new AppError("unavailable", "The record could not be stored. Try again.");
  return { caseId };
}
