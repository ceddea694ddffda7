import "server-only";
import { z } from "zod";
import type { TeamContext } from "@/lib/auth/context";
import { authorise } from "@/lib/auth/roles";
import { withTeam } from "@/lib/db/client";
import { AppError } from "@/lib/errors";
import type { DeliveryDto } from "./types";

/** Deliveries that one answer holds of each sort. */
const LIMIT = 25;

/**
 * What lately arrived at a connection's webhook: dead deliveries first, then the newest, 25 of each at most. Any member
 * may read. Throws AppError `not-found` for an unknown connection or another team's.
 */
export async function recentDeliveries(ctx: TeamContext, connectionId: string): Promise<DeliveryDto[]> {
  authorise(ctx, "connection.read");
  const { teamId } = ctx;
  const unknown = () => new AppError("not-found", "There is no such connection in this team.");
  if (!z.uuid().safeParse(connectionId).success) throw unknown();
  return withTeam(teamId, async (tx) => {
    const connection = await tx.connection.findFirst({
      where: { id: connectionId, teamId },
      select: { id: true },
    });
    if (!connection) throw unknown();
    const page = { orderBy: { receivedAt: "desc" }, take: LIMIT } as const;
    const where = { teamId, connectionId };
    const dead = await tx.delivery.findMany({ where: { ...where, state: "dead" }, ...page });
    const others = await tx.delivery.findMany({ where: { ...where, state: { not: "dead" } }, ...page });
    return [...dead, ...others].map((row) => ({
      id: row.id,
      event: row.event,
      state: row.state,
      attempts: row.attempts,
      error: row.error,
      receivedAt: row.receivedAt.toISOString(),
      processedAt: row.processedAt?.toISOString() ?? null,
    }));
  });
}
