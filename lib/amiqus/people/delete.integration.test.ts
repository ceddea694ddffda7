import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { restoreClient } from "@/lib/clients/archive";
import { getClient } from "@/lib/clients/detail";
import { listClients } from "@/lib/clients/queries";
import { clientTimeline } from "@/lib/clients/timeline";
import { withTeam } from "@/lib/db/client";
import { newId } from "@/lib/db/ids";
import { createTestDatabase, type TestDatabase } from "@/lib/db/testing";
import { lookAgain } from "@/lib/operations/resolve";
import { type RunningSandbox, startSandbox } from "@/lib/sandbox/server";
import { stubSettings } from "@/lib/sync/testing-desk";
import { deletePerson } from "./mutations";
import { openRecord } from "./open-record";
import { personProfile } from "./profile";
import { makeLinkedPerson } from "./testing";

let database: TestDatabase;
let sandbox: RunningSandbox;

beforeAll(async () => {
  database = await createTestDatabase();
  sandbox = await startSandbox();
  stubSettings(sandbox.url);
});
afterAll(async () => {
  await sandbox.close();
  await database.drop();
});
beforeEach(() => {
  sandbox.sandbox.faults.clear();
  sandbox.sandbox.log.clear();
});

const name = "Emmett Lathrop Brown";
const deletes = () => sandbox.sandbox.log.list(0).filter((entry) => entry.method === "DELETE").length;

async function make(token?: string) {
  const desk = await makeLinkedPerson(sandbox.url, token);
  const [link] = (await getClient(desk.ctx, desk.clientId)).links;
  const linkId = link?.id ?? "";
  const press = (patch: object = {}) =>
    deletePerson(desk.ctx, { linkId, operationId: newId(), name, archive: false, ...patch });
  const addRecord = async () => {
    const { value } = await desk.amiqus.createRecord({
      client: Number(desk.providerClientId),
      steps: [{ type: "check.identity" }],
      notification: false,
    });
    return openRecord(desk.ctx, { linkId, recordId: String(value.id) });
  };
  return { ...desk, linkId, press, addRecord };
}

/** A token of an Amiqus member who is no admin. */
async function memberToken(): Promise<string> {
  const control = "/__sandbox/amiqus";
  const state = await (await sandbox.sandbox.app.request(`${control}/state`)).json();
  const [team] = state.teams;
  const member = team.members.find((one: { role: string }) => one.role === "member");
  const token = `member-${newId()}`;
  await sandbox.sandbox.app.request(`${control}/tokens`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ token, teamId: team.id, memberId: member.id }),
  });
  return token;
}

it("deletes the person and their records there; the client stays here, with archived cases", async () => {
  const desk = await make();
  const { caseId } = await desk.addRecord();
  expect((await personProfile(desk.ctx, desk.linkId)).deletion).toEqual({
    allowed: true,
    because: "",
    records: 1,
  });
  expect(await desk.press()).toMatchObject({ state: "sent" });
  await expect(desk.amiqus.retrieveClient(desk.providerClientId)).rejects.toMatchObject({
    kind: "not-found",
  });
  const client = await getClient(desk.ctx, desk.clientId);
  expect(client).toMatchObject({ links: [], archivedAt: null, cases: [{ id: caseId }] });
  const row = await withTeam(desk.ctx.teamId, (tx) => tx.case.findFirst({ where: { id: caseId } }));
  expect(row?.archivedAt).toBeInstanceOf(Date);
});

it("archives the client here when told, and takes them back", async () => {
  const desk = await make();
  await desk.press({ archive: true });
  const listed = async () =>
    (await listClients(desk.ctx, { text: "", cursor: null, limit: 50 })).items.map((item) => item.id);
  expect((await getClient(desk.ctx, desk.clientId)).archivedAt).not.toBeNull();
  expect(await listed()).toEqual([]);
  await restoreClient(desk.ctx, desk.clientId);
  await restoreClient(desk.ctx, desk.clientId);
  expect(await listed()).toEqual([desk.clientId]);
  const { items } = await clientTimeline(desk.ctx, desk.clientId, {});
  expect(items.filter((entry) => entry.what === "audit" && entry.action === "client.restore")).toHaveLength(
    1,
  );
  const auditor = { ...desk.ctx, role: "auditor" as const };
  await expect(restoreClient(auditor, desk.clientId)).rejects.toMatchObject({ code: "forbidden" });
});

it("asks for the name as it is, and is for managers and admins", async () => {
  const desk = await make();
  await expect(desk.press({ name: "Emmett Brown" })).rejects.toMatchObject({ code: "invalid" });
  const staff = { ...desk.ctx, role: "staff" as const };
  const input = { linkId: desk.linkId, operationId: newId(), name, archive: false };
  await expect(deletePerson(staff, input)).rejects.toMatchObject({ code: "forbidden" });
  expect(deletes()).toBe(0);
});

it("does not send what an Amiqus member may not do", async () => {
  const desk = await make(await memberToken());
  await desk.addRecord();
  expect((await personProfile(desk.ctx, desk.linkId)).deletion).toMatchObject({ allowed: false, records: 1 });
  await expect(desk.press()).rejects.toMatchObject({ code: "conflict" });
  expect(deletes()).toBe(0);
  const other = await make(await memberToken());
  expect(await other.press()).toMatchObject({ state: "sent" });
});

it("settles a lost answer by asking for the person, and one press deletes once", async () => {
  const desk = await make();
  sandbox.sandbox.faults.add({ kind: "drop-after", method: "DELETE", path: "/clients/", times: 1, skip: 0 });
  const operationId = newId();
  expect(await desk.press({ operationId })).toMatchObject({ state: "unknown" });
  expect(await desk.press({ operationId })).toMatchObject({ state: "unknown" });
  expect(await lookAgain(desk.ctx, operationId)).toMatchObject({ state: "sent" });
  expect(await desk.press({ operationId })).toMatchObject({ state: "sent" });
  expect(deletes()).toBe(1);
  expect((await getClient(desk.ctx, desk.clientId)).links).toEqual([]);
});
