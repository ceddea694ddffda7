import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { freePort } from "@/lib/db/free-port";
import { type Figure, figure } from "./bench-figure";
import { onEnd } from "./life";

/** A start that takes longer than this hangs. */
const patience = 180_000;

/** Starts the demo on `directory` as a person does, and stops it by Ctrl-C. Answers the seconds until its ready line. */
async function startOnce(directory: string): Promise<number> {
  const began = performance.now();
  const args = ["run", "demo", "--", "--port", String(await freePort(3300)), "--data", directory];
  const child = spawn("npm", args, {
    stdio: ["ignore", "pipe", "inherit"],
    detached: process.platform !== "win32",
    shell: process.platform === "win32",
  });
  const interrupt = () => {
    if (child.pid === undefined) return;
    try {
      process.kill(process.platform === "win32" ? child.pid : -child.pid, "SIGINT");
    } catch {
      // It has ended.
    }
  };
  onEnd(interrupt);
  // The pipe closes when the last process of the demo has let go of it.
  const closed = new Promise<void>((resolve) => child.once("close", () => resolve()));
  const ready = new Promise<number>((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error("The demo did not become ready.")), patience);
    let printed = "";
    child.stdout.setEncoding("utf8").on("data", (text: string) => {
      printed += text;
      if (!printed.includes("Gatehouse is ready")) return;
      clearTimeout(timer);
      resolve((performance.now() - began) / 1000);
    });
    child.once("error", reject);
    child.once("close", () => {
      clearTimeout(timer);
      reject(new Error(`The demo ended before it was ready:\n${printed}`));
    });
  });
  try {
    return await ready;
  } finally {
    interrupt();
    await closed;
  }
}

/** Seconds from `npm run demo` to its ready line, in a checkout and on data that an earlier start has prepared. */
export async function demoStart(): Promise<Figure> {
  const directory = mkdtempSync(join(tmpdir(), "gatehouse-bench-demo-"));
  onEnd(() => rmSync(directory, { recursive: true, force: true }));
  await startOnce(directory);
  const seconds: number[] = [];
  for (let n = 0; n < 3; n += 1) seconds.push(await startOnce(directory));
  return figure("start of the demo, warm", "s", 10, seconds);
}
