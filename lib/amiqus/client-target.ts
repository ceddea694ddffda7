import "server-only";
import { z } from "zod";
import type { TeamContext } from "@/lib/auth/context";
import { withTeam } from "@/lib/db/client";
import { AppError } from "@/lib/errors";

/** Names a client of the desk at one connection. */
export interface ClientAtConnection {
  clientId: string;
  connectionId: string;
}

/** A client as its Amiqus connection knows it. */
export interface AmiqusClientTarget extends ClientAtConnection {
  providerClientId: string;
  connectionName: string;
}

const uuid = z.uuid();

/**
 * The client's id at an Amiqus connection. Throws AppError `not-found` for an unknown or foreign client or connection,
 * and when that connection does not know the client: no difference is told.
 */
export async function loadClientTarget(
  ctx: TeamContext,
  { clientId, connectionId }: ClientAtConnection,
): Promise<AmiqusClientTarget> {
  const readable = uuid.safeParse(clientId).success && uuid.safeParse(connectionId).success;
  const link = readable
    ? await withTeam(ctx.teamId, (tx) =>
        tx.clientLink.findFirst({
          where: {
            teamId: ctx.teamId,
            clientId,
            connectionId,
            connection: { provider: "amiqus", archivedAt: null },
          },
          select: { providerClientId: true, connection: { select: { name: true } } },
        }),
      )
    : null;
  if (!link) throw new AppError("not-found", "There is no such client at this connection.");
  return {
    clientId,
    connectionId,
    providerClientId: link.providerClientId,
    connectionName: link.connection.name,
  };
}
