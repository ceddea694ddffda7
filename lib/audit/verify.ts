import "server-only";
import { withSystem, withTeam } from "@/lib/db/client";
import type { Json } from "./canonical";
import { eventHash, genesis } from "./chain";
import type { ChainState } from "./types";

const batchSize = 1000;

/**
 * Checks a team's chain from the first event: numbers without a gap, each hash over the one before, the head equal to
 * the last. Stops at the first that does not fit. Reads in batches, each its own short transaction, up to the head as
 * it stood at the start.
 */
export async function verifyChain(teamId: string, now = new Date()): Promise<ChainState> {
  const { head, newest } = await withTeam(
    teamId,
    async (tx) => ({
      head: await tx.auditHead.findUnique({ where: { teamId } }),
      newest: await tx.auditEvent.findFirst({
        where: { teamId },
        orderBy: { seq: "desc" },
        select: { seq: true },
      }),
    }),
    { isolation: "RepeatableRead" },
  );
  const end = head?.seq ?? 0n;
  let checked = 0n;
  let hash = genesis;
  const state = (brokenSeq: bigint | null, reason: string | null): ChainState => ({
    ok: brokenSeq === null,
    checked: Number(checked),
    headHash: head?.hash ?? genesis,
    brokenSeq: brokenSeq?.toString() ?? null,
    reason,
    verifiedAt: now.toISOString(),
  });
  while (checked < end) {
    const after = checked;
    const rows = await withTeam(teamId, (tx) =>
      tx.auditEvent.findMany({
        where: { teamId, seq: { gt: after, lte: end } },
        orderBy: { seq: "asc" },
        take: batchSize,
      }),
    );
    if (rows.length === 0) return state(checked + 1n, "The event is missing.");
    for (const { prevHash, hash: stored, detail, ...event } of rows) {
      if (event.seq !== checked + 1n) return state(checked + 1n, "The event is missing.");
      if (prevHash !== hash) return state(event.seq, "The event does not follow the one before it.");
      const expected = eventHash(hash, { ...event, detail: detail as Json });
      if (stored !== expected) return state(event.seq, "The event was altered.");
      hash = stored;
      checked = event.seq;
    }
  }
  if (newest !== null && newest.seq > end) return state(end + 1n, "The event lies beyond the chain's head.");
  if (head && head.hash !== hash) return state(end, "The chain's head was altered.");
  return state(null, null);
}

/** Every team with its name, the oldest first: what the command walks through. */
export async function chainTeams(): Promise<{ id: string; name: string }[]> {
  return withSystem((tx) => tx.team.findMany({ select: { id: true, name: true }, orderBy: { id: "asc" } }));
}
