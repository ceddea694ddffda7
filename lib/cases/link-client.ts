import "server-only";
import { recordAudit } from "@/lib/audit/record";
import type { TeamContext } from "@/lib/auth/context";
import { authorise } from "@/lib/auth/roles";
import { withTeam } from "@/lib/db/client";
import { AppError } from "@/lib/errors";
import { notifyTeam } from "@/lib/events/notify";
import { personName } from "@/lib/format/names";
import { providerEntry } from "@/lib/providers/catalog";
import type { LinkCase } from "./schema";

/**
 * Says which client a case is about, or with null that it is about none that the team has. Nothing is sent. From then on
 * syncs leave it alone. A case whose provider keeps clients follows the client there and can only be linked while it has
 * none. Throws AppError `forbidden`, `not-found`, `conflict`.
 */
export async function linkCase(ctx: TeamContext, input: LinkCase): Promise<void> {
  authorise(ctx, "case.update");
  const { teamId } = ctx;
  const { caseId, clientId } = input;
  await withTeam(teamId, async (tx) => {
    const row = await tx.case.findFirst({
      where: { id: caseId, teamId },
      select: { clientId: true, clientName: true, searchText: true, provider: true },
    });
    if (!row) throw new AppError("not-found", "There is no such case in this team. Nothing was changed.");
    if (row.clientId === clientId) return;
    if (row.clientId !== null && providerEntry(row.provider)?.capabilities.clients) {
      throw new AppError("conflict", "The provider itself says whose case this is. Nothing was changed.");
    }
    const client =
      clientId === null
        ? null
        : await tx.client.findFirst({ where: { id: clientId, teamId, archivedAt: null } });
    if (clientId !== null && !client) {
      throw new AppError("not-found", "There is no such client in this team. Nothing was changed.");
    }
    const name = client && personName({ firstName: client.firstName, lastName: client.lastName });
    const named = name && row.clientName === null;
    await tx.case.updateMany({
      where: { id: caseId, teamId },
      data: {
        clientId,
        clientChosen: true,
        ...(named ? { clientName: name, searchText: `${row.searchText} ${name.toLowerCase()}` } : {}),
      },
    });
    await notifyTeam(tx, teamId, "cases", [caseId]);
    await notifyTeam(
      tx,
      teamId,
      "clients",
      [clientId, row.clientId].filter((id) => id !== null),
    );
    await recordAudit(tx, ctx, {
      action: clientId === null ? "case.unlink-client" : "case.link-client",
      objectType: "case",
      objectId: caseId,
      caseId,
      clientId: clientId ?? row.clientId,
      outcome: "done",
    });
  });
}
