import { spawn } from "node:child_process";
import { setTimeout as pause } from "node:timers/promises";
import { tether } from "@/lib/db/tether";

export interface NextServer {
  /** Resolves with the exit code when Next ends by itself or is stopped. */
  readonly ended: Promise<number>;
  /** Lets running requests finish for up to 20 seconds. */
  stop(): Promise<void>;
}

/**
 * Starts `next start` or `next dev` on `hostname`:`port` in a process of its own that dies with this one, and waits
 * until the health endpoint answers. Throws when Next ends before that.
 */
export async function startNext(options: {
  mode: "start" | "dev";
  hostname: string;
  port: number;
  variables: Record<string, string>;
  /** File descriptor that takes what it prints; ours when left out. */
  output?: number | undefined;
}): Promise<NextServer> {
  const output = options.output ?? "inherit";
  const child = spawn(
    process.execPath,
    [
      "node_modules/next/dist/bin/next",
      options.mode,
      "--hostname",
      options.hostname,
      "--port",
      String(options.port),
    ],
    {
      stdio: ["ignore", output, output],
      // Its own session: Ctrl-C reaches us, and we stop it before the database.
      detached: process.platform !== "win32",
      env: {
        ...process.env,
        ...options.variables,
        NODE_ENV: options.mode === "start" ? "production" : "development",
        NEXT_TELEMETRY_DISABLED: "1",
      },
    },
  );
  const letGo = child.pid ? tether(child.pid, "TERM") : () => {};
  const ended = new Promise<number>((resolve) => {
    child.once("error", () => resolve(1));
    child.once("exit", (code) => resolve(code ?? 1));
  });
  void ended.then(letGo);
  const server: NextServer = {
    ended,
    async stop() {
      if (child.exitCode !== null || child.signalCode !== null) return;
      child.kill("SIGTERM");
      const late = pause(20_000, "late", { ref: false });
      if ((await Promise.race([ended, late])) === "late") child.kill("SIGKILL");
      await ended;
    },
  };
  await untilHealthy(`http://${loopback(options.hostname)}:${options.port}/api/health`, ended);
  return server;
}

/** Where a server bound to `hostname` can be reached from this machine. */
function loopback(hostname: string): string {
  return hostname === "0.0.0.0" || hostname === "::" ? "127.0.0.1" : hostname;
}

async function untilHealthy(url: string, ended: Promise<number>): Promise<void> {
  let exit: number | null = null;
  void ended.then((code) => {
    exit = code;
  });
  const deadline = Date.now() + 120_000;
  let last = "it did not answer";
  while (exit === null && Date.now() < deadline) {
    try {
      const answer = await fetch(url, { signal: AbortSignal.timeout(10_000), redirect: "error" });
      if (answer.ok) return;
      last = `its health is ${answer.status}: ${(await answer.text()).slice(0, 300)}`;
    } catch {
      // Not listening yet.
    }
    await pause(100);
  }
  throw new Error(
    exit === null ? `The app did not start: ${last}.` : `The app ended with code ${exit} while starting.`,
  );
}
