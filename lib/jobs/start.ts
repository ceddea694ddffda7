import "server-only";
import PgBoss from "pg-boss";
import { env } from "@/lib/env";
import { processWide } from "@/lib/http/process-wide";
import { stepImport } from "@/lib/imports/step";
import { sweepImports } from "@/lib/imports/sweep";
import { log } from "@/lib/log";
import { stepOperation, sweepOperations } from "@/lib/operations/sweep";
import { pollConnection } from "@/lib/sync/poll";
import { processDelivery } from "@/lib/webhooks/process";
import { sweepDeliveries } from "@/lib/webhooks/sweep";
import { dueConnections } from "./due";
import { runMaintenance } from "./maintenance";
import { bossHolder, enqueue, type JobData, type QueueName } from "./queue";

/** How often lost work is looked for. Seconds. */
const SWEEP_SECONDS = 15;
/** pg-boss refuses time slots longer than it keeps finished jobs. Seconds. */
const MAX_SLOT_SECONDS = 3_600;
/** How long a stop waits for running jobs. Milliseconds. */
const STOP_MS = 8_000;

interface JobsState {
  starting: Promise<void> | null;
  timers: NodeJS.Timeout[];
  /** Counts starts and stops, so that a start still under way notices that it was called off. */
  turn: number;
}

const state = () =>
  processWide<JobsState>("jobs.state", () => ({
    starting: null,
    timers: [],
    turn: 0,
  }));

/** Queues with the number of jobs that one process works on at once. */
const queues: Record<QueueName, { workers: number; expireInSeconds: number }> = {
  poll: { workers: 2, expireInSeconds: 600 },
  delivery: { workers: 4, expireInSeconds: 120 },
  reconcile: { workers: 2, expireInSeconds: 120 },
  import: { workers: 1, expireInSeconds: 300 },
  sweep: { workers: 1, expireInSeconds: 300 },
  maintenance: { workers: 1, expireInSeconds: 600 },
};

const work: { [Name in QueueName]: (data: JobData[Name]) => Promise<unknown> } = {
  async poll({ teamId, connectionId }) {
    const outcome = await pollConnection(teamId, connectionId);
    if (outcome === "more")
      await bossHolder().boss?.send("poll", { teamId, connectionId }, { singletonKey: connectionId });
  },
  delivery: ({ teamId, id }) => processDelivery(teamId, id),
  reconcile: ({ teamId, id }) => stepOperation(teamId, id),
  import: ({ teamId, id }) => stepImport(teamId, id, () => bossHolder().boss === null),
  async sweep() {
    await sweepOperations();
    await sweepDeliveries();
    await sweepImports();
    bossHolder().lastSweepAt = Date.now();
  },
  maintenance: () => runMaintenance(),
};

/**
 * Starts background work in this process, once: pollers, deliveries, look-ups, the sweep. Returns at once; a database
 * that is not there yet is tried again. Does nothing with GATEHOUSE_JOBS=off.
 */
export function startJobs(): void {
  const held = state();
  if (!env.jobsEnabled || held.starting) return;
  held.turn += 1;
  held.starting = startWithPatience(held.turn);
  for (const signal of ["SIGTERM", "SIGINT"] as const) process.once(signal, () => void stopJobs());
}

async function startWithPatience(turn: number): Promise<void> {
  for (let delay = 1_000; state().turn === turn; delay = Math.min(delay * 2, 30_000)) {
    try {
      return await startBoss(turn);
    } catch (error) {
      log.error({ err: error }, "background work could not start; trying again");
      await new Promise((resolve) => setTimeout(resolve, delay).unref());
    }
  }
}

async function startBoss(turn: number): Promise<void> {
  const boss = new PgBoss({
    connectionString: env.databaseUrl,
    application_name: "gatehouse-jobs",
    max: 6,
    archiveCompletedAfterSeconds: MAX_SLOT_SECONDS,
    archiveFailedAfterSeconds: 86_400,
    deleteAfterDays: 3,
  });
  boss.on("error", (error) => log.error({ err: error }, "job queue"));
  await boss.start();
  try {
    for (const name of queueNames) await startQueue(boss, name);
    await boss.schedule("maintenance", "17 3 * * *");
  } catch (error) {
    await boss.stop({ graceful: false }).catch(() => {});
    throw error;
  }
  if (state().turn !== turn) return boss.stop({ graceful: false });
  bossHolder().boss = boss;
  // The first sweep may wait for its slot; standing still is judged from here on.
  bossHolder().lastSweepAt = Date.now();
  const every = (seconds: number, tick: () => Promise<unknown>) => {
    const run = () => void tick().catch((error: unknown) => log.error({ err: error }, "job ticker"));
    run();
    state().timers.push(setInterval(run, seconds * 1_000).unref());
  };
  // Beside the slots: after a quick restart this one's sweep is done, and health waits for ours.
  await enqueue("sweep", {});
  // Each job carries its time slot, so that the tickers of several processes make one job and not several.
  every(SWEEP_SECONDS, () =>
    boss.send("sweep", {}, { singletonKey: "sweep", singletonSeconds: SWEEP_SECONDS }),
  );
  every(env.pollIntervalSeconds, () => sendPolls(boss));
  log.info("background work runs");
}

const queueNames = Object.keys(queues) as QueueName[];

async function startQueue<Name extends QueueName>(boss: PgBoss, name: Name): Promise<void> {
  const { workers, expireInSeconds } = queues[name];
  await boss.createQueue(name, {
    name,
    policy: name === "delivery" ? "standard" : "short",
    retryLimit: 0,
    expireInSeconds,
  });
  for (let worker = 0; worker < workers; worker += 1) {
    const id = await boss.work<JobData[Name]>(
      name,
      { pollingIntervalSeconds: 1, batchSize: 1 },
      async (jobs) => {
        for (const job of jobs) await runJob(name, job.data);
      },
    );
    bossHolder().wake.set(name, [...(bossHolder().wake.get(name) ?? []), id]);
  }
}

async function runJob<Name extends QueueName>(name: Name, data: JobData[Name]): Promise<void> {
  try {
    await work[name](data);
  } catch (error) {
    // The work stays in its own table; the sweep or the next interval takes it up again.
    log.error({ queue: name, err: error }, "job failed");
  }
}

async function sendPolls(boss: PgBoss): Promise<void> {
  for (const { teamId, id } of await dueConnections()) {
    const slot = { singletonKey: id, singletonSeconds: Math.min(env.pollIntervalSeconds, MAX_SLOT_SECONDS) };
    await boss.send("poll", { teamId, connectionId: id }, slot);
  }
}

/** Stops background work: no new jobs, running ones get 8 seconds. What they leave is found again at the next start. */
export async function stopJobs(): Promise<void> {
  const held = state();
  held.turn += 1;
  for (const timer of held.timers.splice(0)) clearInterval(timer);
  const holder = bossHolder();
  const { boss } = holder;
  holder.boss = null;
  holder.wake.clear();
  await boss?.stop({ graceful: true, wait: true, timeout: STOP_MS }).catch((error: unknown) => {
    log.warn({ err: error }, "background work did not stop in time");
  });
  held.starting = null;
}
