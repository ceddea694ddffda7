import "server-only";
import { z } from "zod";
import type { TeamContext } from "@/lib/auth/context";
import { noConnection } from "@/lib/connections/adapter";
import { withTeam } from "@/lib/db/client";
import { AppError } from "@/lib/errors";

const uuid = z.uuid();

/**
 * The id, when it is that of an Amiqus connection of the team that is switched on. Throws AppError `not-found`,
 * `conflict` when it is switched off.
 */
export async function amiqusConnection(ctx: TeamContext, connectionId: string): Promise<string> {
  const row = !uuid.safeParse(connectionId).success
    ? null
    : await withTeam(ctx.teamId, (tx) =>
        tx.connection.findFirst({
          where: { id: connectionId, teamId: ctx.teamId, provider: "amiqus", archivedAt: null },
          select: { id: true, name: true, status: true },
        }),
      );
  if (!row) throw noConnection();
  if (row.status === "disabled") {
    throw new AppError("conflict", `The connection ${row.name} is switched off. Nothing was sent.`);
  }
  return row.id;
}
