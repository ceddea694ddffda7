import "server-only";
import { z } from "zod";
import { withSystem, withTeam } from "@/lib/db/client";
import { handlerOf } from "@/lib/jobs/handlers";
import { log } from "@/lib/log";
import { reconcile, recover } from "./engine";
import type { OperationActor } from "./handler";
import { pgOperationStore } from "./pg-store";
import { liveDeps } from "./run";
import { LOOKING_TIMEOUT_MS, MAX_LOOKS, nextLook, SENDING_TIMEOUT_MS } from "./schedule";
import type { StoredOperation } from "./store";

/** Operations looked at per sweep. */
const LIMIT = 200;

const rowSchema = z.object({ id: z.string(), team_id: z.string() });

/** The desk finishes a member's write, so the write stays that member's in the audit trail. */
function actorOfRow(row: StoredOperation): OperationActor {
  return { memberId: row.createdById, userId: null, sessionId: null, ip: null };
}

/**
 * Takes one open operation a step on: a lost sender becomes `unknown`, an unknown one is looked up, a kept answer is
 * applied. Called by the job of that operation and by the sweep; does nothing when there is nothing to do. Never sends.
 */
export async function stepOperation(teamId: string, id: string): Promise<void> {
  const row = await pgOperationStore.get(teamId, id);
  if (!row || row.finishedAt !== null) return;
  const handler = handlerOf(row.kind);
  if (!handler) {
    log.error({ operation: id, kind: row.kind }, "no handler for this kind of operation");
    return;
  }
  const actor = actorOfRow(row);
  try {
    const after = row.state === "unknown" ? row : await recover(liveDeps, handler, row, actor);
    if (after.state === "unknown" && isDue(after, new Date()))
      await reconcile(liveDeps, handler, after, actor);
  } catch (error) {
    liveDeps.onBug(row, error);
    // To the end of the line, so that one row that cannot be finished does not keep the others waiting.
    await withTeam(teamId, (tx) =>
      tx.operation.updateMany({ where: { id, teamId }, data: { updatedAt: new Date() } }),
    );
  }
}

function isDue(row: StoredOperation, now: Date): boolean {
  const due = nextLook(row.sendingAt ?? row.createdAt, row.lookups);
  return due !== null && due <= now;
}

/** Finds open operations whose process or job was lost and takes each a step on. Run on boot and every 15 s. */
export async function sweepOperations(now = new Date()): Promise<number> {
  const ago = (milliseconds: number) => new Date(now.getTime() - milliseconds);
  const found = await withSystem(
    (tx) => tx.$queryRaw<unknown[]>`
      SELECT id, team_id FROM operations
      WHERE (state = 'sending' AND sending_at < ${ago(SENDING_TIMEOUT_MS)})
        OR (state = 'reconciling' AND updated_at < ${ago(LOOKING_TIMEOUT_MS)})
        OR (state = 'unknown' AND lookups < ${MAX_LOOKS})
        OR (state = 'sent' AND finished_at IS NULL)
      ORDER BY updated_at LIMIT ${LIMIT}`,
  );
  const rows = z.array(rowSchema).parse(found);
  for (const row of rows) await stepOperation(row.team_id, row.id);
  return rows.length;
}
