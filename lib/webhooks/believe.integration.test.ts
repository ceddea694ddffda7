import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { guidedFlow } from "@/lib/aplyid/queries";
import { getCase } from "@/lib/cases/queries";
import { withTeam } from "@/lib/db/client";
import { newId } from "@/lib/db/ids";
import { createTestDatabase, type TestDatabase } from "@/lib/db/testing";
import { launch } from "@/lib/launch/mutations";
import { openOperations } from "@/lib/operations/queries";
import { nameResult } from "@/lib/operations/resolve";
import { sweepOperations } from "@/lib/operations/sweep";
import { type RunningSandbox, startSandbox } from "@/lib/sandbox/server";
import { pollConnection } from "@/lib/sync/poll";
import { refreshCase } from "@/lib/sync/refresh";
import { makeDesk, stubSettings } from "@/lib/sync/testing-desk";
import { answerDelivery } from "./answer";
import { attachDelivery, dismissDelivery, parkedDeliveries } from "./parked";
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
beforeEach(async () => {
  sandbox.sandbox.faults.clear();
  desk = await makeDesk(`${sandbox.url}/aplyid`, {
    provider: "aplyid",
    credentials: { accessKey: "sandbox-aplyid-key", mode: "test" },
  });
});

const input = {
  activity: { name: "Onboarding of Ada", nature: "New customer onboarding" },
  client: {
    name: "Ada Lovelace",
    client_type: "individual",
    clientable_attributes: { firstname: "Ada", lastname: "Lovelace" },
  },
};

async function newClient(): Promise<string> {
  const id = newId();
  const { teamId } = desk.ctx;
  const names = { firstName: "Ada", lastName: "Lovelace", email: "ada@example.com", searchText: "ada" };
  await withTeam(teamId, (tx) => tx.client.create({ data: { id, teamId, ...names } }));
  return id;
}

async function launched(operationId = newId()) {
  const clientId = await newClient();
  const connectionId = desk.connection.id;
  const request = { operationId, clientId, connectionId, kind: "case", input, launchAnyway: true } as const;
  return launch(desk.ctx, request);
}

function deliver(told: object, id = newId()) {
  const request = new Request("http://desk/api/webhooks/x", {
    method: "POST",
    body: JSON.stringify(told),
    headers: {
      "content-type": "application/json",
      "x-workflow-event-type": "case.completed",
      "x-workflow-webhook-id": id,
    },
  });
  return answerDelivery(request, desk.connection.webhookPath);
}

async function lostLaunch(): Promise<string> {
  const fault = { kind: "drop-after", path: "/core/cases$", method: "POST", times: 1, skip: 0 } as const;
  sandbox.sandbox.faults.add(fault);
  const operationId = newId();
  expect(await launched(operationId)).toEqual({ kind: "unknown", operationId });
  return operationId;
}

const later = () => new Date(Date.now() + 86_400_000);
const settle = () => sweepDeliveries(later());
const teamId = () => desk.ctx.teamId;
const deliveries = () =>
  withTeam(teamId(), (tx) => tx.delivery.findMany({ where: { teamId: teamId() }, orderBy: { id: "asc" } }));
const cases = () => withTeam(teamId(), (tx) => tx.case.findMany({ where: { teamId: teamId() } }));
const audited = (action: string) =>
  withTeam(teamId(), (tx) => tx.auditEvent.count({ where: { teamId: teamId(), action } }));

async function onlyCase() {
  const [row] = await cases();
  if (!row) throw new Error("There is no case.");
  return row;
}

const told = (caseId: string, reference: string | null, approval = "approved") => ({
  case_id: Number(caseId),
  external_id: reference,
  guided_flow_id: 5567,
  status: "completed",
  case_url: "https://workflow.aplyid.com/guided_flows/standard/5567/overview",
  client: { id: 8843, name: "Ada Lovelace", external_id: "cust", approval_status: approval },
});

describe("deliveries of a provider that cannot be asked", () => {
  it("are believed once case and reference are ours, and only once", async () => {
    await launched();
    const before = await onlyCase();
    expect(before).toMatchObject({ status: "processing", waitingOn: "us", rawStatus: "in_progress" });
    const id = newId();
    const body = told(before.providerCaseId, before.reference);
    const answers = await Promise.all(Array.from({ length: 20 }, () => deliver(body, id)));
    expect(new Set(answers.map((answer) => answer.status))).toEqual(new Set([200]));
    await settle();
    expect(await deliveries()).toMatchObject([{ state: "processed", caseId: before.id, attempts: 1 }]);
    expect(await onlyCase()).toMatchObject({
      status: "approved",
      outcome: "approved",
      confirmedBy: "webhook",
    });
    const view = await getCase(desk.ctx, before.id);
    expect(view.timeline.map((entry) => entry.what)).toContain("status");
    // The same words again, under another id: true still, and nothing new.
    await deliver(body);
    await settle();
    expect(
      (await getCase(desk.ctx, before.id)).timeline.filter((entry) => entry.what === "status"),
    ).toHaveLength(1);
  });

  it("are parked when nothing here is meant, with what they say, for admins alone", async () => {
    await launched();
    const { providerCaseId } = await onlyCase();
    await deliver(told("987654", "order-9281"));
    await deliver(told(providerCaseId, newId()));
    await settle();
    expect(await deliveries()).toMatchObject([{ state: "parked" }, { state: "parked" }]);
    expect((await onlyCase()).status).toBe("processing");
    const { deliveries: parked, cases: choices } = await parkedDeliveries(desk.ctx, desk.connection.id);
    expect(parked.map((one) => one.reason).sort()).toEqual([
      "The case is one of ours, but not by this reference.",
      "The desk knows neither its case nor its reference.",
    ]);
    expect(parked.flatMap((one) => one.said)).toContainEqual({
      label: "Client approval status",
      value: "approved",
    });
    expect(choices).toHaveLength(1);
    const staff = { ...desk.ctx, role: "staff" as const };
    await expect(parkedDeliveries(staff, desk.connection.id)).rejects.toMatchObject({ code: "forbidden" });
    const other = await makeDesk(`${sandbox.url}/aplyid`, { provider: "aplyid" });
    await expect(parkedDeliveries(other.ctx, desk.connection.id)).rejects.toMatchObject({
      code: "not-found",
    });
    await expect(dismissDelivery(other.ctx, parked[0]?.id ?? "")).rejects.toMatchObject({ code: "conflict" });
  });

  it("are dismissed or attached by an admin, once, and audited", async () => {
    await launched();
    const row = await onlyCase();
    await deliver(told("987654", "order-9281", "denied"));
    await deliver(told("987655", "order-9282"));
    await settle();
    const [first, second] = (await deliveries()).map((one) => one.id);
    await expect(
      attachDelivery({ ...desk.ctx, role: "manager" }, { deliveryId: first ?? "", caseId: row.id }),
    ).rejects.toMatchObject({ code: "forbidden" });
    expect(await attachDelivery(desk.ctx, { deliveryId: first ?? "", caseId: row.id })).toEqual({
      caseId: row.id,
    });
    expect(await onlyCase()).toMatchObject({ id: row.id, status: "rejected", reference: row.reference });
    await dismissDelivery(desk.ctx, second ?? "");
    expect((await deliveries()).map((one) => one.state)).toEqual(["processed", "ignored"]);
    await expect(dismissDelivery(desk.ctx, second ?? "")).rejects.toMatchObject({ code: "conflict" });
    expect([await audited("delivery.attach"), await audited("delivery.dismiss")]).toEqual([1, 1]);
  });

  it("are taken in as a case of their own, but not over a known one", async () => {
    await launched();
    const row = await onlyCase();
    await deliver(told(row.providerCaseId, "somebody-else"));
    await deliver(told("987656", "portal-1"));
    await settle();
    const [known, unknown] = (await deliveries()).map((one) => one.id);
    await expect(attachDelivery(desk.ctx, { deliveryId: known ?? "", caseId: null })).rejects.toMatchObject({
      code: "conflict",
    });
    const { caseId } = await attachDelivery(desk.ctx, { deliveryId: unknown ?? "", caseId: null });
    expect((await cases()).find((one) => one.id === caseId)).toMatchObject({
      providerCaseId: "987656",
      reference: "portal-1",
      status: "approved",
      clientName: "Ada Lovelace",
    });
  });

  it("settle a launch whose answer was lost, and nothing is sent twice", async () => {
    const operationId = await lostLaunch();
    await sweepOperations(new Date(Date.now() + 300_000));
    const made = [
      ...(sandbox.sandbox.store.aplyid.world.integrations.get("sandbox-aplyid-key")?.cases.values() ?? []),
    ].filter((one) => one.externalId === operationId);
    expect(made).toHaveLength(1);
    expect(await openOperations(desk.ctx)).toMatchObject([{ operationId, candidates: [], awaited: true }]);
    await deliver(told(String(made[0]?.id), operationId));
    await settle();
    expect(await openOperations(desk.ctx)).toEqual([]);
    expect(await onlyCase()).toMatchObject({
      providerCaseId: String(made[0]?.id),
      reference: operationId,
      title: "Onboarding of Ada",
      status: "approved",
      confirmedBy: "webhook",
    });
    expect((await onlyCase()).clientId).not.toBeNull();
    expect(await deliveries()).toMatchObject([{ state: "processed" }]);
  });

  it("follow a launch whose case a person found there, by its number", async () => {
    await launched();
    const other = await onlyCase();
    const operationId = await lostLaunch();
    for (const [id, code] of [
      ["LN-7", "invalid"],
      [other.providerCaseId, "conflict"],
    ] as const) {
      await expect(nameResult(desk.ctx, operationId, id)).rejects.toMatchObject({
        code,
        fieldErrors: { id: [expect.any(String)] },
      });
    }
    const auditor = { ...desk.ctx, role: "auditor" as const };
    await expect(nameResult(auditor, operationId, "5150")).rejects.toMatchObject({ code: "forbidden" });
    expect(await nameResult(desk.ctx, operationId, "5150")).toMatchObject({ state: "sent", pending: false });
    await expect(nameResult(desk.ctx, operationId, "5151")).rejects.toMatchObject({ code: "conflict" });
    const named = (await cases()).find((one) => one.providerCaseId === "5150");
    expect(named).toMatchObject({ reference: operationId, status: "processing", clientName: "Ada Lovelace" });
    expect(named?.clientId).not.toBeNull();
    expect(await guidedFlow(desk.ctx, named?.id ?? "")).toMatchObject({ named: true, url: null });
    const entry = await withTeam(teamId(), (tx) =>
      tx.auditEvent.findFirstOrThrow({ where: { objectId: named?.id ?? "", action: "case.launch" } }),
    );
    expect(entry).toMatchObject({ outcome: "done", actorId: desk.ctx.memberId });
    expect(entry.detail).toMatchObject({ known: "person", operationId });
    await deliver(told("5150", operationId));
    await settle();
    expect((await cases()).find((one) => one.id === named?.id)).toMatchObject({ status: "approved" });
  });

  it("do not bring a launch back that was given up, nor a second case of one that went through", async () => {
    const operationId = newId();
    await launched(operationId);
    await deliver(told("987657", operationId));
    await settle();
    expect(await deliveries()).toMatchObject([
      { state: "parked", error: "Its reference is a launch of ours that made another case." },
    ]);
    expect(await cases()).toHaveLength(1);
  });

  it("are all that is known: neither polls nor refreshes ask or pretend", async () => {
    await launched();
    const seen = sandbox.sandbox.log.list().length;
    expect(await pollConnection(teamId(), desk.connection.id)).toBe("done");
    const { id } = await onlyCase();
    await expect(refreshCase(desk.ctx, id)).rejects.toMatchObject({ code: "invalid" });
    expect(sandbox.sandbox.log.list()).toHaveLength(seen);
    const row = await withTeam(teamId(), (tx) =>
      tx.connection.findFirstOrThrow({ where: { id: desk.connection.id } }),
    );
    expect(row).toMatchObject({ status: "healthy", lastSyncAt: null });
  });

  it("leave it to a launch to show that the key is refused", async () => {
    desk = await makeDesk(`${sandbox.url}/aplyid`, {
      provider: "aplyid",
      credentials: { accessKey: "a-key-of-nobody", mode: "test" },
    });
    expect(await launched()).toMatchObject({ kind: "not-sent" });
    const row = await withTeam(teamId(), (tx) =>
      tx.connection.findFirstOrThrow({ where: { id: desk.connection.id } }),
    );
    expect(row).toMatchObject({
      status: "unauthorized",
      statusDetail: "APLYiD refused the credentials. Launches fail until new ones are entered.",
    });
  });

  it("refuses what names no case, without a reason", async () => {
    for (const body of [{}, { case_id: "none" }, { external_id: "order" }]) {
      const answer = await deliver(body);
      expect([answer.status, await answer.text()]).toEqual([400, "bad request"]);
    }
    expect(await deliveries()).toEqual([]);
  });
});
