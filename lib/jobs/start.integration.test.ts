import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { withTeam } from "@/lib/db/client";
import { newId } from "@/lib/db/ids";
import { createTestDatabase, type TestDatabase } from "@/lib/db/testing";
import { type RunningSandbox, startSandbox } from "@/lib/sandbox/server";
import { makeDesk, stubSettings } from "@/lib/sync/testing-desk";
import { storeDeliveries } from "@/lib/webhooks/store";
import { jobsHealth } from "./health";
import { runMaintenance } from "./maintenance";
import { bossHolder, enqueue } from "./queue";
import { startJobs, stopJobs } from "./start";

vi.setConfig({ testTimeout: 90_000 });

let database: TestDatabase;
let sandbox: RunningSandbox;

beforeAll(async () => {
  database = await createTestDatabase();
  sandbox = await startSandbox();
  stubSettings(sandbox.url);
  vi.stubEnv("POLL_INTERVAL_SECONDS", "1");
});
afterAll(async () => {
  await stopJobs();
  await sandbox.close();
  await database.drop();
});

describe("background work", () => {
  it("polls connections, processes deliveries, reports its health, and stops", async () => {
    const desk = await makeDesk(`${sandbox.url}/amiqus/api/v2`);
    const { teamId } = desk.ctx;
    expect(jobsHealth()).toBe("starting");
    startJobs();
    startJobs();
    const synced = () =>
      withTeam(teamId, (tx) => tx.connection.findFirstOrThrow({ where: { id: desk.connection.id } }));
    await vi.waitFor(async () => expect((await synced()).lastSyncAt).not.toBeNull(), {
      timeout: 60_000,
      interval: 200,
    });
    await vi.waitFor(() => expect(jobsHealth()).toBe("ok"), { timeout: 30_000, interval: 200 });

    const event = {
      event: "record.updated",
      cases: [{ kind: "record" as const, id: "999999" }],
      providerClientId: null,
    };
    const [id = ""] = await withTeam(teamId, (tx) =>
      storeDeliveries(tx, desk.connection, [{ deliveryId: newId(), event }]),
    );
    await enqueue("delivery", { teamId, id });
    const delivery = () => withTeam(teamId, (tx) => tx.delivery.findFirstOrThrow({ where: { id } }));
    await vi.waitFor(async () => expect((await delivery()).state).toBe("ignored"), {
      timeout: 30_000,
      interval: 100,
    });

    await stopJobs();
    expect(bossHolder().boss).toBeNull();
    await enqueue("delivery", { teamId, id });
  });

  it("is healthy at once after a restart within the slot of a sweep", async () => {
    for (let start = 0; start < 3; start += 1) {
      bossHolder().lastSweepAt = null;
      startJobs();
      await vi.waitFor(() => expect(jobsHealth()).toBe("ok"), { timeout: 10_000, interval: 50 });
      await stopJobs();
    }
  });

  it("erases what has outlived its use", async () => {
    const desk = await makeDesk(`${sandbox.url}/amiqus/api/v2`);
    const { teamId, userId, memberId } = desk.ctx;
    const daysAgo = (days: number) => new Date(Date.now() - days * 86_400_000);
    const operation = (finishedAt: Date | null) => ({
      id: newId(),
      teamId,
      operationId: newId(),
      connectionId: desk.connection.id,
      kind: "client.create",
      state: "sent" as const,
      label: "Create client",
      input: { email: "ada@example.com" },
      inputHash: "x",
      createdById: memberId,
      finishedAt,
    });
    const session = (days: number) => ({
      id: newId(),
      userId,
      tokenHash: newId(),
      lastSeenAt: daysAgo(days),
      expiresAt: daysAgo(days),
    });
    await withTeam(teamId, async (tx) => {
      await tx.operation.createMany({ data: [operation(daysAgo(31)), operation(daysAgo(29))] });
      await tx.session.createMany({ data: [session(31), session(29)] });
    });
    await runMaintenance();
    const [inputs, sessions] = await withTeam(teamId, async (tx) => [
      await tx.operation.findMany({
        where: { teamId },
        orderBy: { finishedAt: "asc" },
        select: { input: true },
      }),
      await tx.session.count({ where: { userId } }),
    ]);
    expect(inputs).toEqual([{ input: {} }, { input: { email: "ada@example.com" } }]);
    expect(sessions).toBe(1);
  });
});
