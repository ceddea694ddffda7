import { createHmac } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { webhookSecretsPlace } from "@/lib/connections/sealed";
import { seal } from "@/lib/crypto/envelope";
import { withTeam } from "@/lib/db/client";
import { newId } from "@/lib/db/ids";
import { createTestDatabase, type TestDatabase } from "@/lib/db/testing";
import { type RunningSandbox, startSandbox } from "@/lib/sandbox/server";
import { makeDesk, stubSettings } from "@/lib/sync/testing-desk";
import { answerDelivery } from "./answer";
import { recentDeliveries } from "./queries";
import { MAX_DELIVERY_BYTES } from "./receive";
import { replayDelivery } from "./replay";
import { sweepDeliveries } from "./sweep";

let database: TestDatabase;
let sandbox: RunningSandbox;
let desk: Awaited<ReturnType<typeof makeDesk>>;

beforeAll(async () => {
  database = await createTestDatabase();
  sandbox = await startSandbox();
  stubSettings(sandbox.url);
});
afterAll(async () => {
  await sandbox.close();
  await database.drop();
});

const secrets = ["newest-secret", "older-secret"];

beforeEach(async () => {
  sandbox.sandbox.faults.clear();
  desk = await makeDesk(`${sandbox.url}/amiqus/api/v2`);
  const sealed = seal(JSON.stringify(secrets), webhookSecretsPlace(desk.connection));
  await withTeam(desk.ctx.teamId, (tx) =>
    tx.connection.update({ where: { id: desk.connection.id }, data: { webhookSecrets: sealed } }),
  );
});

const eventOf = (record: number | string) =>
  JSON.stringify({
    webhook: { uuid: newId(), created_at: "2026-11-01T00:00:00Z", events: ["*"] },
    trigger: { triggered_at: "2026-11-01T00:00:00Z", alias: "record.updated" },
    data: { client: { id: 1 }, record: { id: record } },
  });
const clientEvent = (alias: string, id: number | undefined) =>
  JSON.stringify({
    webhook: { uuid: newId(), created_at: "2026-11-01T00:00:00Z", events: ["*"] },
    trigger: { triggered_at: "2026-11-01T00:00:00Z", alias },
    data: { client: { id } },
  });

/** A client of the desk with that id at the provider. */
async function linkedClient(providerClientId: string): Promise<string> {
  const clientId = newId();
  await withTeam(desk.ctx.teamId, async (tx) => {
    const { teamId } = desk.ctx;
    const names = { firstName: "Ada", lastName: "Lovelace", email: "ada@example.com", searchText: "ada" };
    await tx.client.create({ data: { id: clientId, teamId, ...names } });
    const link = { id: newId(), teamId, clientId, connectionId: desk.connection.id, providerClientId };
    await tx.clientLink.create({ data: link });
  });
  return clientId;
}

const sign = (body: string, secret = "newest-secret") =>
  createHmac("sha256", secret).update(body).digest("base64");

function deliver(body: string, options: { signature?: string; id?: string; path?: string } = {}) {
  const request = new Request("http://desk/api/webhooks/x", {
    method: "POST",
    body,
    headers: {
      "content-type": "application/json",
      "x-aqid-signature": options.signature ?? sign(body),
      "x-aqid-delivery-id": options.id ?? newId(),
    },
  });
  return answerDelivery(request, options.path ?? desk.connection.webhookPath);
}

const deliveries = () =>
  withTeam(desk.ctx.teamId, (tx) => tx.delivery.findMany({ where: { teamId: desk.ctx.teamId } }));
const cases = () =>
  withTeam(desk.ctx.teamId, (tx) => tx.case.findMany({ where: { teamId: desk.ctx.teamId } }));
const later = () => new Date(Date.now() + 86_400_000);
const someRecord = () =>
  [...sandbox.sandbox.store.amiqus.world.teams.values()][0]?.records.stored().next().value?.id ?? 0;

describe("the webhook inbox", () => {
  it("stores a signed delivery before it answers, and refetches the case afterwards", async () => {
    const body = eventOf(someRecord());
    expect((await deliver(body)).status).toBe(200);
    expect(await deliveries()).toMatchObject([{ state: "received", event: "record.updated" }]);
    expect(JSON.stringify(await deliveries())).not.toContain("trigger");
    await sweepDeliveries(later());
    expect(await deliveries()).toMatchObject([{ state: "processed", attempts: 1, error: null }]);
    expect(await cases()).toMatchObject([{ providerCaseId: String(someRecord()), confirmedBy: "webhook" }]);
  });

  it("accepts a hundred copies at once and keeps one", async () => {
    const body = eventOf(someRecord());
    const id = newId();
    const answers = await Promise.all(Array.from({ length: 100 }, () => deliver(body, { id })));
    expect(new Set(answers.map((answer) => answer.status))).toEqual(new Set([200]));
    expect(await deliveries()).toHaveLength(1);
  });

  it("accepts every active secret and answers a bad signature as an unknown address", async () => {
    const body = eventOf(someRecord());
    expect((await deliver(body, { signature: sign(body, "older-secret") })).status).toBe(200);
    const bad = await deliver(body, { signature: sign(body, "somebody else's") });
    const respaced = await deliver(body.replace("{", "{ "), { signature: sign(body) });
    const unknown = await deliver(body, { path: "an-address-that-nobody-has" });
    for (const answer of [bad, respaced, unknown]) {
      expect([answer.status, await answer.text()]).toEqual([404, "not found"]);
    }
    const row = await withTeam(desk.ctx.teamId, (tx) =>
      tx.connection.findFirstOrThrow({ where: { id: desk.connection.id } }),
    );
    expect(row.badSignatures).toBe(2);
  });

  it("does not count what a webhook signs that is just being made", async () => {
    const { teamId } = desk.ctx;
    const connectionId = desk.connection.id;
    const refused = async () => {
      const body = eventOf(someRecord());
      expect((await deliver(body, { signature: sign(body, "not known yet") })).status).toBe(404);
      const row = await withTeam(teamId, (tx) =>
        tx.connection.findFirstOrThrow({ where: { id: connectionId } }),
      );
      return row.badSignatures;
    };
    const making = { id: newId(), teamId, connectionId, operationId: newId(), kind: "webhook.create" };
    await withTeam(teamId, (tx) =>
      tx.operation.create({ data: { ...making, label: "Rotate", input: {}, inputHash: "x" } }),
    );
    expect(await refused()).toBe(0);
    await withTeam(teamId, (tx) =>
      tx.operation.update({ where: { id: making.id, teamId }, data: { finishedAt: new Date() } }),
    );
    expect(await refused()).toBe(1);
    await withTeam(teamId, (tx) =>
      tx.connection.update({ where: { id: connectionId }, data: { webhookSecrets: null } }),
    );
    expect(await refused()).toBe(1);
  });

  it("refuses what is too large or no event, without a reason", async () => {
    expect((await deliver("x".repeat(MAX_DELIVERY_BYTES + 1))).status).toBe(413);
    const junk = await deliver("not json");
    expect([junk.status, await junk.text()]).toEqual([400, "bad request"]);
    expect(await deliveries()).toEqual([]);
  });

  it("changes nothing for an object that the provider does not give us", async () => {
    await deliver(eventOf(999_999_999));
    await sweepDeliveries(later());
    expect(await deliveries()).toMatchObject([{ state: "ignored" }]);
    expect(await cases()).toEqual([]);
  });

  it("buries a poison delivery after ten tries while others flow, and replays it on request", async () => {
    sandbox.sandbox.faults.add({
      kind: "malformed-json",
      path: `/records/${someRecord()}`,
      times: 0,
      skip: 0,
    });
    await deliver(eventOf(someRecord()));
    for (let attempt = 0; attempt < 10; attempt += 1) await sweepDeliveries(later());
    expect(await deliveries()).toMatchObject([{ state: "dead", attempts: 10 }]);
    sandbox.sandbox.faults.clear();
    const [dead] = await deliveries();
    await expect(replayDelivery({ ...desk.ctx, role: "staff" }, dead?.id ?? "")).rejects.toThrow();
    await replayDelivery(desk.ctx, dead?.id ?? "");
    await sweepDeliveries(later());
    expect(await deliveries()).toMatchObject([{ state: "processed" }]);
  });

  it("notes a client's new status where the client is linked", async () => {
    const { value: client } =
      [...sandbox.sandbox.store.amiqus.world.teams.values()][0]?.clients.stored().next() ?? {};
    const clientId = await linkedClient(String(client?.id));
    await deliver(clientEvent("client.updated", client?.id));
    await sweepDeliveries(later());
    expect(await deliveries()).toMatchObject([{ state: "processed" }]);
    const link = await withTeam(desk.ctx.teamId, (tx) =>
      tx.clientLink.findFirstOrThrow({ where: { clientId } }),
    );
    expect(link).toMatchObject({ rawStatus: client?.status });
    expect(link.providerUpdatedAt).not.toBeNull();
  });

  it("takes a client that is deleted there off the desk's client, and keeps the desk's", async () => {
    const clientId = await linkedClient("987654321");
    await deliver(clientEvent("client.deleted", 987_654_321));
    await sweepDeliveries(later());
    expect(await deliveries()).toMatchObject([{ state: "processed" }]);
    const kept = await withTeam(desk.ctx.teamId, (tx) =>
      tx.client.findFirst({ where: { id: clientId }, include: { links: true } }),
    );
    expect(kept?.links).toEqual([]);
  });

  it("does not believe a deletion of a client that is still there", async () => {
    const { value: client } =
      [...sandbox.sandbox.store.amiqus.world.teams.values()][0]?.clients.stored().next() ?? {};
    const clientId = await linkedClient(String(client?.id));
    await deliver(clientEvent("client.deleted", client?.id));
    await sweepDeliveries(later());
    const links = await withTeam(desk.ctx.teamId, (tx) => tx.clientLink.count({ where: { clientId } }));
    expect(links).toBe(1);
  });

  it("lists deliveries to the team alone", async () => {
    await deliver(eventOf(someRecord()));
    const { id } = desk.connection;
    expect(await recentDeliveries(desk.ctx, id)).toMatchObject([
      { event: "record.updated", state: "received" },
    ]);
    const other = await makeDesk(`${sandbox.url}/amiqus/api/v2`);
    await expect(recentDeliveries(other.ctx, id)).rejects.toMatchObject({ code: "not-found" });
    await expect(replayDelivery(other.ctx, (await deliveries())[0]?.id ?? "")).rejects.toMatchObject({
      code: "not-found",
    });
  });

  it("changes nothing when a year-old delivery is replayed under a new id", async () => {
    const body = eventOf(someRecord());
    await deliver(body);
    await sweepDeliveries(later());
    const before = await cases();
    await deliver(body);
    await sweepDeliveries(later());
    const after = await cases();
    const same = before.map(({ confirmedAt: _a, ...row }) => row);
    expect(after.map(({ confirmedAt: _a, ...row }) => row)).toEqual(same);
  });
});
