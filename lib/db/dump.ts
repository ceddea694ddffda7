import "server-only";
import { createHash } from "node:crypto";
import { createReadStream, createWriteStream, renameSync, rmSync } from "node:fs";
import { createInterface } from "node:readline";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { createGunzip, createGzip } from "node:zlib";
import { Client } from "pg";
import { z } from "zod";
import { migrate } from "./migrate";

/** What a table came to: its name and its number of rows. */
export interface DumpedTable {
  readonly table: string;
  readonly rows: number;
}

/**
 * Lines of a dump, each JSON: a header; per table its name and columns, then its rows as PostgreSQL's own text of a
 * record; at the end the counts and the SHA-256 of all lines before. Gzip around it.
 */
const line = z.union([
  z.string(),
  z.object({ gatehouse: z.literal(1), migrations: z.array(z.string()), at: z.string() }),
  z.object({ table: z.string(), columns: z.array(z.string()) }),
  z.object({ end: z.array(z.object({ table: z.string(), rows: z.number() })), sha256: z.string() }),
]);

const batch = 1000;

/** Names that go into SQL come from the catalogue or a dump, and a dump is a file that anybody may have written. */
function quoted(name: string): string {
  if (!/^[a-z_][a-z0-9_]*$/.test(name)) throw new Error(`Not a name of ours: ${name}`);
  return `"${name}"`;
}

async function connect(url: string): Promise<Client> {
  const client = new Client({ connectionString: url, application_name: "gatehouse-dump" });
  await client.connect();
  return client;
}

/** The app's tables, each after those that it refers to. */
async function tablesInOrder(client: Client): Promise<string[]> {
  const tables = await client.query<{ name: string }>(
    `select tablename as name from pg_tables where schemaname = 'public' and tablename <> '_prisma_migrations' order by 1`,
  );
  const links = await client.query<{ from: string; to: string }>(
    `select c.conrelid::regclass::text as from, c.confrelid::regclass::text as to from pg_constraint c
     where c.contype = 'f' and c.conrelid <> c.confrelid and c.connamespace = 'public'::regnamespace`,
  );
  const ordered: string[] = [];
  let left = tables.rows.map((row) => row.name);
  while (left.length > 0) {
    const ready = left.filter(
      (name) => !links.rows.some((link) => link.from === name && left.includes(link.to)),
    );
    if (ready.length === 0) throw new Error(`Tables refer to each other in a circle: ${left.join(", ")}`);
    ordered.push(...ready);
    left = left.filter((name) => !ready.includes(name));
  }
  return ordered;
}

/** Columns in order. Generated ones are part of a row's text, and PostgreSQL makes them again on insert. */
async function columnsOf(client: Client, table: string, which: "all" | "stored" = "all"): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>(
    `select attname as name from pg_attribute where attrelid = $1::regclass and attnum > 0 and not attisdropped
       and ($2 or attgenerated = '') order by attnum`,
    [quoted(table), which === "all"],
  );
  return rows.map((row) => row.name);
}

async function migrationsOf(client: Client): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>(
    "select migration_name as name from _prisma_migrations where finished_at is not null and rolled_back_at is null order by 1",
  );
  return rows.map((row) => row.name);
}

async function* dumpLines(client: Client, counts: DumpedTable[]): AsyncGenerator<string> {
  const sum = createHash("sha256");
  const sealed = (value: z.infer<typeof line>) => {
    const text = `${JSON.stringify(value)}\n`;
    sum.update(text);
    return text;
  };
  yield sealed({ gatehouse: 1, migrations: await migrationsOf(client), at: new Date().toISOString() });
  for (const table of await tablesInOrder(client)) {
    yield sealed({ table, columns: await columnsOf(client, table) });
    await client.query(`declare dump no scroll cursor for select t::text as record from ${quoted(table)} t`);
    let rows = 0;
    for (let got = batch; got === batch; ) {
      const page = await client.query<{ record: string }>(`fetch ${batch} from dump`);
      got = page.rows.length;
      rows += got;
      if (got > 0) yield page.rows.map(({ record }) => sealed(record)).join("");
    }
    await client.query("close dump");
    counts.push({ table, rows });
  }
  yield `${JSON.stringify({ end: counts, sha256: sum.digest("hex") })}\n`;
}

/**
 * Writes every row of the desk at `url` to `file`, as of one instant and while the desk runs. Background jobs are not
 * in it: they are made again from deliveries and operations. Secrets stay encrypted as they are stored.
 * Returns the rows per table. The file appears only when it is complete.
 */
export async function backup(url: string, file: string): Promise<DumpedTable[]> {
  const client = await connect(url);
  const partial = `${file}.partial`;
  try {
    await client.query("begin isolation level repeatable read read only");
    await client.query(
      "select set_config('app.system', 'on', true), set_config('statement_timeout', '0', true)",
    );
    const counts: DumpedTable[] = [];
    await pipeline(
      Readable.from(dumpLines(client, counts)),
      createGzip(),
      createWriteStream(partial, { mode: 0o600, flush: true }),
    );
    renameSync(partial, file);
    return counts;
  } finally {
    rmSync(partial, { force: true });
    await client.end();
  }
}

/**
 * Fills the empty database at `url` from `file`: migrates it, loads every row in one transaction and checks counts and
 * checksum before it commits. Throws, leaving the database as it was, when it already holds data, when the dump is
 * torn or altered, or when the dump was made by another version.
 */
export async function restore(url: string, file: string): Promise<DumpedTable[]> {
  await migrate(url);
  const client = await connect(url);
  try {
    await client.query("begin");
    await client.query(
      "select set_config('app.system', 'on', true), set_config('statement_timeout', '0', true)",
    );
    const tables = await tablesInOrder(client);
    await refuseFilled(client, tables);
    // What triggers keep, such as the counters, comes with the dump: it would be kept a second time.
    for (const table of tables) await client.query(`alter table ${quoted(table)} disable trigger user`);
    const counts = await load(client, file, tables);
    for (const table of tables) await client.query(`alter table ${quoted(table)} enable trigger user`);
    await client.query("commit");
    await client.query("analyze");
    return counts;
  } finally {
    await client.end();
  }
}

async function refuseFilled(client: Client, tables: readonly string[]): Promise<void> {
  for (const table of tables) {
    const { rowCount } = await client.query(`select from ${quoted(table)} limit 1`);
    if (rowCount) throw new Error(`The database already holds data (${table}). Restore into an empty one.`);
  }
}

async function load(client: Client, file: string, tables: readonly string[]): Promise<DumpedTable[]> {
  const sum = createHash("sha256");
  const counts: { table: string; rows: number }[] = [];
  let pending: string[] = [];
  const flush = async () => {
    const table = counts.at(-1)?.table;
    if (pending.length === 0) return;
    if (!table) throw new Error("The dump is damaged: a row stands before its table.");
    const stored = (await columnsOf(client, table, "stored")).map(quoted);
    await client.query(
      // `offset 0` keeps the planner from parsing each record once per column.
      `insert into ${quoted(table)} (${stored.join()}) select ${stored.map((name) => `(parsed.r).${name}`).join()} from
         (select t::${quoted(table)} as r from unnest($1::text[]) t offset 0) parsed`,
      [pending],
    );
    pending = [];
  };
  const lines = createInterface({
    input: createReadStream(file).pipe(createGunzip()),
    crlfDelay: Number.POSITIVE_INFINITY,
  });
  for await (const text of lines) {
    const value = line.parse(JSON.parse(text));
    if (typeof value === "object" && "end" in value) {
      await flush();
      if (value.sha256 !== sum.digest("hex") || JSON.stringify(value.end) !== JSON.stringify(counts)) break;
      return counts;
    }
    sum.update(`${text}\n`);
    if (typeof value === "string") {
      pending.push(value);
      const last = counts.at(-1);
      if (last) last.rows += 1;
      if (pending.length === batch) await flush();
    } else if ("table" in value) {
      await flush();
      const columns = tables.includes(value.table) ? await columnsOf(client, value.table) : [];
      if (columns.join() !== value.columns.join())
        throw new Error(`Table ${value.table} differs from the dump's.`);
      counts.push({ table: value.table, rows: 0 });
    } else {
      const have = await migrationsOf(client);
      if (have.join() !== value.migrations.join()) {
        throw new Error(
          `The dump was made with other migrations (last: ${value.migrations.at(-1)}; here: ${have.at(-1)}). Restore it with the version that made it, then upgrade.`,
        );
      }
    }
  }
  throw new Error("The dump is incomplete or was altered: its checksum does not hold.");
}
