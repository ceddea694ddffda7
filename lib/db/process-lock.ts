import "server-only";
import { execFileSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { z } from "zod";

const holderSchema = z.object({ pid: z.number().int().positive(), started: z.string() });
type Holder = z.infer<typeof holderSchema>;

/** Another live process holds the lock. */
export class LockHeldError extends Error {
  readonly pid: number;

  constructor(path: string, pid: number) {
    super(`Process ${pid} is already running on this data (${path}). Stop it first, or use it.`);
    this.name = "LockHeldError";
    this.pid = pid;
  }
}

/**
 * What tells a process from a later one with the same number: its start, and on Linux the boot it belongs to.
 * Null when there is no such process.
 */
export function processIdentity(pid: number): string | null {
  try {
    if (process.platform === "linux") {
      const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
      // The name in parentheses may hold spaces: the fields are counted after it. Field 22 is the start time.
      const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
      if (fields[0] === "Z" || fields[0] === "X") return null;
      return `${readFileSync("/proc/sys/kernel/random/boot_id", "utf8").trim()}/${fields[19]}`;
    }
    if (process.platform === "win32") {
      process.kill(pid, 0);
      return "running";
    }
    return execFileSync("ps", ["-o", "lstart=", "-p", String(pid)], { encoding: "utf8" }).trim() || null;
  } catch {
    return null;
  }
}

function readHolder(path: string): Holder | null {
  try {
    return holderSchema.parse(JSON.parse(readFileSync(path, "utf8")));
  } catch {
    return null;
  }
}

const isLive = (holder: Holder | null) => holder !== null && processIdentity(holder.pid) === holder.started;

/**
 * Takes the lock file at `path` for this process; a lock whose process has died is taken over, a live one never.
 * Returns the release function. Throws LockHeldError naming the holder.
 */
export function takeLock(path: string): () => void {
  const own = `${path}.${process.pid}.${randomBytes(4).toString("hex")}`;
  const started = processIdentity(process.pid) ?? "unknown";
  writeFileSync(own, JSON.stringify({ pid: process.pid, started }), { mode: 0o600 });
  try {
    for (let attempt = 0; attempt < 20; attempt += 1) {
      if (linkIfFree(own, path)) return () => release(path, started);
      const holder = readHolder(path);
      if (holder && isLive(holder)) throw new LockHeldError(path, holder.pid);
      setAsideIfStale(path, `${own}.stale`);
    }
    throw new Error(`The lock ${path} changes hands too fast. Try again.`);
  } finally {
    rmSync(own, { force: true });
  }
}

function linkIfFree(own: string, path: string): boolean {
  try {
    linkSync(own, path);
    return true;
  } catch (cause) {
    if (cause instanceof Error && "code" in cause && cause.code === "EEXIST") return false;
    throw cause;
  }
}

/** Renames first and looks afterwards: a lock that went live in between is put back. */
function setAsideIfStale(path: string, aside: string): void {
  try {
    renameSync(path, aside);
  } catch {
    return;
  }
  if (isLive(readHolder(aside))) linkIfFree(aside, path);
  rmSync(aside, { force: true });
}

function release(path: string, started: string): void {
  const holder = readHolder(path);
  if (holder?.pid === process.pid && holder.started === started) rmSync(path, { force: true });
}
