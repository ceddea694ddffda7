import "server-only";
import type { TeamContext } from "@/lib/auth/context";
import { authorise } from "@/lib/auth/roles";
import { activeUsers } from "@/lib/providers/action-management/users";
import { caseEditView } from "./case-edit-view";
import { hubCase, readingHub } from "./connection";
import type { CaseEditDto } from "./types";

/**
 * A case as the hub has it now, with everything that may be chosen of it. Any member may read. Throws AppError
 * `not-found`, and what `readingHub` makes of the provider's failures.
 */
export async function caseEditOf(ctx: TeamContext, caseId: string): Promise<CaseEditDto> {
  authorise(ctx, "case.read");
  const target = await hubCase(ctx, caseId);
  return readingHub(ctx, target.connectionId, "this case", async (hub) => {
    const [{ raw }, lists, roles] = await Promise.all([
      hub.getCase(target.ref.id),
      hub.listProgramLists(),
      hub.listRoles(),
    ]);
    const users = await activeUsers(hub, raw);
    return caseEditView(raw, {
      lists: lists.map((row) => row.value),
      roles: roles.map((row) => row.value),
      users,
    });
  });
}
