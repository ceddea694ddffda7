import "server-only";
import { withSystem } from "@/lib/db/client";

/** Connections of all teams that are polled: neither archived, disabled nor refused by their provider. */
export async function dueConnections(): Promise<{ id: string; teamId: string }[]> {
  return withSystem((tx) =>
    tx.connection.findMany({
      where: { archivedAt: null, status: { notIn: ["unauthorized", "disabled"] } },
      select: { id: true, teamId: true },
      orderBy: { lastSyncAt: { sort: "asc", nulls: "first" } },
    }),
  );
}
