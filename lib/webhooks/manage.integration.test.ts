import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { makeMember } from "@/lib/auth/testing";
import { adapterFor } from "@/lib/connections/adapter";
import { withTeam } from "@/lib/db/client";
import { newId } from "@/lib/db/ids";
import { createTestDatabase, type TestDatabase } from "@/lib/db/testing";
import { type RunningSandbox, startSandbox } from "@/lib/sandbox/server";
import { loadConnection } from "@/lib/sync/connection";
import { makeDesk, stubSettings } from "@/lib/sync/testing-desk";
import { replayLogged, webhookHealth, webhookLog } from "./health";
import { enableWebhook, registerWebhook, removeWebhook, rotateSecret, setEvents } from "./manage";
import { checkWebhook } from "./register";
import { webhookSecretsOf } from "./secrets";
import { sweepDeliveries } from "./sweep";
import { type Receiver, startReceiver } from "./testing-receiver";

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
afterEach(async () => sandbox.close());

const press = () => ({ connectionId: desk.connection.id, operationId: newId() });
const everything = () => ({ ...press(), events: ["*"] });
const team = () => {
  const [first] = [...sandbox.sandbox.store.amiqus.world.teams.values()];
  if (!first) throw new Error("The sandbox has no team");
  return first;
};
const hooks = () => [...team().webhooks.stored()];
const row = () =>
  withTeam(desk.ctx.teamId, (tx) => tx.connection.findFirstOrThrow({ where: { id: desk.connection.id } }));
const secrets = async () => webhookSecretsOf(await row());
/** What each poll does about webhooks. */
async function poll(): Promise<void> {
  const { id, teamId } = desk.connection;
  const connection = await loadConnection(teamId, id);
  if (!connection) throw new Error("No connection");
  await checkWebhook(connection, await adapterFor(teamId, id, "sync"));
}

const waiting = () => withTeam(desk.ctx.teamId, (tx) => tx.delivery.count({ where: { state: "received" } }));

/** Something happens at the provider; its webhooks are sent. */
async function change(): Promise<void> {
  const [record] = [...team().records.stored()];
  const response = await fetch(`${sandbox.url}/amiqus/api/v2/records/${record?.id}`, {
    method: "PATCH",
    headers: { authorization: "Bearer sandbox-amiqus-token", "content-type": "application/json" },
    body: JSON.stringify({ is_reviewed: record?.status !== "reviewed" }),
  });
  expect(response.ok).toBe(true);
  await sandbox.sandbox.deliver();
}

describe("managing a webhook", () => {
  it("registers once for chosen events, changes them, and hides its secret and address", async () => {
    const first = { ...press(), events: ["record.*"] };
    expect(await registerWebhook(desk.ctx, first)).toMatchObject({ state: "sent" });
    expect(await registerWebhook(desk.ctx, first)).toMatchObject({ state: "sent" });
    await expect(registerWebhook(desk.ctx, everything())).rejects.toMatchObject({ code: "conflict" });
    expect(hooks()).toMatchObject([{ events: ["record.*"], enabled: true }]);
    const shown = await webhookHealth(desk.ctx, desk.connection.id);
    expect(shown).toMatchObject({ registered: true, enabled: true, events: ["record.*"], disabledAfter: 10 });
    const kept = await withTeam(desk.ctx.teamId, (tx) => tx.operation.findMany({ select: { result: true } }));
    for (const hidden of [JSON.stringify(shown), JSON.stringify(kept)]) {
      expect(hidden).not.toContain(hooks()[0]?.secret);
    }
    expect(JSON.stringify(shown)).not.toContain(desk.connection.webhookPath);
    await setEvents(desk.ctx, { ...press(), events: ["client.*", "record.finished"] });
    expect(hooks()).toMatchObject([{ events: ["client.*", "record.finished"] }]);
    await poll();
    expect(hooks()).toMatchObject([{ events: ["client.*", "record.finished"] }]);
    await expect(setEvents(desk.ctx, { ...press(), events: ["nothing.*"] })).rejects.toMatchObject({
      code: "invalid",
    });
  });

  it("stays off, or away, when an admin wants it so", async () => {
    await registerWebhook(desk.ctx, everything());
    await enableWebhook(desk.ctx, { ...press(), enabled: false });
    await poll();
    expect(hooks()).toMatchObject([{ enabled: false }]);
    await enableWebhook(desk.ctx, { ...press(), enabled: true });
    expect(hooks()).toMatchObject([{ enabled: true }]);
    await removeWebhook(desk.ctx, press());
    await poll();
    expect(hooks()).toEqual([]);
    expect(await webhookHealth(desk.ctx, desk.connection.id)).toMatchObject({ wanted: "removed" });
    await registerWebhook(desk.ctx, everything());
    await poll();
    expect(hooks()).toHaveLength(1);
  });

  it("finds a registration whose answer was lost, and does not register twice", async () => {
    sandbox.sandbox.faults.add({ kind: "drop-after", path: "/webhooks$", times: 1, skip: 1 });
    const target = everything();
    expect(await registerWebhook(desk.ctx, target)).toMatchObject({ state: "unknown" });
    expect(await registerWebhook(desk.ctx, target)).toMatchObject({ state: "unknown" });
    await poll();
    expect(hooks()).toHaveLength(1);
    expect((await row()).webhookId).toBe(String(hooks()[0]?.id));
    await change();
    expect((await row()).badSignatures).toBe(0);
    expect((await row()).lastDeliveryAt).not.toBeNull();
  });

  it("is for admins; others read; another team's is unknown", async () => {
    const staff = await makeMember(desk.ctx.teamId, "staff");
    expect(await webhookHealth(staff, desk.connection.id)).toMatchObject({ registered: false });
    const other = await makeDesk(`${sandbox.url}/amiqus/api/v2`);
    for (const [ctx, code] of [
      [staff, "forbidden"],
      [other.ctx, "not-found"],
    ] as const) {
      await expect(registerWebhook(ctx, everything())).rejects.toMatchObject({ code });
      await expect(rotateSecret(ctx, press())).rejects.toMatchObject({ code });
      await expect(enableWebhook(ctx, { ...press(), enabled: true })).rejects.toMatchObject({ code });
      await expect(setEvents(ctx, everything())).rejects.toMatchObject({ code });
      await expect(removeWebhook(ctx, press())).rejects.toMatchObject({ code });
      const replay = { connectionId: desk.connection.id, deliveryIds: ["x"] };
      await expect(replayLogged(ctx, replay)).rejects.toMatchObject({ code });
    }
    await expect(webhookHealth(other.ctx, desk.connection.id)).rejects.toMatchObject({ code: "not-found" });
    await expect(webhookLog(other.ctx, desk.connection.id)).rejects.toMatchObject({ code: "not-found" });
  });
});

describe("rotating the secret", () => {
  it("accepts both secrets until the new one delivers, then removes the old", async () => {
    await registerWebhook(desk.ctx, everything());
    const [old] = hooks();
    expect(await rotateSecret(desk.ctx, press())).toMatchObject({ state: "sent" });
    await expect(rotateSecret(desk.ctx, press())).rejects.toMatchObject({ code: "conflict" });
    expect(hooks()).toHaveLength(2);
    expect(await secrets()).toHaveLength(2);
    await poll();
    expect(hooks()).toHaveLength(2);
    await change();
    expect(await row()).toMatchObject({
      badSignatures: 0,
      webhookRotatedAt: null,
      webhookOldId: String(old?.id),
    });
    await poll();
    expect(hooks().map((hook) => hook.id)).not.toContain(old?.id);
    expect(hooks()).toHaveLength(1);
    // What the old webhook had sent before it was removed may still be on its way.
    expect(await secrets()).toHaveLength(2);
    await poll();
    expect(await secrets()).toEqual([hooks()[0]?.secret]);
    await change();
    expect((await row()).badSignatures).toBe(0);
    expect(await webhookHealth(desk.ctx, desk.connection.id)).toMatchObject({ rotation: null });
  });

  it("is not undone by a poll that began before it", async () => {
    await registerWebhook(desk.ctx, everything());
    const { id, teamId } = desk.connection;
    const connection = await loadConnection(teamId, id);
    const adapter = await adapterFor(teamId, id, "sync");
    if (!connection || !adapter.webhooks) throw new Error("No connection with webhooks");
    const webhooks = adapter.webhooks;
    const list = async () => {
      await rotateSecret(desk.ctx, press());
      return webhooks.list();
    };
    await checkWebhook(connection, { ...adapter, webhooks: { ...webhooks, list } });
    expect(hooks()).toHaveLength(2);
    await checkWebhook(connection, adapter);
    expect(hooks()).toHaveLength(2);
    expect((await row()).webhookOldId).toBe(String(hooks()[0]?.id));
  });

  it("ends after a day of silence, and at once when the webhook is switched off", async () => {
    await registerWebhook(desk.ctx, everything());
    await rotateSecret(desk.ctx, press());
    const since = new Date(Date.now() - 25 * 3_600_000);
    await withTeam(desk.ctx.teamId, (tx) =>
      tx.connection.update({ where: { id: desk.connection.id }, data: { webhookRotatedAt: since } }),
    );
    await poll();
    expect(hooks()).toHaveLength(1);
    await rotateSecret(desk.ctx, press());
    await enableWebhook(desk.ctx, { ...press(), enabled: false });
    await poll();
    expect(hooks()).toMatchObject([{ enabled: false }]);
  });
});

describe("the provider's log", () => {
  it("tells what never arrived and how close the cut-off is, and processes it", async () => {
    const { clock } = sandbox.sandbox;
    clock.freeze();
    await registerWebhook(desk.ctx, everything());
    await change();
    receiver.down = true;
    for (let round = 0; round < 3; round += 1) await change();
    await clock.advance(40 * 60_000);
    const log = await webhookLog(desk.ctx, desk.connection.id);
    expect(log.enabledThere).toBe(true);
    expect(log.failuresInARow).toBeGreaterThanOrEqual(3);
    const missed = log.entries.filter((entry) => entry.here === null);
    expect(missed.every((entry) => entry.outcome === "failed" && entry.attempts === 5)).toBe(true);
    const deliveryIds = missed.map((entry) => entry.deliveryId);
    const target = { connectionId: desk.connection.id, deliveryIds };
    expect(await replayLogged(desk.ctx, target)).toEqual({ queued: deliveryIds.length });
    // A delivery whose refetch failed in passing waits for a later sweep, as in life.
    for (let round = 0; round < 5 && (await waiting()) > 0; round += 1) {
      await sweepDeliveries(new Date(Date.now() + 86_400_000));
    }
    const after = await webhookLog(desk.ctx, desk.connection.id);
    const left = after.entries.filter(({ here }) => here !== "processed" && here !== "ignored");
    expect(left).toEqual([]);
    await expect(replayLogged(desk.ctx, { ...target, deliveryIds: ["nobody's"] })).rejects.toMatchObject({
      code: "not-found",
    });
  });
});
