import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { getClient } from "@/lib/clients/detail";
import { clientTimeline } from "@/lib/clients/timeline";
import { withTeam } from "@/lib/db/client";
import { newId } from "@/lib/db/ids";
import { createTestDatabase, type TestDatabase } from "@/lib/db/testing";
import { lookAgain } from "@/lib/operations/resolve";
import { type RunningSandbox, startSandbox } from "@/lib/sandbox/server";
import { makeDesk, stubSettings } from "@/lib/sync/testing-desk";
import { bringIn } from "./bring-in";
import { listMembers, listPeople } from "./list";
import { answerCorrection, changeAssignees, decidePerson, setPersonAddress } from "./mutations";
import { openRecord } from "./open-record";
import { personProfile } from "./profile";
import { personAddress, personAssignees, personCorrections, personRecords } from "./queries";
import { listPeopleSchema } from "./schema";
import { takeValues } from "./take-values";
import { makeLinkedPerson } from "./testing";

let database: TestDatabase;
let sandbox: RunningSandbox;
let desk: Awaited<ReturnType<typeof makeLinkedPerson>> & { linkId: string };

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
  sandbox.sandbox.log.clear();
  const made = await makeLinkedPerson(sandbox.url);
  const [link] = (await getClient(made.ctx, made.clientId)).links;
  desk = { ...made, linkId: link?.id ?? "" };
});

const lost = (method: string, path: string) =>
  sandbox.sandbox.faults.add({ kind: "drop-after", method, path, times: 1, skip: 0 });
const sent = (method: string, ending: RegExp) =>
  sandbox.sandbox.log.list(0).filter((entry) => entry.method === method && ending.test(entry.path)).length;
const audit = () =>
  withTeam(desk.ctx.teamId, (tx) => tx.auditEvent.findMany({ where: { teamId: desk.ctx.teamId } }));
const auditor = () => ({ ...desk.ctx, role: "auditor" as const });

describe("the list at Amiqus", () => {
  const list = (patch: object = {}) => listPeople(desk.ctx, desk.connectionId, listPeopleSchema.parse(patch));

  it("pages, filters and sorts as Amiqus does, and knows who is in the desk", async () => {
    const reference = desk.person.reference ?? "";
    const exact = await list({ text: reference.toLowerCase(), by: "reference" });
    expect(exact.items).toMatchObject([
      { id: desk.providerClientId, name: "Emmett Lathrop Brown", clientId: desk.clientId },
    ]);
    const newest = await list();
    expect(newest).toMatchObject({ page: 1, total: expect.any(Number) });
    expect(newest.items.length).toBeGreaterThan(5);
    const times = newest.items.map((row) => row.createdAt);
    expect(times).toEqual([...times].sort().reverse());
    const names = await list({ sort: "name.last_name", order: "asc", status: "approved" });
    expect(names.items.every((row) => row.status === "approved")).toBe(true);
    expect((await list({ visibility: "archived" })).items.every((row) => row.archivedAt !== null)).toBe(true);
    expect((await list({ text: "no such person anywhere" })).items).toEqual([]);
    expect((await list({ page: 900 })).items).toEqual([]);
  });

  it("filters by assignee, with the members' desk names", async () => {
    const [member] = await listMembers(desk.ctx, desk.connectionId);
    const memberId = member?.id ?? "";
    await changeAssignees(desk.ctx, {
      linkId: desk.linkId,
      operationId: newId(),
      change: { how: "add", memberIds: [memberId] },
    });
    const held = await list({ assignee: memberId });
    expect(held.items.map((row) => row.id)).toContain(desk.providerClientId);
  });

  it("says what happened when Amiqus does not answer", async () => {
    const fault = { kind: "status", status: 503, after: false, method: "GET", times: 0, skip: 0 } as const;
    sandbox.sandbox.faults.add({ ...fault, path: "/clients$", body: {} });
    await expect(list()).rejects.toMatchObject({ code: "unavailable" });
  });

  it("belongs to the team and to readers", async () => {
    const other = await makeDesk(`${sandbox.url}/amiqus/api/v2`);
    const query = listPeopleSchema.parse({});
    const unknown = { code: "not-found" };
    await expect(listPeople(other.ctx, desk.connectionId, query)).rejects.toMatchObject(unknown);
    await expect(listPeople(desk.ctx, "nonsense", query)).rejects.toMatchObject(unknown);
    expect((await listPeople(auditor(), desk.connectionId, query)).items.length).toBeGreaterThan(0);
  });
});

describe("bringing somebody into the desk", () => {
  async function someone() {
    const { value } = await desk.amiqus.createClient({
      name: { first_name: "Jennifer", last_name: "Parker" },
      email: `${newId()}@example.com`,
      dob: "1968-10-29",
    });
    const providerClientId = String(value.id);
    return { connectionId: desk.connectionId, providerClientId, clientId: null, createAnyway: false };
  }

  it("makes one client however often it is asked, with what Amiqus says", async () => {
    const input = await someone();
    await desk.amiqus.replaceAddress(input.providerClientId, { city: "Edinburgh", country: "IE" });
    const [one, two] = await Promise.all([bringIn(desk.ctx, input), bringIn(desk.ctx, input)]);
    expect(one).toEqual(two);
    const client = await getClient(desk.ctx, one.kind === "in" ? one.clientId : "");
    expect(client).toMatchObject({
      name: "Jennifer Parker",
      dob: "1968-10-29",
      address: { city: "Edinburgh", country: "IE" },
      links: [{ providerClientId: input.providerClientId }],
    });
    const { items } = await clientTimeline(desk.ctx, client.id, {});
    expect(items).toMatchObject([{ what: "audit", action: "client.bring-in" }]);
  });

  it("stops at somebody who looks the same, and links to them when told", async () => {
    const first = await bringIn(desk.ctx, await someone());
    const twin = await someone();
    const stopped = await bringIn(desk.ctx, twin);
    expect(stopped).toMatchObject({
      kind: "duplicates",
      duplicates: [{ because: "same last name and date of birth" }],
    });
    const anyway = await bringIn(desk.ctx, { ...twin, createAnyway: true });
    expect(anyway).toMatchObject({ kind: "in" });
    const third = await someone();
    const taken = first.kind === "in" ? first.clientId : "";
    await expect(bringIn(desk.ctx, { ...third, clientId: taken })).rejects.toMatchObject({
      code: "conflict",
    });
    const other = await makeDesk(`${sandbox.url}/amiqus/api/v2`);
    await expect(
      bringIn(other.ctx, { ...third, connectionId: other.connection.id, clientId: taken }),
    ).rejects.toMatchObject({ code: "not-found" });
  });

  it("is not for auditors, nor for people whom Amiqus does not have", async () => {
    const input = await someone();
    await expect(bringIn(auditor(), input)).rejects.toMatchObject({ code: "forbidden" });
    await expect(bringIn(desk.ctx, { ...input, providerClientId: "999999999" })).rejects.toMatchObject({
      code: "provider",
    });
  });
});

describe("what the desk and Amiqus say differently", () => {
  it("is shown, and taken from Amiqus when told", async () => {
    await desk.amiqus.updateClient(desk.providerClientId, {
      name: { title: "dr", last_name: "von Braun" },
      dob: "1914-01-01",
    });
    const { differences } = await personProfile(desk.ctx, desk.linkId);
    expect(differences).toEqual([
      { label: "Title", there: "dr", here: null },
      { label: "Last name", there: "von Braun", here: "Brown" },
      { label: "Date of birth", there: "1914-01-01", here: null },
    ]);
    const input = { linkId: desk.linkId, operationId: newId() };
    await expect(takeValues(auditor(), input)).rejects.toMatchObject({ code: "forbidden" });
    expect(await takeValues(desk.ctx, input)).toMatchObject({ state: "sent" });
    expect(await takeValues(desk.ctx, input)).toMatchObject({ state: "sent" });
    const client = await getClient(desk.ctx, desk.clientId);
    expect(client).toMatchObject({ name: "Emmett Lathrop von Braun", dob: "1914-01-01", title: "dr" });
    const { items } = await clientTimeline(desk.ctx, client.id, {});
    expect(items.filter((entry) => entry.what === "audit" && entry.action === "client.update")).toMatchObject(
      [{ changedFields: ["title", "lastName", "dob"] }],
    );
    expect((await personProfile(desk.ctx, desk.linkId)).differences).toEqual([]);
  });
});

describe("deciding", () => {
  const decide = (patch: object = {}) =>
    decidePerson(desk.ctx, {
      linkId: desk.linkId,
      operationId: newId(),
      status: "approved",
      seen: null,
      reason: "Passport seen by Canary",
      ...patch,
    });

  it("tells Amiqus, keeps the reason, and seals it in the audit trail without its words", async () => {
    expect(await decide()).toMatchObject({ state: "sent", message: null });
    const profile = await personProfile(desk.ctx, desk.linkId);
    expect(profile).toMatchObject({
      status: "approved",
      decisions: [{ from: null, to: "approved", reason: "Passport seen by Canary", by: "Ann Example" }],
    });
    expect((await getClient(desk.ctx, desk.clientId)).links).toMatchObject([{ rawStatus: "approved" }]);
    const event = (await audit()).find((one) => one.action === "client.decide");
    expect(event?.detail).toMatchObject({ from: null, to: "approved", reasonSeal: expect.any(String) });
    expect(JSON.stringify(event?.detail)).not.toContain("Canary");
  });

  it("refuses a decision about another status than the one seen", async () => {
    await desk.amiqus.updateClient(desk.providerClientId, { status: "rejected" });
    await expect(decide()).rejects.toMatchObject({ code: "conflict" });
    expect((await personProfile(desk.ctx, desk.linkId)).decisions).toEqual([]);
  });

  it("settles a lost answer without sending twice, also when pressed again", async () => {
    lost("PATCH", "/clients/\\d+$");
    const operationId = newId();
    expect(await decide({ operationId })).toMatchObject({ state: "unknown" });
    expect(await decide({ operationId })).toMatchObject({ state: "unknown" });
    expect(await lookAgain(desk.ctx, operationId)).toMatchObject({ state: "sent" });
    expect(sent("PATCH", /\/clients\/\d+$/)).toBe(1);
    expect((await personProfile(desk.ctx, desk.linkId)).decisions).toHaveLength(1);
  });

  it("is not for auditors or another team", async () => {
    const input = {
      linkId: desk.linkId,
      operationId: newId(),
      status: "approved" as const,
      seen: null,
      reason: "x",
    };
    await expect(decidePerson(auditor(), input)).rejects.toMatchObject({ code: "forbidden" });
    const other = await makeDesk(`${sandbox.url}/amiqus/api/v2`);
    await expect(decidePerson(other.ctx, input)).rejects.toMatchObject({ code: "not-found" });
  });
});

describe("assignees", () => {
  const change = (what: Parameters<typeof changeAssignees>[1]["change"]) =>
    changeAssignees(desk.ctx, { linkId: desk.linkId, operationId: newId(), change: what });
  const holders = async () =>
    (await personAssignees(desk.ctx, desk.linkId)).assignees.map((one) => one.member.name);

  it("adds, says who was there already, replaces, removes one and all", async () => {
    const { members } = await personAssignees(desk.ctx, desk.linkId);
    const [a, b, c] = members.map((member) => member.id);
    if (!a || !b || !c) throw new Error("the sandbox has three members");
    expect(await change({ how: "add", memberIds: [a, b] })).toMatchObject({ state: "sent", added: 2 });
    expect(await change({ how: "add", memberIds: [a] })).toMatchObject({ state: "sent", added: 0 });
    expect(await change({ how: "replace", memberIds: [b, c] })).toMatchObject({ state: "sent", added: 1 });
    expect(await holders()).toHaveLength(2);
    const { assignees } = await personAssignees(desk.ctx, desk.linkId);
    const assigneeId = assignees[0]?.assigneeId ?? "";
    expect(await change({ how: "remove", assigneeId })).toMatchObject({ state: "sent", added: null });
    expect(await holders()).toHaveLength(1);
    expect(await change({ how: "clear" })).toMatchObject({ state: "sent" });
    expect(await holders()).toEqual([]);
  });

  it("names the desk's member of the same e-mail address, and nobody else", async () => {
    const made = await makeDesk(`${sandbox.url}/amiqus/api/v2`, { email: "manager@demo.test" });
    const members = await listMembers(made.ctx, made.connection.id);
    expect(members.filter((member) => member.deskName !== null)).toMatchObject([
      { email: "manager@demo.test", deskName: "Ann Example" },
    ]);
    expect(members.length).toBeGreaterThan(1);
  });

  it("settles a lost answer by reading the list", async () => {
    const { members } = await personAssignees(desk.ctx, desk.linkId);
    lost("PUT", "/assignees$");
    const result = await change({ how: "replace", memberIds: [members[0]?.id ?? ""] });
    expect(result).toMatchObject({ state: "unknown", added: null });
    expect(await lookAgain(desk.ctx, result.operationId)).toMatchObject({ state: "sent" });
    expect(sent("PUT", /\/assignees$/)).toBe(1);
  });
});

describe("the address", () => {
  const empty = { unit: null, house_name: null, house_number: null, street_name: null, second_street: null };
  const address = {
    ...empty,
    district: null,
    city: "Edinburgh",
    province: null,
    postcode: null,
    country: "GB",
  };
  const set = (patch: object) =>
    setPersonAddress(desk.ctx, {
      linkId: desk.linkId,
      operationId: newId(),
      address: { ...address, ...patch },
    });

  it("needs what the country asks for, and is replaced as a whole", async () => {
    await expect(set({})).rejects.toMatchObject({ fieldErrors: { postcode: [expect.any(String)] } });
    expect(sent("PUT", /\/address$/)).toBe(0);
    expect(await set({ postcode: "EH12 5HD" })).toMatchObject({ state: "sent" });
    const shown = await personAddress(desk.ctx, desk.linkId);
    expect(shown).toMatchObject({ address: { city: "Edinburgh", postcode: "EH12 5HD" }, here: null });
    expect(shown.countries).toHaveLength(250);
    expect(await set({ country: "IE", city: "Dublin" })).toMatchObject({ state: "sent" });
    expect((await personAddress(desk.ctx, desk.linkId)).address).toMatchObject({
      postcode: null,
      city: "Dublin",
    });
  });
});

describe("records", () => {
  it("lists them, and opens one that the desk does not have yet", async () => {
    const { value: record } = await desk.amiqus.createRecord({
      client: Number(desk.providerClientId),
      steps: [{ type: "check.identity" }],
      notification: false,
    });
    const before = await personRecords(desk.ctx, desk.linkId, 1);
    expect(before.items).toMatchObject([{ id: String(record.id), caseId: null }]);
    const input = { linkId: desk.linkId, recordId: String(record.id) };
    const { caseId } = await openRecord(desk.ctx, input);
    expect((await personRecords(desk.ctx, desk.linkId, 1)).items).toMatchObject([{ caseId }]);
    expect((await getClient(desk.ctx, desk.clientId)).cases).toMatchObject([{ id: caseId }]);
    const stranger =
      (await desk.amiqus.pageOfRecords(2)).rows[0] ?? (await desk.amiqus.pageOfRecords(1)).rows[0];
    const recordId = String(stranger?.value.id);
    await expect(openRecord(desk.ctx, { ...input, recordId })).rejects.toMatchObject({ code: "not-found" });
  });
});

describe("corrections", () => {
  async function propose(correction: object) {
    const { value: record } = await desk.amiqus.createRecord({
      client: Number(desk.providerClientId),
      steps: [{ type: "check.identity" }],
      notification: false,
    });
    const answer = await sandbox.sandbox.app.request("/__sandbox/amiqus/corrections", {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ record: record.id, correction }),
    });
    expect(answer.ok).toBe(true);
    const { items } = await personCorrections(desk.ctx, desk.linkId, "pending");
    return items[0]?.id ?? "";
  }
  const doc = { first_name: "Emmet", middle_name: null, last_name: "Brown" };
  const answer = (correctionId: string, what: Parameters<typeof answerCorrection>[1]["answer"]) =>
    answerCorrection(desk.ctx, { linkId: desk.linkId, operationId: newId(), correctionId, answer: what });

  it("accepts one as proposed, and the desk follows", async () => {
    const id = await propose(doc);
    const { current, items } = await personCorrections(desk.ctx, desk.linkId, null);
    expect(current).toEqual({ firstName: "Emmett", middleName: "Lathrop", lastName: "Brown" });
    expect(items).toMatchObject([{ status: "pending", proposed: { firstName: "Emmet", middleName: "" } }]);
    expect(await answer(id, { status: "accepted", name: null })).toMatchObject({ state: "sent" });
    expect(await getClient(desk.ctx, desk.clientId)).toMatchObject({ name: "Emmet Brown" });
    expect((await personCorrections(desk.ctx, desk.linkId, "accepted")).items).toHaveLength(1);
  });

  it("accepts one put right once more", async () => {
    const id = await propose(doc);
    const name = { firstName: "Emmett", middleName: "L", lastName: "von Braun" };
    expect(await answer(id, { status: "accepted", name })).toMatchObject({ state: "sent" });
    expect(await getClient(desk.ctx, desk.clientId)).toMatchObject({ name: "Emmett L von Braun" });
  });

  it("rejects one, and says so when it was answered before", async () => {
    const id = await propose(doc);
    expect(await answer(id, { status: "rejected" })).toMatchObject({ state: "sent" });
    expect(await getClient(desk.ctx, desk.clientId)).toMatchObject({ name: "Emmett Lathrop Brown" });
    expect(await answer(id, { status: "accepted", name: null })).toMatchObject({
      state: "rejected",
      code: "conflict",
      message: expect.stringContaining("already"),
    });
  });

  it("settles a lost answer by reading the correction", async () => {
    const id = await propose(doc);
    lost("PATCH", "/corrections/");
    const result = await answer(id, { status: "accepted", name: null });
    expect(result).toMatchObject({ state: "unknown" });
    expect(await lookAgain(desk.ctx, result.operationId)).toMatchObject({ state: "sent" });
    expect(await getClient(desk.ctx, desk.clientId)).toMatchObject({ name: "Emmet Brown" });
  });
});
