import { readFileSync } from "node:fs";
import { expect, inject, it } from "vitest";
import { newId } from "./ids";
import { listMigrations, migrate } from "./migrate";
import { diffSchemas } from "./schema-engine";
import { runSql } from "./testing";

/** An empty database, owned by a superuser or by the app's role. */
async function emptyDatabase(owner: "postgres" | "gatehouse"): Promise<string> {
  const { adminUrl, ownerUrl } = inject("database");
  const name = `empty_${newId().replaceAll("-", "")}`;
  await runSql(adminUrl, `create database ${name} owner ${owner}`);
  const url = new URL(owner === "postgres" ? adminUrl : ownerUrl);
  url.pathname = `/${name}`;
  return url.href;
}

const names = listMigrations().map(({ name }) => name);

it("two starts at once migrate once", async () => {
  const url = await emptyDatabase("gatehouse");
  const [first, second] = await Promise.all([migrate(url), migrate(url)]);
  expect([...first, ...second]).toEqual(names);
  expect(await migrate(url)).toEqual([]);
});

it("many databases of one cluster migrate at once as superuser and share the role", async () => {
  const urls = await Promise.all(Array.from({ length: 4 }, () => emptyDatabase("postgres")));
  const applied = await Promise.all(urls.map((url) => migrate(url)));
  expect(applied).toEqual(urls.map(() => names));
});

it("keeps Prisma's history", async () => {
  const url = await emptyDatabase("gatehouse");
  await migrate(url);
  const rows = await runSql(
    url,
    "select migration_name, checksum, finished_at is not null as finished, applied_steps_count as steps from _prisma_migrations order by 1",
  );
  expect(rows).toEqual(
    listMigrations().map(({ name, checksum }) => ({
      migration_name: name,
      checksum,
      finished: true,
      steps: 1,
    })),
  );
});

it("leaves nothing of a migration that fails half-way", async () => {
  const url = await emptyDatabase("gatehouse");
  const broken = { name: "0001_broken", sql: "create table half (id int); select 1 / 0", checksum: "x" };
  await expect(migrate(url, [broken])).rejects.toThrow(/0001_broken failed.*division by zero/);
  const tables = await runSql(url, "select 1 from pg_tables where tablename = 'half'");
  expect(tables).toEqual([]);
});

it("refuses a database of a newer version and a migration whose text changed", async () => {
  const url = await emptyDatabase("gatehouse");
  const one = { name: "0001_one", sql: "select 1", checksum: "a" };
  await migrate(url, [one]);
  await expect(migrate(url, [])).rejects.toThrow(/newer version/);
  await expect(migrate(url, [{ ...one, checksum: "b" }])).rejects.toThrow(/another text/);
});

it("leads to prisma/schema.prisma", async () => {
  const read = (path: string) => readFileSync(path, "utf8");
  const { ownerUrl } = inject("database");
  const open = await diffSchemas(
    ownerUrl,
    read("prisma/migrations/schema.prisma"),
    read("prisma/schema.prisma"),
  );
  expect(open, "run: npm run db:diff -- name").toBe("");
});
