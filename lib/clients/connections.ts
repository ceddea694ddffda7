import "server-only";
import type { TeamContext } from "@/lib/auth/context";
import { authorise } from "@/lib/auth/roles";
import { withTeam } from "@/lib/db/client";
import { providerEntry } from "@/lib/providers/catalog";

/** A connection that keeps clients. */
export interface ClientConnection {
  id: string;
  name: string;
  provider: string;
}

/** The team's connections that keep clients and are switched on, oldest first. Throws AppError `forbidden`. */
export async function clientConnections(ctx: TeamContext): Promise<ClientConnection[]> {
  authorise(ctx, "client.read");
  const rows = await withTeam(ctx.teamId, (tx) =>
    tx.connection.findMany({
      where: { teamId: ctx.teamId, archivedAt: null, status: { not: "disabled" } },
      select: { id: true, name: true, provider: true },
      orderBy: [{ createdAt: "asc" }, { id: "asc" }],
    }),
  );
  return rows.filter((row) => providerEntry(row.provider)?.capabilities.clients);
}
