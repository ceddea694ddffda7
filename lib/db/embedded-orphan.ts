import "server-only";
import { execFileSync } from "node:child_process";
import { readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { processIdentity } from "./process-lock";

/**
 * Ends the server that a killed launcher left running on `data`, in order, and clears a stale postmaster.pid.
 * Call with the launcher's lock held. Throws when the server does not end.
 */
export async function stopOrphan(data: string): Promise<void> {
  const path = join(data, "postmaster.pid");
  let pid: number;
  try {
    pid = Number(readFileSync(path, "utf8").split("\n")[0]);
  } catch {
    return;
  }
  if (!(pid > 0) || !commandOf(pid).includes(data)) {
    // The number belongs to nobody or to somebody else; PostgreSQL itself would refuse to start in the second case.
    rmSync(path, { force: true });
    return;
  }
  const born = processIdentity(pid);
  for (const signal of ["SIGINT", "SIGQUIT"] as const) {
    process.kill(pid, signal);
    for (let waited = 0; waited < 20_000; waited += 50) {
      if (processIdentity(pid) !== born) return;
      await pause(50);
    }
  }
  throw new Error(
    `A PostgreSQL left over from an earlier start (process ${pid}) does not end. End it by hand.`,
  );
}

function commandOf(pid: number): string {
  try {
    if (process.platform === "linux")
      return readFileSync(`/proc/${pid}/cmdline`, "utf8").replaceAll("\0", " ");
    return execFileSync("ps", ["-o", "command=", "-p", String(pid)], { encoding: "utf8" });
  } catch {
    return "";
  }
}
