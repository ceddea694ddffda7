import "server-only";
import { spawn } from "node:child_process";

/**
 * Makes process `pid` end with this one, even when this one is killed outright: a small shell waits on a pipe that
 * closes when we die, then sends `signal`, and 20 seconds after a TERM that was not enough, KILL. Returns the function that lets go, to be called once `pid` has ended.
 * Does nothing on Windows, where there is no such shell.
 */
export function tether(pid: number, signal: "INT" | "TERM"): () => void {
  if (process.platform === "win32") return () => {};
  const last = signal === "TERM" ? ` && sleep 20 && kill -KILL ${pid}` : "";
  const watcher = spawn("/bin/sh", ["-c", `read -r _; kill -${signal} ${pid}${last}`], {
    stdio: ["pipe", "ignore", "ignore"],
    // Its own session, so that a Ctrl-C meant for us does not end the watcher first.
    detached: true,
  });
  watcher.on("error", () => {});
  watcher.unref();
  return () => watcher.kill("SIGKILL");
}
