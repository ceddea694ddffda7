import "server-only";
import { z } from "zod";
import type { TeamContext } from "@/lib/auth/context";
import { withTeam } from "@/lib/db/client";
import { AppError } from "@/lib/errors";
import { providerEntry } from "@/lib/providers/catalog";

const uuid = z.uuid();

/** A client as one connection knows it, for reads and writes about it there. */
export interface ClientLinkTarget {
  linkId: string;
  clientId: string;
  connectionId: string;
  connectionName: string;
  provider: string;
  providerLabel: string;
  providerClientId: string;
  rawStatus: string | null;
}

/**
 * The link of this id. Authorise before. Throws AppError `not-found` for an unknown link or another team's, `conflict`
 * when its connection is switched off or gone.
 */
export async function loadLink(ctx: TeamContext, linkId: string): Promise<ClientLinkTarget> {
  const row = !uuid.safeParse(linkId).success
    ? null
    : await withTeam(ctx.teamId, (tx) =>
        tx.clientLink.findFirst({
          where: { id: linkId, teamId: ctx.teamId },
          include: { connection: { select: { name: true, provider: true, status: true, archivedAt: true } } },
        }),
      );
  if (!row) throw new AppError("not-found", "The client is not linked to this connection any more.");
  const { connection } = row;
  if (connection.archivedAt !== null || connection.status === "disabled") {
    throw new AppError("conflict", `The connection ${connection.name} is switched off. Nothing was sent.`);
  }
  return {
    linkId: row.id,
    clientId: row.clientId,
    connectionId: row.connectionId,
    connectionName: connection.name,
    provider: connection.provider,
    providerLabel: providerEntry(connection.provider)?.label ?? connection.provider,
    providerClientId: row.providerClientId,
    rawStatus: row.rawStatus,
  };
}
