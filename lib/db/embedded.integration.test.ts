import { type ChildProcess, spawn } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type Server } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { z } from "zod";
import { processIdentity, takeLock } from "./process-lock";
import { runSql } from "./testing";

const line = z.object({ url: z.string(), pid: z.number(), port: z.number() });

interface Launcher {
  process: ChildProcess;
  answer: Promise<z.infer<typeof line>>;
  /** Exit code and what it wrote to stderr. */
  ended: Promise<{ code: number | null; error: string }>;
}

let directory: string;
let running: Launcher[] = [];

function launch(port = 0): Launcher {
  const child = spawn(
    process.execPath,
    ["--conditions=react-server", "--import", "tsx", "lib/db/embedded-launcher.ts", directory, String(port)],
    { stdio: ["ignore", "pipe", "pipe"] },
  );
  let [output, error] = ["", ""];
  child.stderr.on("data", (chunk) => {
    error += chunk;
  });
  const answer = new Promise<z.infer<typeof line>>((resolve, reject) => {
    child.stdout.on("data", (chunk) => {
      output += chunk;
      if (output.includes("\n")) resolve(line.parse(JSON.parse(output)));
    });
    child.once("exit", () => reject(new Error(`launcher ended: ${error}`)));
  });
  answer.catch(() => {});
  const ended = new Promise<{ code: number | null; error: string }>((resolve) => {
    child.once("close", (code) => resolve({ code, error }));
  });
  const launcher = { process: child, answer, ended };
  running.push(launcher);
  return launcher;
}

/** Polls until `check` holds; the test's own time limit ends a wait that never does. */
async function until(check: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await check())) await new Promise((resolve) => setTimeout(resolve, 25));
}

const gone = (pid: number) => processIdentity(pid) === null;

function home(): string {
  const pointer = join(directory, "embedded.json");
  if (!existsSync(pointer)) return directory;
  return z.object({ home: z.string() }).parse(JSON.parse(readFileSync(pointer, "utf8"))).home;
}

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), "gatehouse-embedded-"));
});

afterEach(async () => {
  for (const launcher of running) {
    launcher.process.kill("SIGTERM");
    await launcher.ended;
  }
  running = [];
  rmSync(home(), { recursive: true, force: true });
  rmSync(directory, { recursive: true, force: true });
});

it("starts, keeps data over an orderly stop, and runs as an ordinary owner with checksums on", async () => {
  const first = launch();
  const { url, pid } = await first.answer;
  await runSql(url, "create table kept (word text); insert into kept values ('Zoë')");
  first.process.kill("SIGTERM");
  expect((await first.ended).code).toBe(0);
  expect(gone(pid)).toBe(true);

  const again = await launch().answer;
  expect(await runSql(again.url, "select word from kept")).toEqual([{ word: "Zoë" }]);
  expect(
    await runSql(
      again.url,
      `select rolsuper, rolbypassrls, current_setting('data_checksums') as checksums,
              current_setting('fsync') as fsync, current_setting('server_encoding') as encoding,
              'Zoë' ~ '^[[:alpha:]]+$' as letters
       from pg_roles where rolname = current_user`,
    ),
  ).toEqual([
    { rolsuper: false, rolbypassrls: false, checksums: "on", fsync: "on", encoding: "UTF8", letters: true },
  ]);
}, 60_000);

it("a second start refuses and names the first", async () => {
  const first = launch();
  await first.answer;
  const second = await launch().ended;
  expect(second).toEqual({ code: 3, error: expect.stringContaining(`Process ${first.process.pid}`) });
});

it("two starts at once on fresh data: one wins", async () => {
  const outcomes = await Promise.allSettled([launch().answer, launch().answer]);
  expect(outcomes.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
});

it("a killed launcher takes the server along, and the next start has every committed row", async () => {
  const first = launch();
  const { url, pid } = await first.answer;
  await runSql(url, "create table kept (n int); insert into kept values (1)");
  first.process.kill("SIGKILL");
  await until(() => gone(pid));
  const { url: next } = await launch().answer;
  expect(await runSql(next, "select n from kept")).toEqual([{ n: 1 }]);
});

it("a start right after a killed launcher does not wait for the server to be gone", async () => {
  const first = launch();
  const { url } = await first.answer;
  await runSql(url, "create table kept (n int)");
  first.process.kill("SIGKILL");
  await first.ended;
  const { url: next } = await launch().answer;
  expect(await runSql(next, "select n from kept")).toEqual([]);
});

it("a killed server is started again on the same port without losing a commit", async () => {
  const { url, pid } = await launch().answer;
  await runSql(url, "create table kept (n int); insert into kept values (7)");
  process.kill(pid, "SIGKILL");
  await until(() => gone(pid));
  let rows: unknown;
  await until(async () => {
    rows = await runSql(url, "select n from kept").catch(() => null);
    return rows !== null;
  });
  expect(rows).toEqual([{ n: 7 }]);
});

it("both killed at once: the stale postmaster.pid does not stand in the way", async () => {
  const first = launch();
  const { pid } = await first.answer;
  first.process.kill("SIGSTOP");
  process.kill(pid, "SIGKILL");
  first.process.kill("SIGKILL");
  await until(() => gone(pid));
  expect(existsSync(join(home(), "data", "postmaster.pid"))).toBe(true);
  await expect(launch().answer).resolves.toBeDefined();
});

it("takes another port when the wanted one is taken", async () => {
  const blocker: Server = createServer();
  const port = await new Promise<number>((resolve) => {
    blocker.listen(0, "127.0.0.1", () => {
      const address = blocker.address();
      resolve(address && typeof address === "object" ? address.port : 0);
    });
  });
  try {
    const got = await launch(port).answer;
    expect(got.port).not.toBe(port);
    expect(await runSql(got.url, "select 1 as one")).toEqual([{ one: 1 }]);
  } finally {
    blocker.close();
  }
});

it("a first start killed half-way leaves nothing in the way", async () => {
  for (const delay of [150, 300, 450, 600]) {
    const attempt = launch();
    await Promise.race([attempt.answer, new Promise((resolve) => setTimeout(resolve, delay))]);
    attempt.process.kill("SIGKILL");
    await attempt.ended;
  }
  await expect(launch().answer).resolves.toBeDefined();
}, 60_000);

it("a lock of a dead process is taken over, a live one never, whatever its state", async () => {
  const path = join(directory, "test.lock");
  const sleeper = spawn("sleep", ["60"]);
  const pid = sleeper.pid ?? 0;
  writeFileSync(path, JSON.stringify({ pid, started: processIdentity(pid) }));
  sleeper.kill("SIGSTOP");
  expect(() => takeLock(path)).toThrow(`Process ${pid}`);
  const closed = new Promise((resolve) => sleeper.once("exit", resolve));
  sleeper.kill("SIGKILL");
  await closed;
  takeLock(path)();
  expect(existsSync(path)).toBe(false);

  // The number lives on in another process: a restart of the machine, or a wrap of the counter.
  writeFileSync(path, JSON.stringify({ pid: process.pid, started: "another life" }));
  const release = takeLock(path);
  release();
  writeFileSync(path, "torn");
  takeLock(path)();
});
