import "server-only";
import { z } from "zod";
import type { TeamContext } from "@/lib/auth/context";
import { readFailure } from "@/lib/cases/provider-failure";
import { type CaseTarget, loadTarget } from "@/lib/cases/target";
import { adapterFor, noConnection } from "@/lib/connections/adapter";
import { withTeam } from "@/lib/db/client";
import { AppError } from "@/lib/errors";
import type { ActionManagementClient } from "@/lib/providers/action-management/client";
import { actionManagementOf } from "@/lib/providers/action-management/client-of";

const PROVIDER = "action-management";
const uuid = z.uuid();

/**
 * The id, when it is that of an Action Management connection of the team that is switched on. Throws AppError
 * `not-found`, `conflict` when it is switched off.
 */
export async function hubConnection(ctx: TeamContext, connectionId: string): Promise<string> {
  const row = !uuid.safeParse(connectionId).success
    ? null
    : await withTeam(ctx.teamId, (tx) =>
        tx.connection.findFirst({
          where: { id: connectionId, teamId: ctx.teamId, provider: PROVIDER, archivedAt: null },
          select: { id: true, name: true, status: true },
        }),
      );
  if (!row) throw noConnection();
  if (row.status === "disabled") {
    throw new AppError("conflict", `The connection ${row.name} is switched off. Nothing was sent.`);
  }
  return row.id;
}

/** A case of the team that is at a hub. Throws AppError `not-found`, `conflict` when its connection is switched off. */
export async function hubCase(ctx: TeamContext, caseId: string): Promise<CaseTarget> {
  if (!uuid.safeParse(caseId).success) throw noCase();
  const target = await loadTarget(ctx, caseId);
  if (target.provider !== PROVIDER) throw noCase();
  return target;
}

const noCase = () => new AppError("not-found", "There is no such case in this team.");

/**
 * Reads something of a hub for a screen; `what` names it, e.g. "the lists". Never call it inside a transaction. Throws
 * AppError in words for the reader.
 */
export async function readingHub<T>(
  ctx: TeamContext,
  connectionId: string,
  what: string,
  read: (hub: ActionManagementClient) => Promise<T>,
): Promise<T> {
  try {
    return await read(actionManagementOf(await adapterFor(ctx.teamId, connectionId)));
  } catch (error) {
    throw readFailure(error, "Action Management", what);
  }
}
