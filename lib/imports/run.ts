import "server-only";
import { recordAudit } from "@/lib/audit/record";
import { may } from "@/lib/auth/roles";
import { withTeam } from "@/lib/db/client";
import { notifyTeam } from "@/lib/events/notify";
import { takeChunk, writeResults } from "./chunk";
import { type HeldImport, keepImport } from "./lease";
import { type Obstacle, type Sender, sendRows } from "./send";
import { settleUnknown } from "./settle";
import { countRows } from "./store";
import { rowResult } from "./writes";

/** Turns in a row that came to nothing before the desk asks a person. */
const MAX_STALLS = 8;
const FIRST_PAUSE_MS = 5_000;
const LONGEST_PAUSE_MS = 300_000;
/** How long an import waits for lost answers before it ends with unknown rows. Milliseconds. */
const UNKNOWN_PATIENCE_MS = 15 * 60_000;

/** What a turn ended with: `more` at once, nothing before `at`, or nothing more to do. */
export type SliceEnd = { next: "more" } | { next: "wait"; at: Date } | { next: "over" };

/** The connections of the import that can still be used; those that cannot are named in the reason to pause. */
async function sendTo(
  held: HeldImport,
): Promise<{ connections: { id: string; name: string }[]; reason: string | null }> {
  const { teamId, record } = held;
  const { rows, member } = await withTeam(teamId, async (tx) => ({
    rows: await tx.connection.findMany({
      where: { teamId, id: { in: record.connectionIds }, archivedAt: null, status: { not: "disabled" } },
      select: { id: true, name: true },
    }),
    member: await tx.member.findFirst({
      where: { id: record.createdById, teamId, disabledAt: null },
      select: { role: true },
    }),
  }));
  if (!member || !may(member.role, "client.write"))
    return {
      connections: rows,
      reason: "Whoever started it may not create clients any more. Somebody else can resume it.",
    };
  if (rows.length < record.connectionIds.length)
    return {
      connections: rows,
      reason: "A connection was disabled or removed. Enable it, or end the import.",
    };
  return { connections: rows, reason: null };
}

async function pauseItself(held: HeldImport, reason: string): Promise<SliceEnd> {
  const { id, teamId } = held;
  await withTeam(teamId, async (tx) => {
    if (!(await keepImport(tx, held, "running"))) return;
    const counts = await countRows(tx, id);
    await tx.import.update({
      where: { id, teamId },
      data: { state: "paused", pauseReason: reason.slice(0, 500), leaseToken: null, leaseUntil: null },
    });
    await notifyTeam(tx, teamId, "imports", [id]);
    await recordAudit(
      tx,
      { teamId, kind: "system" },
      {
        action: "import.pause",
        objectType: "import",
        objectId: id,
        outcome: "done",
        detail: { ...counts },
      },
    );
  });
  return { next: "over" };
}

async function hold(held: HeldImport, obstacle: Obstacle, progressed: boolean): Promise<SliceEnd> {
  if (obstacle.kind === "connection") return pauseItself(held, obstacle.reason);
  const stalls = progressed || obstacle.at ? 0 : held.record.stalls + 1;
  if (stalls > MAX_STALLS)
    return pauseItself(held, "The provider could not be reached for a while. Resume when it answers again.");
  await withTeam(held.teamId, (tx) =>
    tx.import.updateMany({
      where: { id: held.id, teamId: held.teamId, leaseToken: held.token },
      data: { stalls },
    }),
  );
  const pause = Math.min(FIRST_PAUSE_MS * 2 ** Math.max(0, stalls - 1), LONGEST_PAUSE_MS);
  return { next: "wait", at: obstacle.at ?? new Date(Date.now() + pause) };
}

/** No row waits: ends the import, unless answers are still being looked up. */
async function finish(held: HeldImport, connections: Sender["connections"]): Promise<SliceEnd> {
  const { id, teamId } = held;
  await settleUnknown(held, connections, true);
  return withTeam(teamId, async (tx): Promise<SliceEnd> => {
    if (!(await keepImport(tx, held, "running"))) return { next: "over" };
    const counts = await countRows(tx, id);
    if (counts.pending > 0) return { next: "more" };
    if (counts.unknown > 0) {
      const { _min: oldest, _max: newest } = await tx.importRow.aggregate({
        where: { importId: id, teamId, state: "unknown" },
        _min: { updatedAt: true },
        _max: { updatedAt: true },
      });
      const age = (at: Date | null) => Date.now() - (at?.getTime() ?? 0);
      if (age(newest.updatedAt) < UNKNOWN_PATIENCE_MS) {
        const soon = age(oldest.updatedAt) < 180_000;
        return { next: "wait", at: new Date(Date.now() + (soon ? 5_000 : 60_000)) };
      }
    }
    await tx.import.update({
      where: { id, teamId },
      data: {
        state: "finished",
        finishedAt: new Date(),
        counts: { ...counts },
        leaseToken: null,
        leaseUntil: null,
      },
    });
    await notifyTeam(tx, teamId, "imports", [id]);
    await recordAudit(
      tx,
      { teamId, kind: "system" },
      {
        action: "import.finish",
        objectType: "import",
        objectId: id,
        outcome: "done",
        detail: { ...counts },
      },
    );
    return { next: "over" };
  });
}

/**
 * Creates clients of waiting rows, chunk by chunk, until the time is up, the rows are done or something stands in the
 * way. Rows are settled only by what their operations say, so a turn that dies loses nothing and repeats nothing.
 */
export async function runSlice(held: HeldImport, outOfTime: () => boolean): Promise<SliceEnd> {
  const { connections, reason } = await sendTo(held);
  if (reason !== null) return pauseItself(held, reason);
  const sender: Sender = {
    teamId: held.teamId,
    memberId: held.record.createdById,
    connections,
    stop: outOfTime,
  };
  for (;;) {
    const chunk = await takeChunk(held);
    if (chunk === null) return { next: "over" };
    const { rows, writes, settled } = chunk;
    if (rows.length === 0 && settled === 0) {
      const end = await finish(held, connections);
      if (end.next !== "more") return end;
    }
    const obstacle = rows.length > 0 ? await sendRows(sender, rows, writes) : null;
    const results = rows.map(({ row, clientId, address }) => ({
      row,
      result: rowResult(writes, clientId, address !== null, connections),
    }));
    const progressed = results.some(({ result }) => result.state !== "pending");
    if (progressed) {
      await withTeam(held.teamId, (tx) => writeResults(tx, held, results));
      held.record.stalls = 0;
    }
    if (obstacle) return hold(held, obstacle, progressed);
    if (outOfTime()) return { next: "more" };
  }
}
