import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { getClient } from "@/lib/clients/detail";
import { newId } from "@/lib/db/ids";
import { createTestDatabase, type TestDatabase } from "@/lib/db/testing";
import { lookAgain } from "@/lib/operations/resolve";
import { type RunningSandbox, startSandbox } from "@/lib/sandbox/server";
import { makeDesk, stubSettings } from "@/lib/sync/testing-desk";
import { makeLinkedPerson } from "../people/testing";
import { changeMemberships, saveOrganisation } from "./mutations";
import { clientMemberships, listOrganisations, organisationChoices } from "./queries";
import { listOrganisationsSchema } from "./schema";

let database: TestDatabase;
let sandbox: RunningSandbox;
let desk: Awaited<ReturnType<typeof makeLinkedPerson>>;

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
  desk = await makeLinkedPerson(sandbox.url);
});

const list = (patch: object = {}) =>
  listOrganisations(desk.ctx, desk.connectionId, listOrganisationsSchema.parse(patch));
const save = (patch: object = {}, organisationId: string | null = null) =>
  saveOrganisation(desk.ctx, {
    operationId: newId(),
    connectionId: desk.connectionId,
    organisationId,
    fields: { name: "Hill Valley Garage", companyNumber: "SC123456", jurisdiction: "gb", ...patch },
  });
const named = async (name: string) =>
  (await list({ sort: "created_at", order: "desc" })).items.find((one) => one.name === name);

describe("organisations of an account", () => {
  it("are listed in pages, created and changed", async () => {
    expect(await save({ name: "Twin Pines" })).toMatchObject({ state: "sent" });
    const made = await named("Twin Pines");
    expect(made).toMatchObject({ companyNumber: "SC123456", jurisdiction: "gb", archivedAt: null });
    expect(await save({ name: "Lone Pine", companyNumber: null }, made?.id ?? "")).toMatchObject({
      state: "sent",
    });
    expect(await named("Lone Pine")).toMatchObject({ id: made?.id, companyNumber: null });
    const names = (await list()).items.map((one) => one.name.toLowerCase());
    expect(names).toEqual([...names].sort());
    expect((await list({ visibility: "archived" })).items).toEqual([]);
    expect((await list({ page: "900" })).items).toEqual([]);
    const choices = await organisationChoices(desk.ctx, desk.connectionId);
    expect(choices.some((choice) => choice.name === "Lone Pine" && choice.hint === "gb")).toBe(true);
  });

  it("show Amiqus' complaints beside the fields", async () => {
    sandbox.sandbox.faults.add({
      kind: "status",
      status: 422,
      body: { company_number: ["Too odd."] },
      after: false,
      method: "POST",
      path: "/organisations$",
      times: 1,
      skip: 0,
    });
    expect(await save()).toMatchObject({ state: "rejected", fieldErrors: { companyNumber: ["Too odd."] } });
  });

  it("are created once when the answer is lost", async () => {
    sandbox.sandbox.faults.add({
      kind: "drop-after",
      method: "POST",
      path: "/organisations$",
      times: 1,
      skip: 0,
    });
    const name = `Lost ${newId()}`;
    const result = await save({ name });
    expect(result).toMatchObject({ state: "unknown" });
    expect(await lookAgain(desk.ctx, result.operationId)).toMatchObject({ state: "sent" });
    expect(await named(name)).toBeDefined();
  });

  it("belong to the team, and auditors only read them", async () => {
    const other = await makeDesk(`${sandbox.url}/amiqus/api/v2`);
    const query = listOrganisationsSchema.parse({});
    const unknown = { code: "not-found" };
    await expect(listOrganisations(other.ctx, desk.connectionId, query)).rejects.toMatchObject(unknown);
    const input = {
      operationId: newId(),
      connectionId: desk.connectionId,
      organisationId: null,
      fields: { name: "X", companyNumber: null, jurisdiction: null },
    };
    await expect(saveOrganisation(other.ctx, input)).rejects.toMatchObject(unknown);
    const auditor = { ...desk.ctx, role: "auditor" as const };
    await expect(saveOrganisation(auditor, input)).rejects.toMatchObject({ code: "forbidden" });
    expect((await listOrganisations(auditor, desk.connectionId, query)).page).toBe(1);
  });
});

describe("a client's organisations", () => {
  async function open() {
    const [link] = (await getClient(desk.ctx, desk.clientId)).links;
    const linkId = link?.id ?? "";
    const change = (what: Parameters<typeof changeMemberships>[1]["change"]) =>
      changeMemberships(desk.ctx, { linkId, operationId: newId(), change: what });
    const make = async (name: string) => String((await desk.amiqus.createOrganisation({ name })).value.id);
    const ids = [await make("Alpha"), await make("Beta"), await make("Gamma")] as const;
    const held = async () => (await clientMemberships(desk.ctx, linkId)).map((one) => one.name);
    return { change, ids, held };
  }

  it("are added, known as there already, replaced and removed, one or all", async () => {
    const { change, ids, held } = await open();
    const [a, b, c] = ids;
    expect(await change({ how: "add", organisationIds: [b, a] })).toMatchObject({ state: "sent", added: 2 });
    expect(await change({ how: "add", organisationIds: [a] })).toMatchObject({ state: "sent", added: 0 });
    expect(await held()).toEqual(["Alpha", "Beta"]);
    expect(await change({ how: "replace", organisationIds: [b, c] })).toMatchObject({ added: 1 });
    expect(await held()).toEqual(["Beta", "Gamma"]);
    expect(await change({ how: "remove", organisationId: c })).toMatchObject({ state: "sent", added: null });
    expect(await held()).toEqual(["Beta"]);
    expect(await change({ how: "clear" })).toMatchObject({ state: "sent" });
    expect(await held()).toEqual([]);
  });

  it("are settled by reading them when the answer is lost", async () => {
    const { change, ids } = await open();
    sandbox.sandbox.faults.add({
      kind: "drop-after",
      method: "POST",
      path: "/organisations$",
      times: 1,
      skip: 0,
    });
    const result = await change({ how: "add", organisationIds: [ids[0]] });
    expect(result).toMatchObject({ state: "unknown", added: null });
    expect(await lookAgain(desk.ctx, result.operationId)).toMatchObject({ state: "sent" });
  });
});
