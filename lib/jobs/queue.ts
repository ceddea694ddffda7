import "server-only";
import type PgBoss from "pg-boss";
import { processWide } from "@/lib/http/process-wide";
import { log } from "@/lib/log";

/** What each queue's jobs carry. Ids only: jobs are copied to pg-boss's own tables. */
export interface JobData {
  /** Syncs one connection. */
  poll: { teamId: string; connectionId: string };
  /** Processes one received webhook. */
  delivery: { teamId: string; id: string };
  /** Looks one operation up, or applies the answer it kept. */
  reconcile: { teamId: string; id: string };
  /** Works on one import for a while: reads its rows, or creates its clients. */
  import: { teamId: string; id: string };
  /** Finds what lost its job: open operations, unprocessed deliveries, connections due for a poll. */
  sweep: Record<string, never>;
  /** Deletes what has outlived its use. */
  maintenance: Record<string, never>;
}
export type QueueName = keyof JobData;

interface BossHolder {
  boss: PgBoss | null;
  /** Ids of this process's workers by queue, to wake them at once. */
  wake: Map<QueueName, string[]>;
  /** When lost work was last looked for, in milliseconds since the epoch. */
  lastSweepAt: number | null;
}

/** The pg-boss of this process, while background work runs here. */
export function bossHolder(): BossHolder {
  return processWide<BossHolder>("jobs.boss", () => ({ boss: null, wake: new Map(), lastSweepAt: null }));
}

/**
 * Puts a job on a queue if background work runs in this process, and wakes a worker when it is due at once. Otherwise,
 * and when that fails, nothing is lost: the sweep of the process that does run it finds the work in its table. Never
 * throws.
 */
export async function enqueue<Name extends QueueName>(
  name: Name,
  data: JobData[Name],
  options: PgBoss.SendOptions = {},
): Promise<void> {
  const { boss, wake } = bossHolder();
  if (boss === null) return;
  try {
    await boss.send(name, data, options);
    if (options.startAfter === undefined) for (const id of wake.get(name) ?? []) boss.notifyWorker(id);
  } catch (error) {
    log.warn({ queue: name, err: error }, "job not queued; the sweep will find its work");
  }
}
