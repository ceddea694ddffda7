import "server-only";
import { withSystem, withTeam } from "@/lib/db/client";
import { settleUnknown } from "./settle";
import { wakeImport } from "./wake";

/** Imports looked at per sweep. */
const LIMIT = 100;
/** Lost answers are followed up for as long as their operations are. Milliseconds. */
const FOLLOWED_MS = 30 * 86_400_000;

/** Finds imports whose turn was lost, and lost answers of imports that have ended. Run on boot and every 15 s. */
export async function sweepImports(now = new Date()): Promise<void> {
  const { due, ended } = await withSystem(async (tx) => ({
    due: await tx.import.findMany({
      where: {
        state: { in: ["checking", "running"] },
        AND: [
          { OR: [{ leaseUntil: null }, { leaseUntil: { lt: now } }] },
          { OR: [{ notBefore: null }, { notBefore: { lte: now } }] },
        ],
      },
      orderBy: { updatedAt: "asc" },
      take: LIMIT,
      select: { id: true, teamId: true },
    }),
    ended: await tx.import.findMany({
      where: {
        state: { in: ["finished", "cancelled"] },
        finishedAt: { gt: new Date(now.getTime() - FOLLOWED_MS) },
        counts: { path: ["unknown"], gt: 0 },
      },
      take: LIMIT,
      select: { id: true, teamId: true, connectionIds: true },
    }),
  }));
  for (const { id, teamId } of due) await wakeImport(teamId, id);
  for (const { id, teamId, connectionIds } of ended) {
    const connections = await withTeam(teamId, (tx) =>
      tx.connection.findMany({
        where: { teamId, id: { in: connectionIds } },
        select: { id: true, name: true },
      }),
    );
    await settleUnknown({ id, teamId }, connections, false);
  }
}
