import "server-only";
import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { Client } from "pg";
import { newId } from "./ids";

/** The number that Prisma's own migration engine locks, so that the two exclude each other. */
const lockNumber = 72_707_369;

/** Columns as Prisma makes them: its tools read our history and we read theirs. */
const historyTable = `create table if not exists _prisma_migrations (
  id varchar(36) primary key, checksum varchar(64) not null, finished_at timestamptz,
  migration_name varchar(255) not null, logs text, rolled_back_at timestamptz,
  started_at timestamptz not null default now(), applied_steps_count integer not null default 0)`;

interface Migration {
  readonly name: string;
  readonly sql: string;
  readonly checksum: string;
}

/** The migrations of the checkout, oldest first. */
export function listMigrations(folder = join(process.cwd(), "prisma", "migrations")): Migration[] {
  return readdirSync(/*turbopackIgnore: true*/ folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort()
    .map((name) => {
      const sql = readFileSync(/*turbopackIgnore: true*/ join(folder, name, "migration.sql"), "utf8");
      return { name, sql, checksum: createHash("sha256").update(sql).digest("hex") };
    });
}

/**
 * Brings the database at `url` up to the migrations of the checkout and returns the names of those it applied.
 * Each migration and its history row are one transaction. Starts at the same time wait for each other.
 * Throws when the database has a migration that this version does not know, or knows with another text.
 */
export async function migrate(url: string, migrations = listMigrations()): Promise<string[]> {
  const client = new Client({ connectionString: url, application_name: "gatehouse-migrate" });
  await client.connect();
  try {
    await client.query("select pg_advisory_lock($1)", [lockNumber]);
    await client.query(historyTable);
    const done = await history(client);
    refuseForeignHistory(done, migrations);
    const applied: string[] = [];
    for (const migration of migrations.filter(({ name }) => !done.has(name))) {
      await apply(client, migration);
      applied.push(migration.name);
    }
    return applied;
  } finally {
    await client.end();
  }
}

async function history(client: Client): Promise<Map<string, string>> {
  const { rows } = await client.query<{ migration_name: string; checksum: string }>(
    `select migration_name, checksum from _prisma_migrations
     where rolled_back_at is null and finished_at is not null`,
  );
  return new Map(rows.map((row) => [row.migration_name, row.checksum]));
}

function refuseForeignHistory(done: Map<string, string>, migrations: readonly Migration[]): void {
  const known = new Map(migrations.map(({ name, checksum }) => [name, checksum]));
  for (const [name, checksum] of done) {
    const expected = known.get(name);
    if (expected === undefined) {
      throw new Error(
        `The database has migration ${name}, which this version does not know. It was used by a newer version: start that one, or restore a backup.`,
      );
    }
    if (expected !== checksum) {
      throw new Error(
        `Migration ${name} was applied with another text than this version carries. Applied migrations never change: restore its file.`,
      );
    }
  }
}

async function apply(client: Client, { name, sql, checksum }: Migration): Promise<void> {
  await client.query("begin");
  try {
    await client.query(sql);
    await client.query(
      `insert into _prisma_migrations (id, checksum, migration_name, finished_at, applied_steps_count)
       values ($1, $2, $3, clock_timestamp(), 1)`,
      [newId(), checksum, name],
    );
    await client.query("commit");
  } catch (cause) {
    await client.query("rollback").catch(() => {});
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new Error(`Migration ${name} failed and left nothing behind: ${reason}`, { cause });
  }
}
