import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { TeamContext } from "@/lib/auth/context";
import { adapterFor } from "@/lib/connections/adapter";
import { withTeam } from "@/lib/db/client";
import { newId } from "@/lib/db/ids";
import { createTestDatabase, type TestDatabase } from "@/lib/db/testing";
import { operationsOf } from "@/lib/operations/queries";
import { lookAgain } from "@/lib/operations/resolve";
import { type RunningSandbox, startSandbox } from "@/lib/sandbox/server";
import { makeDesk, stubSettings } from "@/lib/sync/testing-desk";
import { getClient } from "./detail";
import { findDuplicates } from "./duplicates";
import { createClient, linkClient, updateClient } from "./mutations";
import { listClients } from "./queries";
import { type ClientFields, clientFieldsSchema } from "./schema";
import { clientTimeline } from "./timeline";
import type { SaveResult } from "./types";

let database: TestDatabase;
let sandbox: RunningSandbox;
let desk: Awaited<ReturnType<typeof makeDesk>>;
let ctx: TeamContext;

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
  desk = await makeDesk(`${sandbox.url}/amiqus/api/v2`);
  ctx = desk.ctx;
});

const lyonDrive = {
  unit: "",
  house_name: "",
  house_number: "9303",
  street_name: "Lyon Drive",
  second_street: "",
  district: "",
  city: "Edinburgh",
  province: "",
  postcode: "EH12 5HD",
  country: "GB",
};
const typed = (patch: object = {}): ClientFields =>
  clientFieldsSchema.parse({
    title: "mr",
    otherTitle: "",
    firstName: "Marty",
    middleName: "Seamus",
    lastName: "McFly",
    email: `${newId()}@example.com`,
    landline: "",
    mobile: "07700 900123",
    dob: "1968-06-09",
    reference: "",
    address: null,
    ...patch,
  });
const input = (fields: ClientFields, patch: object = {}) => ({
  formId: newId(),
  fields,
  connectionIds: [desk.connection.id],
  createAnyway: true,
  ...patch,
});
const saved = (result: SaveResult) => {
  if (result.kind !== "saved") throw new Error("stopped at duplicates");
  return result;
};
const add = async (patch: object = {}, more: object = {}) =>
  saved(await createClient(ctx, input(typed(patch), more)));
const requests = (method: string, ending: RegExp) =>
  sandbox.sandbox.log.list(0).filter((entry) => entry.method === method && ending.test(entry.path)).length;
const posts = () => requests("POST", /\/clients$/);
const provider = async () => {
  const { clients } = await adapterFor(ctx.teamId, desk.connection.id);
  if (!clients) throw new Error("no clients");
  return clients;
};

describe("creating a client", () => {
  it("keeps it here and creates it at the provider with a reference of its own", async () => {
    const { clientId, outcomes } = await add({ address: lyonDrive });
    expect(outcomes).toMatchObject([
      { part: "client", state: "sent" },
      { part: "address", state: "sent" },
    ]);
    const client = await getClient(ctx, clientId);
    expect(client).toMatchObject({
      firstName: "Marty",
      mobile: "+447700900123",
      countryName: expect.any(String),
    });
    expect(client.reference).toMatch(/^GH-/);
    const [link] = client.links;
    const there = await (await provider()).fetch(link?.providerClientId ?? "");
    expect(there).toMatchObject({ lastName: "McFly", dob: "1968-06-09", reference: client.reference });
    expect(await (await provider()).address(there.id)).toMatchObject({ postcode: "EH12 5HD", country: "GB" });
    expect(client.targets).toEqual([]);
    const { items } = await clientTimeline(ctx, clientId, {});
    expect(items.map((entry) => entry.what === "audit" && entry.action)).toEqual([
      "client.address-at-provider",
      "client.create-at-provider",
      "client.create",
    ]);
  });

  it("keeps the person's own reference", async () => {
    const { clientId } = await add({ reference: "HV/1955-11" });
    expect((await getClient(ctx, clientId)).reference).toBe("HV/1955-11");
  });

  it("creates one client of one form, however often it is sent", async () => {
    const same = input(typed({ address: lyonDrive }));
    const results = await Promise.all([
      createClient(ctx, same),
      createClient(ctx, same),
      createClient(ctx, same),
    ]);
    const again = await createClient(ctx, same);
    const ids = new Set([...results, again].map((result) => saved(result).clientId));
    expect(ids.size).toBe(1);
    expect(posts()).toBe(1);
    expect((await listClients(ctx, { text: "", cursor: null, limit: 50 })).items).toHaveLength(1);
  });

  it("says that the outcome is unknown, and finds it by its reference without sending again", async () => {
    sandbox.sandbox.faults.add({ kind: "drop-after", method: "POST", path: "/clients$", times: 1, skip: 0 });
    const { clientId, outcomes } = await add();
    expect(outcomes).toMatchObject([{ part: "client", state: "unknown" }]);
    expect((await getClient(ctx, clientId)).links).toEqual([]);
    // Pressing again joins the open write.
    const again = await linkClient(ctx, { clientId, connectionId: desk.connection.id });
    expect(again).toMatchObject([{ state: "unknown" }]);
    const [open] = await operationsOf(ctx, "client", clientId);
    expect(await lookAgain(ctx, open?.operationId ?? "")).toMatchObject({ state: "sent" });
    expect((await getClient(ctx, clientId)).links).toHaveLength(1);
    expect(posts()).toBe(1);
  });

  it("puts the provider's complaints beside our fields, and takes the corrected form", async () => {
    sandbox.sandbox.faults.add({
      kind: "status",
      status: 422,
      body: { "name.first_name": ["Too odd."], email: ["Taken."] },
      after: false,
      method: "POST",
      path: "/clients$",
      times: 1,
      skip: 0,
    });
    const first = input(typed());
    const { clientId, outcomes } = saved(await createClient(ctx, first));
    expect(outcomes).toMatchObject([
      { state: "rejected", fieldErrors: { firstName: ["Too odd."], email: ["Taken."] } },
    ]);
    const corrected = { ...first, fields: { ...first.fields, firstName: "Martin" } };
    const second = saved(await createClient(ctx, corrected));
    expect(second).toMatchObject({ clientId, outcomes: [{ state: "sent" }] });
    expect((await getClient(ctx, clientId)).firstName).toBe("Martin");
    expect(posts()).toBe(2);
  });

  it("keeps a client for later when no connection is chosen", async () => {
    const { clientId, outcomes } = await add({}, { connectionIds: [] });
    expect(outcomes).toEqual([]);
    const before = await getClient(ctx, clientId);
    expect(before.targets).toMatchObject([{ connectionId: desk.connection.id }]);
    const both = { clientId, connectionId: desk.connection.id };
    await Promise.all([linkClient(ctx, both), linkClient(ctx, both)]);
    expect(await linkClient(ctx, both)).toEqual([]);
    expect((await getClient(ctx, clientId)).links).toHaveLength(1);
    expect(posts()).toBe(1);
  });
});

describe("duplicates", () => {
  it("stops at the same e-mail in any letter case, until the person goes on", async () => {
    const { clientId } = await add({ email: "marty@example.com" });
    const fields = typed({ email: "MARTY@Example.com", dob: "", lastName: "Brown" });
    const stopped = await createClient(ctx, input(fields, { createAnyway: false }));
    expect(stopped).toMatchObject({
      kind: "duplicates",
      duplicates: [{ id: clientId, because: "same e-mail" }],
    });
    expect(posts()).toBe(1);
    const anyway = await createClient(ctx, input(fields));
    expect(anyway).toMatchObject({ kind: "saved", outcomes: [{ state: "sent" }] });
  });

  it("finds the same last name and date of birth", async () => {
    const { clientId } = await add();
    const question = { email: "", lastName: "mcfly", dob: "1968-06-09", exceptId: null };
    const [found] = await findDuplicates(ctx, question);
    expect(found).toMatchObject({ id: clientId, because: "same last name and date of birth" });
    expect(await findDuplicates(ctx, { ...question, dob: "1968-06-10" })).toEqual([]);
    expect(await findDuplicates(ctx, { ...question, exceptId: clientId })).toEqual([]);
    expect(await findDuplicates(ctx, { ...question, lastName: "%" })).toEqual([]);
  });

  it("looks in one team only", async () => {
    await add({ email: "marty@example.com" });
    const other = await makeDesk(`${sandbox.url}/amiqus/api/v2`);
    const question = { email: "marty@example.com", lastName: "McFly", dob: "1968-06-09", exceptId: null };
    expect(await findDuplicates(other.ctx, question)).toEqual([]);
  });
});

describe("changing a client", () => {
  async function change(clientId: string, patch: object, more: object = {}) {
    const client = await getClient(ctx, clientId);
    const { title, otherTitle, firstName, middleName, lastName, email, landline, mobile, dob, reference } =
      client;
    const now = {
      title,
      otherTitle,
      firstName,
      middleName,
      lastName,
      email,
      landline,
      mobile,
      dob,
      reference,
    };
    const fields = clientFieldsSchema.parse({ ...now, address: client.address, ...patch });
    const version = client.updatedAt;
    return saved(await updateClient(ctx, { clientId, operationId: newId(), version, fields, ...more }));
  }

  it("tells the provider what changed and nothing else", async () => {
    const { clientId } = await add();
    const { outcomes } = await change(clientId, { lastName: "Brown", address: lyonDrive });
    expect(outcomes.map((one) => [one.part, one.state])).toEqual([
      ["client", "sent"],
      ["address", "sent"],
    ]);
    const [link] = (await getClient(ctx, clientId)).links;
    const there = await (await provider()).fetch(link?.providerClientId ?? "");
    expect(there).toMatchObject({ firstName: "Marty", lastName: "Brown" });
    expect((await change(clientId, {})).outcomes).toEqual([]);
  });

  it("refuses to save over somebody else's change", async () => {
    const { clientId, version } = await add();
    await change(clientId, { lastName: "Brown" });
    await expect(change(clientId, { lastName: "Tannen" }, { version })).rejects.toMatchObject({
      code: "conflict",
    });
    expect((await getClient(ctx, clientId)).lastName).toBe("Brown");
  });

  it("tells again what the provider refused before", async () => {
    const { clientId } = await add();
    const refusal = {
      kind: "status",
      status: 422,
      after: false,
      method: "PATCH",
      times: 1,
      skip: 0,
    } as const;
    sandbox.sandbox.faults.add({ ...refusal, path: "/clients/\\d+$", body: { email: ["Taken."] } });
    const refused = await change(clientId, { lastName: "Brown", email: "taken@example.com" });
    expect(refused.outcomes).toMatchObject([{ state: "rejected", fieldErrors: { email: ["Taken."] } }]);
    await change(clientId, { email: `${newId()}@example.com` });
    const client = await getClient(ctx, clientId);
    const there = await (await provider()).fetch(client.links[0]?.providerClientId ?? "");
    expect(there).toMatchObject({ lastName: "Brown", email: client.email });
  });

  it("settles a lost answer by reading the client back", async () => {
    const { clientId } = await add();
    sandbox.sandbox.faults.add({ kind: "drop-after", method: "PATCH", path: "/clients/", times: 1, skip: 0 });
    const { outcomes } = await change(clientId, { lastName: "Brown" });
    expect(outcomes).toMatchObject([{ state: "unknown" }]);
    const [open] = await operationsOf(ctx, "client", clientId);
    expect(await lookAgain(ctx, open?.operationId ?? "")).toMatchObject({ state: "sent" });
    expect(requests("PATCH", /\/clients\//)).toBe(1);
  });
});

describe("the list", () => {
  it("finds by every word, pages by keyset and takes signs as they are", async () => {
    const names = ["Marty", "Lorraine", "George", "Linda", "Dave"];
    for (const firstName of names) await add({ firstName, dob: "" }, { connectionIds: [] });
    const page = (text: string, cursor: string | null = null, limit = 2) =>
      listClients(ctx, { text, cursor, limit });
    const seen: string[] = [];
    let cursor: string | null = null;
    do {
      const next: Awaited<ReturnType<typeof page>> = await page("", cursor);
      seen.push(...next.items.map((item) => item.name));
      cursor = next.nextCursor;
    } while (cursor !== null);
    expect(seen).toHaveLength(5);
    expect(new Set(seen).size).toBe(5);
    expect((await page("mcfly LORRAINE")).items).toMatchObject([
      { name: "Lorraine Seamus McFly", openCases: 0 },
    ]);
    expect((await page("100%")).items).toEqual([]);
    expect((await page("_")).items).toEqual([]);
    await expect(page("", "nonsense")).rejects.toMatchObject({ code: "invalid" });
  });
});

describe("who may", () => {
  it("answers another team's client and connection as unknown", async () => {
    const { clientId } = await add();
    const other = await makeDesk(`${sandbox.url}/amiqus/api/v2`);
    const unknown = { code: "not-found" };
    for (const id of [clientId, newId(), "nonsense"]) {
      await expect(getClient(other.ctx, id)).rejects.toMatchObject(unknown);
    }
    const link = { clientId, connectionId: other.connection.id };
    await expect(linkClient(other.ctx, link)).rejects.toMatchObject(unknown);
    await expect(createClient(other.ctx, input(typed()))).rejects.toMatchObject(unknown);
    const version = new Date().toISOString();
    const update = { clientId, operationId: newId(), version, fields: typed() };
    await expect(updateClient(other.ctx, update)).rejects.toMatchObject(unknown);
    expect((await listClients(other.ctx, { text: "", cursor: null, limit: 50 })).items).toEqual([]);
  });

  it("lets auditors read and change nothing", async () => {
    const { clientId } = await add();
    const auditor = { ...ctx, role: "auditor" as const };
    expect((await getClient(auditor, clientId)).id).toBe(clientId);
    const forbidden = { code: "forbidden" };
    await expect(createClient(auditor, input(typed()))).rejects.toMatchObject(forbidden);
    await expect(linkClient(auditor, { clientId, connectionId: newId() })).rejects.toMatchObject(forbidden);
  });

  it("writes no personal data into the audit trail", async () => {
    await add({ lastName: "Canary", email: "canary@example.com", address: lyonDrive });
    const events = await withTeam(ctx.teamId, (tx) =>
      tx.auditEvent.findMany({ where: { teamId: ctx.teamId } }),
    );
    const text = JSON.stringify(events.map(({ seq: _seq, ...event }) => event));
    for (const word of ["Canary", "canary@", "Lyon", "1968"]) expect(text).not.toContain(word);
  });
});
