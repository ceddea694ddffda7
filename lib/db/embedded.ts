import "server-only";
import { type ChildProcess, type SpawnOptions, spawn, spawnSync } from "node:child_process";
import {
  chownSync,
  closeSync,
  existsSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { Client } from "pg";
import { env } from "@/lib/env";
import { type EmbeddedHome, type EmbeddedSecrets, embeddedHome, embeddedSecrets } from "./embedded-home";
import { stopOrphan } from "./embedded-orphan";
import { type PostgresBinaries, stagePostgres } from "./postgres-binaries";
import { takeLock } from "./process-lock";
import { tether } from "./tether";

/** Settings of every embedded server. Statements and error details stay out of its log: they hold personal data. */
const settings = {
  listen_addresses: "127.0.0.1",
  unix_socket_directories: "",
  max_connections: "80",
  shared_buffers: "256MB",
  random_page_cost: "1.1",
  jit: "off",
  log_min_error_statement: "panic",
  log_parameter_max_length: "0",
  log_parameter_max_length_on_error: "0",
  log_error_verbosity: "terse",
  timezone: "UTC",
};

export interface EmbeddedOptions {
  /** Absolute folder that stands for the database, e.g. `<checkout>/.data/desk`. */
  readonly directory: string;
  /** First port to try; 0 (the default) takes any free one. A taken port is left alone and another is chosen. */
  readonly port?: number;
  /** Trades durability for speed, and deletes `directory` when stopped. For throw-away data only. */
  readonly disposable?: boolean;
  /** Told when the server ended by itself and could not be started again. */
  readonly onGone?: (reason: string) => void;
}

/** A running embedded PostgreSQL. */
export interface EmbeddedPostgres {
  /** For the app: the owner of the database `gatehouse`, no superuser. */
  readonly url: string;
  /** For commands and tests: the superuser, database `postgres`. */
  readonly adminUrl: string;
  readonly port: number;
  /** Process id of the server at this moment. */
  pid(): number;
  /** Ends the server in order and releases the data. Safe to call twice. */
  stop(): Promise<void>;
}

/**
 * Starts PostgreSQL on the data of `directory`, making it on first use, on loopback with a password.
 * One process at a time: throws LockHeldError naming the other. A server orphaned by a killed launcher is shut down
 * in order first. A server that dies is started again on the same port; `onGone` hears when that fails.
 */
export async function startEmbedded(options: EmbeddedOptions): Promise<EmbeddedPostgres> {
  const place = embeddedHome(options.directory, options.disposable ?? false);
  const releaseLock = takeLock(join(place.home, "launcher.lock"));
  try {
    const binaries = stagePostgres(place.binaries);
    const secrets = embeddedSecrets(place.home);
    const data = join(place.home, "data");
    await stopOrphan(data);
    if (!existsSync(data)) initialise(place, binaries, secrets, data);
    const server = new Server(place, binaries, secrets, data, options, releaseLock);
    await server.startOnFreePort();
    return server;
  } catch (cause) {
    releaseLock();
    throw cause;
  }
}

/** Makes the data folder aside and renames it, so that a start killed half-way leaves nothing to trip over. */
function initialise(
  place: EmbeddedHome,
  binaries: PostgresBinaries,
  secrets: EmbeddedSecrets,
  data: string,
): void {
  const prefix = "initialising-";
  for (const name of readdirSync(place.home).filter((entry) => entry.startsWith(prefix)))
    discard(join(place.home, name));
  const work = mkdtempSync(join(place.home, prefix));
  const passwordFile = join(work, "password");
  writeFileSync(passwordFile, secrets.superuser, { mode: 0o600 });
  if (place.user) for (const path of [work, passwordFile]) chownSync(path, place.user.uid, place.user.gid);
  const run = (characters: string) =>
    spawnSync(
      binaries.initdb,
      [
        `--pgdata=${join(work, "data")}`,
        `--pwfile=${passwordFile}`,
        "--username=postgres",
        "--auth=scram-sha-256",
        "--encoding=UTF8",
        "--locale-provider=builtin",
        "--builtin-locale=C.UTF-8",
        "--lc-collate=C",
        `--lc-ctype=${characters}`,
        "--lc-messages=C",
        "--lc-monetary=C",
        "--lc-numeric=C",
        "--lc-time=C",
        "--data-checksums",
      ],
      { ...identity(place), encoding: "utf8", cwd: work },
    );
  // Trigram search asks the C library which characters are letters; a machine without C.UTF-8 knows ASCII only.
  let made = run("C.UTF-8");
  if (made.status !== 0 && /locale/i.test(made.stderr)) {
    rmSync(join(work, "data"), { recursive: true, force: true });
    made = run("C");
  }
  if (made.status !== 0) {
    throw new Error(`PostgreSQL could not create its data folder: ${made.stderr || made.error?.message}`);
  }
  renameSync(join(work, "data"), data);
  discard(work);
}

/** Best effort: the initdb of a killed launcher may still be writing there. The next initialisation tries again. */
function discard(folder: string): void {
  try {
    rmSync(folder, { recursive: true, force: true });
  } catch {}
}

/** User and surroundings of the server's processes: nothing of our own environment, which holds secrets. */
function identity(place: EmbeddedHome): SpawnOptions {
  const variables = { PATH: "/usr/bin:/bin", LC_ALL: "C", TZ: "UTC" };
  return { ...(place.user ?? {}), env: { ...variables, NODE_ENV: env.nodeEnv } };
}

class Server implements EmbeddedPostgres {
  port = 0;
  private child: ChildProcess | null = null;
  private letGo: () => void = () => {};
  private stopping: Promise<void> | null = null;
  private restarts: number[] = [];

  constructor(
    private readonly place: EmbeddedHome,
    private readonly binaries: PostgresBinaries,
    private readonly secrets: EmbeddedSecrets,
    private readonly data: string,
    private readonly options: EmbeddedOptions,
    private readonly releaseLock: () => void,
  ) {}

  get url(): string {
    return `postgresql://gatehouse:${this.secrets.owner}@127.0.0.1:${this.port}/gatehouse`;
  }

  get adminUrl(): string {
    return `postgresql://postgres:${this.secrets.superuser}@127.0.0.1:${this.port}/postgres`;
  }

  pid(): number {
    return this.child?.pid ?? 0;
  }

  async startOnFreePort(): Promise<void> {
    const failures: string[] = [];
    for (let attempt = 0; attempt < 8; attempt += 1) {
      this.port = await freePort(attempt === 0 ? (this.options.port ?? 0) : 0);
      const failure = await this.launch();
      if (failure === null) {
        await this.prepare();
        return;
      }
      failures.push(failure);
      // Another process took the port, or the backends of a killed server have not noticed yet.
      if (
        !/address already in use|could not bind|shared memory block|could not create any TCP/i.test(failure)
      )
        break;
      await pause(500);
    }
    throw new Error(`PostgreSQL did not start: ${failures.at(-1)}`);
  }

  /** Starts the server and waits until it answers. Returns null, or what its log says when it ended instead. */
  private async launch(): Promise<string | null> {
    const log = join(this.place.home, "postgres.log");
    const long = statSync(log, { throwIfNoEntry: false })?.size ?? 0;
    const from = long > 10_000_000 ? 0 : long;
    const output = openSync(log, from === 0 ? "w" : "a", 0o600);
    const fast = { fsync: "off", full_page_writes: "off", synchronous_commit: "off" };
    const all = { ...settings, port: String(this.port), ...(this.options.disposable ? fast : {}) };
    const child = spawn(
      this.binaries.postgres,
      ["-D", this.data, ...Object.entries(all).flatMap(([name, value]) => ["-c", `${name}=${value}`])],
      // Its own session: Ctrl-C in the terminal is ours to handle, in order.
      { ...identity(this.place), stdio: ["ignore", output, output], detached: true, cwd: this.data },
    );
    closeSync(output);
    this.letGo = child.pid ? tether(child.pid, "INT") : () => {};
    let ended = false;
    let spawnError = "";
    child.once("exit", () => {
      ended = true;
    });
    child.once("error", (error) => {
      ended = true;
      spawnError = error.message;
    });
    while (!ended) {
      if (await answers(this.adminUrl)) {
        this.adopt(child);
        return null;
      }
      await pause(50);
    }
    this.letGo();
    return spawnError || readFileSync(log).subarray(from).toString("utf8").slice(-2000);
  }

  private adopt(child: ChildProcess): void {
    this.child = child;
    child.once("exit", () => {
      this.letGo();
      if (!this.stopping) void this.revive();
    });
    // The launcher may end before its children; the tether then ends the server.
    child.unref();
  }

  private async revive(): Promise<void> {
    const now = Date.now();
    this.restarts = [...this.restarts.filter((at) => now - at < 600_000), now];
    let failure: string | null = "it ended five times within ten minutes";
    for (let attempt = 0; attempt < 20 && this.restarts.length <= 5; attempt += 1) {
      await pause(500);
      if (this.stopping) return;
      failure = await this.launch();
      if (failure === null) return;
    }
    this.releaseLock();
    this.options.onGone?.(failure ?? "it ended");
  }

  /** Makes the app's role and database when they are missing. */
  private async prepare(): Promise<void> {
    const client = new Client({ connectionString: this.adminUrl });
    await client.connect();
    try {
      const role = await client.query("select 1 from pg_roles where rolname = 'gatehouse'");
      // The password is base64url, made by us: it needs no quoting, and utility statements take no parameters.
      const verb = role.rowCount ? "alter" : "create";
      await client.query(`${verb} role gatehouse login password '${this.secrets.owner}'`);
      const database = await client.query("select 1 from pg_database where datname = 'gatehouse'");
      if (!database.rowCount) await client.query("create database gatehouse owner gatehouse");
    } finally {
      await client.end();
    }
    await this.trustLike();
  }

  /**
   * Row-level security keeps operators that might leak out of index conditions. LIKE tells of no row it was not given,
   * and only a superuser may say so: without this the trigram indexes go unused (docs/decisions/008-case-index.md).
   */
  private async trustLike(): Promise<void> {
    const url = new URL(this.adminUrl);
    url.pathname = "/gatehouse";
    const client = new Client({ connectionString: url.href });
    await client.connect();
    try {
      await client.query("alter function pg_catalog.textlike(text, text) leakproof");
    } finally {
      await client.end();
    }
  }

  stop(): Promise<void> {
    this.stopping ??= this.shutDown();
    return this.stopping;
  }

  private async shutDown(): Promise<void> {
    const child = this.child;
    this.letGo();
    if (child && child.exitCode === null && child.signalCode === null) {
      child.ref();
      const exited = new Promise<void>((resolve) => child.once("exit", () => resolve()));
      // Fast shutdown, then immediate, then none at all: the log replays what was committed.
      for (const signal of ["SIGINT", "SIGQUIT", "SIGKILL"] as const) {
        child.kill(signal);
        if (await Promise.race([exited.then(() => true), pause(15_000, false, { ref: false })])) break;
      }
    }
    this.releaseLock();
    if (this.options.disposable) rmSync(this.options.directory, { recursive: true, force: true });
  }
}

async function answers(url: string): Promise<boolean> {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 2000 });
  client.on("error", () => {});
  try {
    await client.connect();
    return true;
  } catch {
    return false;
  } finally {
    await client.end().catch(() => {});
  }
}

/** `wanted` when nothing listens there on loopback, else any free port. */
export async function freePort(wanted: number): Promise<number> {
  for (const port of [wanted, 0]) {
    const got = await new Promise<number | null>((resolve) => {
      const probe = createServer();
      probe.once("error", () => resolve(null));
      probe.listen(port, "127.0.0.1", () => {
        const address = probe.address();
        probe.close(() => resolve(address && typeof address === "object" ? address.port : null));
      });
    });
    if (got !== null) return got;
  }
  throw new Error("No free port on the loopback address.");
}
