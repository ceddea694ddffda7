import "server-only";
import { env } from "@/lib/env";
import { bossHolder } from "./queue";

/** No sweep for this long means that background work stands still. Milliseconds. */
const STALLED_MS = 180_000;

/** For the health answer: `off` by setting, `starting`, `ok`, or `stalled` when no sweep ran for three minutes. */
export function jobsHealth(now = Date.now()): "off" | "starting" | "ok" | "stalled" {
  if (!env.jobsEnabled) return "off";
  const { boss, lastSweepAt } = bossHolder();
  if (boss === null || lastSweepAt === null) return "starting";
  return now - lastSweepAt > STALLED_MS ? "stalled" : "ok";
}
