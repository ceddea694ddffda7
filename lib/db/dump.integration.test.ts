import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gunzipSync, gzipSync } from "node:zlib";
import { afterAll, beforeAll, expect, inject, it } from "vitest";
import { withSystem, withTeam } from "./client";
import { backup, restore } from "./dump";
import { newId } from "./ids";
import { createTestDatabase, runSql, type TestDatabase } from "./testing";

let database: TestDatabase;
const folder = mkdtempSync(join(tmpdir(), "gatehouse-dump-"));
const file = join(folder, "desk.dump");
const team = newId();
const awkward = 'quo"te, (paren) \\back\nline\ttab \u2028 Zoë 名 NULL';

beforeAll(async () => {
  database = await createTestDatabase();
  await withSystem((tx) => tx.team.create({ data: { id: team, name: awkward } }));
  const connectionId = newId();
  await withTeam(team, async (tx) => {
    await tx.connection.create({
      data: {
        id: connectionId,
        teamId: team,
        provider: "amiqus",
        name: awkward,
        baseUrl: "https://example.test",
        credentials: "",
        credentialLastFour: "",
        credentialFingerprint: "",
        webhookPath: newId(),
        syncCursor: { deep: [null, awkward, 1.5] },
      },
    });
    await tx.client.createMany({
      data: Array.from({ length: 2500 }, (_, index) => ({
        id: newId(),
        teamId: team,
        firstName: index === 0 ? "" : awkward,
        lastName: String(index),
        email: "ada@example.test",
        dob: index % 2 ? new Date("1815-12-10") : null,
        searchText: awkward,
      })),
    });
    await tx.case.createMany({
      data: [1, 2, 3].map((number) => ({
        id: newId(),
        teamId: team,
        connectionId,
        provider: "amiqus",
        kind: "record" as const,
        providerCaseId: String(number),
        title: awkward,
        status: "needs_review" as const,
        rawStatus: "complete",
        summary: {},
        providerCreatedAt: new Date("2026-03-29T00:59:59.999Z"),
        providerUpdatedAt: new Date("0001-01-01T00:00:00.001Z"),
        confirmedAt: new Date(),
        confirmedBy: "poll" as const,
        searchText: "case",
      })),
    });
    await tx.auditEvent.create({
      data: {
        teamId: team,
        seq: 9_007_199_254_740_993n,
        at: new Date(),
        actorKind: "system",
        action: "test",
        objectType: "team",
        outcome: "done",
        changedFields: ["a,b", 'c"d', ""],
        detail: [null, { small: 1e-7 }],
        prevHash: "",
        hash: "x",
      },
    });
  });
});
afterAll(async () => {
  rmSync(folder, { recursive: true, force: true });
  await database.drop();
});

async function emptyDatabase(owner: "gatehouse" | "postgres"): Promise<string> {
  const { adminUrl, ownerUrl } = inject("database");
  const name = `restored_${newId().replaceAll("-", "")}`;
  await runSql(adminUrl, `create database ${name} owner ${owner}`);
  const url = new URL(owner === "postgres" ? adminUrl : ownerUrl);
  url.pathname = `/${name}`;
  return url.href;
}

/** Everything in the database as text, seen by a superuser. */
async function content(url: string): Promise<unknown> {
  const admin = new URL(inject("database").adminUrl);
  admin.pathname = new URL(url).pathname;
  const tables = ["teams", "connections", "clients", "cases", "case_counters", "audit_events"];
  const all = tables.map((table) =>
    runSql(admin.href, `select '${table}', t::text as row from ${table} t order by 2`),
  );
  return Promise.all(all);
}

it.each(["gatehouse", "postgres"] as const)("a backup restores to the same rows, as %s", async (owner) => {
  const target = await emptyDatabase(owner);
  rmSync(file, { force: true });
  const written = await backup(database.url, file);
  expect(written).toContainEqual({ table: "clients", rows: 2500 });
  expect(await restore(target, file)).toEqual(written);
  expect(await content(target)).toEqual(await content(database.url));
  // Counting goes on after the restore.
  expect(
    await runSql(
      target,
      "select tgenabled from pg_trigger where tgname = 'count_inserted' and tgenabled <> 'O'",
    ),
  ).toEqual([]);
});

it("refuses a database that holds data", async () => {
  await expect(restore(database.url, file)).rejects.toThrow(/already holds data/);
});

it("refuses a torn or altered dump and leaves the database empty", async () => {
  const target = await emptyDatabase("gatehouse");
  const text = gunzipSync(readFileSync(file)).toString("utf8");
  const damaged = [
    text.replace("ada@example.test", "eve@example.test"),
    text.slice(0, text.lastIndexOf("\n", text.length - 2) + 1),
  ];
  for (const bad of damaged) {
    const copy = join(folder, "bad.dump");
    writeFileSync(copy, gzipSync(bad));
    await expect(restore(target, copy)).rejects.toThrow(/incomplete or was altered/);
  }
  writeFileSync(join(folder, "torn.dump"), readFileSync(file).subarray(0, 2000));
  await expect(restore(target, join(folder, "torn.dump"))).rejects.toThrow();
  expect(await restore(target, file)).not.toEqual([]);
});
