import "server-only";
import { PrismaPg } from "@prisma/adapter-pg";
import type { Pool } from "pg";
import { env } from "@/lib/env";
import { type Prisma, PrismaClient } from "./generated/client";
import { openPool } from "./pool";
import { isRetryable } from "./retry";
import { serialTransactions } from "./serial-adapter";
import { type Sql, sql } from "./sql";
import { assertOutsideTransaction, insideTransaction } from "./transaction-guard";

/** What `withTeam` and `withSystem` hand to their function: Prisma inside the open transaction. */
export type Tx = Prisma.TransactionClient;

export interface TransactionOptions {
  /** Default: the server's, read committed. */
  readonly isolation?: "ReadCommitted" | "RepeatableRead" | "Serializable";
  /** Longest life of the transaction and of each statement in it, in milliseconds. Default 15,000. */
  readonly timeoutMs?: number;
  /** Keeps the planner from reading whole tables where an index would do, whatever it takes for cheaper. */
  readonly indexesOnly?: boolean;
}

interface Connected {
  readonly url: string;
  readonly pool: Pool;
  readonly prisma: PrismaClient;
  /** The role that transactions switch to, or "" when the user of DATABASE_URL is itself bound by the policies. */
  role: Promise<string> | null;
}

const defaultTimeoutMs = 15_000;

const key = Symbol.for("gatehouse.db.client");
const shared: typeof globalThis & { [key]?: Connected } = globalThis;

/** One client per process and database, also across Next's bundles and reloads. */
function connected(): Connected {
  const url = env.databaseUrl;
  const held = shared[key];
  if (held?.url === url) return held;
  const pool = openPool(url, env.databasePool);
  const made = {
    url,
    pool,
    prisma: new PrismaClient({ adapter: serialTransactions(new PrismaPg(pool)) }),
    role: null,
  };
  shared[key] = made;
  return made;
}

async function findRole(pool: Pool): Promise<string> {
  const { rows } = await pool.query<{ bypasses: boolean; app: boolean }>(
    `select rolsuper or rolbypassrls as bypasses,
            exists (select from pg_roles where rolname = 'gatehouse_app') as app
     from pg_roles where rolname = current_user`,
  );
  if (!rows[0]?.bypasses) return "";
  if (rows[0].app) return "gatehouse_app";
  throw new Error(
    "The user of DATABASE_URL bypasses row-level security and the role gatehouse_app is missing. Run the migrations as a superuser, or use an ordinary user that owns the database.",
  );
}

function roleOf(db: Connected): Promise<string> {
  db.role ??= findRole(db.pool).catch((cause: unknown) => {
    db.role = null;
    throw cause;
  });
  return db.role;
}

interface Scope {
  readonly team: string;
  readonly system: "on" | "off";
}

/** The first statement of every transaction: whose rows it sees, as whom, how long, and by which plans. */
function settings(scope: Scope, role: string, options: TransactionOptions): Sql {
  return sql`select set_config('app.team_id', ${scope.team}, true),
    set_config('app.system', ${scope.system}, true),
    set_config('statement_timeout', ${String(options.timeoutMs ?? defaultTimeoutMs)}, true),
    set_config('enable_seqscan', coalesce(${options.indexesOnly ? "off" : null}::text, current_setting('enable_seqscan')), true),
    set_config('role', ${role || "none"}, true)`;
}

async function transaction<T>(
  scope: Scope,
  fn: (tx: Tx) => Promise<T>,
  options: TransactionOptions,
): Promise<T> {
  assertOutsideTransaction("open another transaction");
  const db = connected();
  const role = await roleOf(db);
  const timeout = options.timeoutMs ?? defaultTimeoutMs;
  const attempt = () =>
    db.prisma.$transaction(
      async (tx) => {
        await tx.$queryRaw(settings(scope, role, options));
        return insideTransaction(() => fn(tx));
      },
      { timeout, maxWait: 10_000, isolationLevel: options.isolation },
    );
  for (let tries = 1; ; tries += 1) {
    try {
      return await attempt();
    } catch (cause) {
      if (tries > 3 || !isRetryable(cause)) throw cause;
    }
  }
}

/**
 * Runs `fn` in a transaction that sees and changes one team's rows only: row-level security hides all others, also
 * from raw SQL. After a deadlock or serialisation failure it runs again, up to three times, so `fn` must change
 * nothing but the database. Throws when called inside another transaction.
 */
export function withTeam<T>(
  teamId: string,
  fn: (tx: Tx) => Promise<T>,
  options: TransactionOptions = {},
): Promise<T> {
  return transaction({ team: teamId, system: "off" }, fn, options);
}

/**
 * Rows of one statement that sees one team's rows only, like a `withTeam` around it. Past Prisma, which takes twice the
 * time and four times the work of a short statement: for what is read with every request and every key press.
 */
export async function teamRows(
  teamId: string,
  statement: Sql,
  options: Pick<TransactionOptions, "timeoutMs" | "indexesOnly"> = {},
): Promise<unknown[]> {
  assertOutsideTransaction("open another transaction");
  const db = connected();
  const first = settings({ team: teamId, system: "off" }, await roleOf(db), options);
  const client = await db.pool.connect();
  try {
    await client.query("BEGIN READ ONLY");
    await client.query(first.text, first.values);
    const { rows } = await client.query<object>(statement.text, statement.values);
    await client.query("COMMIT");
    client.release();
    return rows;
  } catch (cause) {
    // Closed rather than rolled back: PostgreSQL ends the transaction with it, whatever went wrong.
    client.release(true);
    throw cause;
  }
}

/** Rows of one statement outside any transaction and team, past Prisma as `teamRows`; see `plainClient`. */
export async function plainRows(statement: Sql): Promise<unknown[]> {
  return (await connected().pool.query<object>(statement.text, statement.values)).rows;
}

/** Like `withTeam` across all teams: sign-in, jobs, the webhook inbox, commands. Say the team in every `where`. */
export function withSystem<T>(fn: (tx: Tx) => Promise<T>, options: TransactionOptions = {}): Promise<T> {
  return transaction({ team: "", system: "on" }, fn, options);
}

/**
 * Prisma outside any transaction and team, for stores that want a client of their own (the sign-in throttle).
 * Otherwise only for tables without `team_id`: row-level security shows it no team's rows.
 */
export function plainClient(): PrismaClient {
  return connected().prisma;
}

/** One short query on the pool: resolves when PostgreSQL answers, rejects when it does not. */
export async function ping(): Promise<void> {
  await connected().pool.query("select 1");
}

/** Names of the migrations that the database has, for the health answer. */
export async function appliedMigrations(): Promise<string[]> {
  const { rows } = await connected().pool.query<{ name: string }>(
    "select migration_name as name from _prisma_migrations where finished_at is not null and rolled_back_at is null",
  );
  return rows.map((row) => row.name);
}

/** Closes all connections of this process; the next call opens new ones. */
export async function disconnect(): Promise<void> {
  const held = shared[key];
  delete shared[key];
  await held?.prisma.$disconnect();
  await held?.pool.end();
}
