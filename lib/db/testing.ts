import { Client } from "pg";
import { inject } from "vitest";
import { setDatabaseUrl } from "@/lib/env";
import { disconnect } from "./client";
import { newId } from "./ids";

/** A database of its own for one test file. */
export interface TestDatabase {
  /** URL as the app's role, which is bound by row-level security. */
  readonly url: string;
  /** URL of the same database as superuser, to look behind the walls. */
  readonly adminUrl: string;
  /** Closes this worker's connections and deletes the database. */
  drop(): Promise<void>;
}

function withDatabase(url: string, name: string): string {
  const changed = new URL(url);
  changed.pathname = `/${name}`;
  return changed.href;
}

/** Sends one statement (or several without parameters) on a connection of its own and returns its rows. */
export async function runSql<Row extends object>(
  url: string,
  sql: string,
  values?: unknown[],
): Promise<Row[]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Row>(sql, values)).rows;
  } finally {
    await client.end();
  }
}

/**
 * Makes a migrated, empty database and points this worker's client at it (DATABASE_URL). Call in `beforeAll`, and
 * `drop()` in `afterAll`. Needs the vitest project `integration`, whose global setup runs the server.
 */
export async function createTestDatabase(): Promise<TestDatabase> {
  const { adminUrl, ownerUrl } = inject("database");
  const name = `test_${newId().replaceAll("-", "")}`;
  await disconnect();
  await runSql(adminUrl, `create database ${name} template gatehouse owner gatehouse`);
  const url = withDatabase(ownerUrl, name);
  setDatabaseUrl(url);
  return {
    url,
    adminUrl: withDatabase(adminUrl, name),
    async drop() {
      await disconnect();
      await runSql(adminUrl, `drop database ${name} with (force)`);
    },
  };
}
