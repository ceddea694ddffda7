import { afterAll, beforeAll, expect, it } from "vitest";
import { withSystem } from "./client";
import { listen } from "./listen";
import { createTestDatabase, runSql, type TestDatabase } from "./testing";

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

const say = (word: string, fail = false) =>
  withSystem(async (tx) => {
    await tx.$queryRaw`select pg_notify('words', ${word})::text`;
    if (fail) throw new Error("undone");
  });

async function until(check: () => boolean): Promise<void> {
  while (!check()) await new Promise((resolve) => setTimeout(resolve, 10));
}

it("hears what is committed, and goes on after its connection is cut", async () => {
  const heard: string[] = [];
  let gaps = 0;
  const stop = await listen(
    "words",
    (word) => heard.push(word),
    () => {
      gaps += 1;
    },
  );
  await expect(say("undone", true)).rejects.toThrow("undone");
  await say("one");
  await until(() => heard.length > 0);
  await runSql(
    database.adminUrl,
    "select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'gatehouse-listen' and datname = current_database()",
  );
  await until(() => gaps === 1);
  await say("two");
  await until(() => heard.length > 1);
  expect(heard).toEqual(["one", "two"]);
  await stop();
  const left = await runSql(
    database.adminUrl,
    "select 1 from pg_stat_activity where application_name = 'gatehouse-listen' and datname = current_database()",
  );
  expect(left).toEqual([]);
});
