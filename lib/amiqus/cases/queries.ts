import "server-only";
import type { TeamContext } from "@/lib/auth/context";
import { authorise, may } from "@/lib/auth/roles";
import { adapterFor } from "@/lib/connections/adapter";
import { amiqusOf } from "@/lib/providers/amiqus/client-of";
import { reading } from "../failure";
import { amiqusMembers, withDeskNames } from "../people/members";
import type { Assignees } from "../people/types";
import { amiqusCase } from "./target";

/**
 * Who holds a record or case at Amiqus; for those who may assign a record, also whom it could be given to. Any member may
 * read. Throws AppError `forbidden`, `not-found`, `conflict` when the connection is switched off.
 */
export async function caseAssignees(ctx: TeamContext, caseId: string): Promise<Assignees> {
  authorise(ctx, "case.read");
  const { ref, connectionId } = await amiqusCase(ctx, caseId);
  const assigns = ref.kind === "record" && may(ctx.role, "case.assign");
  return reading("its assignees", async () => {
    const adapter = await adapterFor(ctx.teamId, connectionId);
    const named = await withDeskNames(ctx);
    const [held, members] = await Promise.all([
      adapter.assignees?.list(ref) ?? [],
      assigns ? amiqusMembers(ctx, amiqusOf(adapter)) : [],
    ]);
    return {
      assignees: held.map(({ assigneeId, member }) => ({ assigneeId, member: named(member) })),
      members,
    };
  });
}
