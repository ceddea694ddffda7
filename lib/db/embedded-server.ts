import "server-only";
import { type ChildProcess, spawn } from "node:child_process";
import { closeSync, openSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { Client } from "pg";
import type { EmbeddedHome, EmbeddedSecrets } from "./embedded-home";
import { identity } from "./embedded-initialise";
import { stopOrphan } from "./embedded-orphan";
import { freePort } from "./free-port";
import type { PostgresBinaries } from "./postgres-binaries";
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

/** One embedded server and its restarts. `startEmbedded` makes it, with the lock of its data held. */
export class EmbeddedServer implements EmbeddedPostgres {
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
    return ownerUrl(this.secrets, this.port);
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
        writeFileSync(join(this.place.home, portFile), String(this.port), { mode: 0o600 });
        return;
      }
      failures.push(failure);
      // Another process took the port, or a killed launcher's server or its backends are just ending.
      const passing = /already in use|could not bind|could not create any TCP|still in use|lock file/i;
      if (!passing.test(failure)) break;
      await pause(500);
      await stopOrphan(this.data);
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
      const answer = await knock(this.adminUrl);
      if (answer === "open") {
        this.adopt(child);
        return null;
      }
      if (answer === "wrong password") {
        child.kill("SIGINT");
        this.letGo();
        return `its password is not the one in ${join(this.place.home, "secrets.json")}`;
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

type Answer = "open" | "not yet" | "wrong password";

async function knock(url: string): Promise<Answer> {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 2000 });
  client.on("error", () => {});
  try {
    await client.connect();
    return "open";
  } catch (cause) {
    return cause instanceof Error && "code" in cause && cause.code === "28P01" ? "wrong password" : "not yet";
  } finally {
    await client.end().catch(() => {});
  }
}

/** URL of the app's database for the role that owns it. */
export function ownerUrl(secrets: EmbeddedSecrets, port: number): string {
  return `postgresql://gatehouse:${secrets.owner}@127.0.0.1:${port}/gatehouse`;
}

/** File in the home that tells other commands the port of the running server. */
export const portFile = "port";
