import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { withTeam } from "@/lib/db/client";
import { newId } from "@/lib/db/ids";
import { createTestDatabase, type TestDatabase } from "@/lib/db/testing";
import { type RunningSandbox, startSandbox } from "@/lib/sandbox/server";
import { type Receiver, startReceiver } from "@/lib/webhooks/testing-receiver";
import { takeLease } from "./lease";
import { pollConnection } from "./poll";
import { refreshCase } from "./refresh";
import { makeDesk, stubSettings } from "./testing-desk";

// A first sync over HTTP on a busy machine.
vi.setConfig({ testTimeout: 90_000 });

let database: TestDatabase;
let sandbox: RunningSandbox;
let receiver: Receiver;
let desk: Awaited<ReturnType<typeof makeDesk>>;

beforeAll(async () => {
  database = await createTestDatabase();
  receiver = await startReceiver();
});
afterAll(async () => {
  await receiver.close();
  await database.drop();
});
beforeEach(async () => {
  receiver.down = false;
  sandbox = await startSandbox();
  stubSettings(sandbox.url, receiver.url);
  desk = await makeDesk(`${sandbox.url}/amiqus/api/v2`);
});
afterEach(async () => {
  await sandbox.close();
  vi.unstubAllEnvs();
});

const poll = () => pollConnection(desk.ctx.teamId, desk.connection.id);
const connection = () =>
  withTeam(desk.ctx.teamId, (tx) => tx.connection.findFirstOrThrow({ where: { id: desk.connection.id } }));
const cases = () =>
  withTeam(desk.ctx.teamId, (tx) =>
    tx.case.findMany({
      where: { teamId: desk.ctx.teamId },
      include: { snapshot: true },
      orderBy: { id: "asc" },
    }),
  );
const firstTeam = () => {
  const team = [...sandbox.sandbox.store.amiqus.world.teams.values()][0];
  if (!team) throw new Error("The sandbox has no team");
  return team;
};
const requests = () => sandbox.sandbox.log.list(0).filter((entry) => entry.path.startsWith("/amiqus/"));

/** Plays the client's next step of records that still wait for it. */
async function playSteps(most: number): Promise<number> {
  let played = 0;
  for (const record of [...firstTeam().records.stored()]) {
    const step = record.steps.find((candidate) => candidate.completedAt === null);
    if (step === undefined || played >= most) continue;
    const outcome = step.type === "check.photo_id" ? "consider" : step.check === null ? "complete" : "refer";
    const response = await fetch(`${sandbox.url}/__sandbox/amiqus/records/${record.id}/play`, {
      method: "POST",
      body: JSON.stringify({ steps: [{ id: step.id, outcome }] }),
    });
    if (response.ok) played += 1;
  }
  return played;
}

/** Provider and desk agree on every case. */
async function expectConverged(): Promise<void> {
  const known = new Map((await cases()).map((row) => [`${row.kind} ${row.providerCaseId}`, row.rawStatus]));
  for (const record of firstTeam().records.stored()) {
    expect([record.id, known.get(`record ${record.id}`)]).toEqual([record.id, record.status]);
  }
  for (const row of firstTeam().cases.stored()) expect(known.get(`case ${row.id}`)).toBe(row.status);
}

describe("pollConnection", () => {
  it("reads everything once, then only what changed", async () => {
    expect(await poll()).toBe("done");
    const rows = await cases();
    expect(rows).toHaveLength(firstTeam().records.size + firstTeam().cases.size);
    await expectConverged();
    expect(rows.every((row) => row.clientId !== null)).toBe(true);
    const waiting = rows.filter((row) => row.status === "needs_review");
    expect(waiting.length).toBeGreaterThan(0);
    expect(waiting.every((row) => row.snapshot?.complete)).toBe(true);
    expect(await connection()).toMatchObject({
      status: "healthy",
      lastSyncError: null,
      webhookEnabled: true,
    });
    sandbox.sandbox.log.clear();
    expect(await poll()).toBe("done");
    expect(requests().length).toBeLessThan(8);
    expect((await cases()).map((row) => row.id)).toEqual(rows.map((row) => row.id));
  });

  it("finds by itself what no webhook told", async () => {
    await poll();
    receiver.down = true;
    expect(await playSteps(5)).toBeGreaterThan(0);
    await poll();
    await expectConverged();
  });

  it("stops when the credentials are refused, says so, and goes on with new ones", async () => {
    desk = await makeDesk(`${sandbox.url}/amiqus/api/v2`, { token: "wrong-token" });
    expect(await poll()).toBe("failed");
    const refused = await connection();
    expect(refused.status).toBe("unauthorized");
    expect(refused.statusDetail).toContain("refused the credentials");
    sandbox.sandbox.log.clear();
    expect(await poll()).toBe("stopped");
    expect(requests()).toEqual([]);
  });

  it("notes since when the provider does not answer, keeps what it has, and heals", async () => {
    await poll();
    const before = await cases();
    sandbox.sandbox.faults.add({
      kind: "status",
      status: 404,
      path: "/records$",
      times: 1,
      skip: 0,
      after: false,
    });
    expect(await poll()).toBe("failed");
    expect(await connection()).toMatchObject({ status: "healthy" });
    const gone = sandbox;
    await gone.close();
    expect(await poll()).toBe("failed");
    const unreachable = await connection();
    expect(unreachable).toMatchObject({
      status: "unreachable",
      statusDetail: "Amiqus does not answer. Polling goes on.",
    });
    expect(await poll()).toBe("failed");
    expect((await connection()).statusAt).toEqual(unreachable.statusAt);
    expect((await cases()).length).toBe(before.length);
  });

  it("does not run twice at once", async () => {
    const lease = await takeLease(`poll ${desk.connection.id}`);
    expect(await poll()).toBe("busy");
    await lease?.release();
    expect(await poll()).toBe("done");
  });

  it("converges and switches the webhook on again after 40 minutes in which the desk was down", async () => {
    const { clock } = sandbox.sandbox;
    clock.freeze();
    await poll();
    const [hook] = [...firstTeam().webhooks.stored()];
    expect(hook?.url).toBe(`${receiver.url}/api/webhooks/${desk.connection.webhookPath}`);
    receiver.down = true;
    await clock.advance(60_000);
    for (let round = 0; round < 12; round += 1) await playSteps(1);
    await clock.advance(40 * 60_000);
    expect([...firstTeam().webhooks.stored()][0]?.enabled).toBe(false);
    receiver.down = false;
    expect(await poll()).toBe("done");
    await expectConverged();
    expect([...firstTeam().webhooks.stored()]).toMatchObject([{ enabled: true }]);
    const missed = await withTeam(desk.ctx.teamId, (tx) =>
      tx.delivery.count({ where: { connectionId: desk.connection.id } }),
    );
    expect(missed).toBeGreaterThanOrEqual(12);
  });

  it("hears the provider's own webhooks", async () => {
    await poll();
    await playSteps(1);
    await sandbox.sandbox.deliver();
    const heard = await withTeam(desk.ctx.teamId, (tx) =>
      tx.delivery.count({ where: { connectionId: desk.connection.id } }),
    );
    expect(heard).toBeGreaterThan(0);
    expect((await connection()).badSignatures).toBe(0);
  });
});

describe("refreshCase", () => {
  it("fetches a case now, and only one of the member's team", async () => {
    await poll();
    await playSteps(50);
    for (const row of await cases()) await refreshCase(desk.ctx, row.id);
    await expectConverged();
    expect((await cases()).every((row) => row.snapshot?.complete)).toBe(true);
    const other = await makeDesk(`${sandbox.url}/amiqus/api/v2`);
    const [mine] = await cases();
    await expect(refreshCase(other.ctx, mine?.id ?? "")).rejects.toMatchObject({ code: "not-found" });
    await expect(refreshCase(desk.ctx, newId())).rejects.toMatchObject({ code: "not-found" });
  });
});
