import { afterAll, beforeAll, expect, it } from "vitest";
import { withSystem, withTeam } from "@/lib/db/client";
import { createTestDatabase, type TestDatabase } from "@/lib/db/testing";
import { makeDesk, stubSettings } from "@/lib/sync/testing-desk";
import { mayReadMetrics, readMetrics } from "./metrics";

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
  stubSettings("http://127.0.0.1:9");
});
afterAll(() => database.drop());

it("counts what is open over all teams and names none", async () => {
  const { ctx, connection } = await makeDesk("http://127.0.0.1:9/amiqus/api/v2");
  await makeDesk("http://127.0.0.1:9/amiqus/api/v2");
  await withTeam(ctx.teamId, (tx) =>
    tx.connection.update({
      where: { id: connection.id },
      data: { status: "unreachable", lastSyncAt: new Date(Date.now() - 600_000) },
    }),
  );
  const { text, contentType } = await readMetrics();
  expect(contentType).toContain("text/plain");
  expect(text).toMatch(/gatehouse_connections\{status="unreachable"\} 1/);
  expect(text).toMatch(/gatehouse_sync_age_seconds\{provider="amiqus"\} 6\d\d/);
  expect(text).toContain("process_resident_memory_bytes");
  expect(text).not.toContain(ctx.teamId);
});

it("forgets what is not open any more", async () => {
  const before = (await readMetrics()).text;
  expect(before).toContain('status="unreachable"');
  await withSystem((tx) => tx.connection.updateMany({ data: { status: "healthy" } }));
  expect((await readMetrics()).text).not.toContain('status="unreachable"');
});

it("opens to the token alone", () => {
  expect(mayReadMetrics("Bearer a-long-metrics-token", "a-long-metrics-token")).toBe(true);
  for (const header of [null, "", "Bearer ", "Bearer another", "a-long-metrics-token"])
    expect(mayReadMetrics(header, "a-long-metrics-token")).toBe(false);
});
