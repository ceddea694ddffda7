import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { catalog } from "../catalog";
import { testAdapter } from "../contract";
import type { ContractSubject } from "../contract-context";
import type { Adapter } from "../port";
import { objectOf } from "../read";
import { createAdapter } from "../registry";
import { fieldsOf } from "./case-edit";
import { everyRow } from "./client";
import { editCase } from "./edit";
import { API, CREDENTIALS, startHub } from "./testing";

type Hub = Awaited<ReturnType<typeof startHub>>;
const clock = { now: () => new Date() };

const adapterOf = (hub: Hub, credentials: unknown = CREDENTIALS, timeoutMs?: number): Adapter =>
  createAdapter("action-management", {
    baseUrl: hub.baseUrl,
    credentials,
    fetch: hub.connect(timeoutMs),
    clock,
  });

const { capabilities } = catalog["action-management"];

async function startSubject(): Promise<ContractSubject> {
  const hub = await startHub();
  return {
    capabilities,
    adapter: ({ credentials, timeoutMs } = {}) => adapterOf(hub, credentials, timeoutMs),
    credentials: {
      unknown: { ...CREDENTIALS, clientSecret: "wrong" },
      forbidden: {
        ...CREDENTIALS,
        clientId: "sandbox-powerless",
        clientSecret: "sandbox-action-management-powerless",
      },
    },
    fault: hub.fault,
    calm: hub.calm,
    requests: hub.requests,
    paths: { anyCase: () => `^${API}/hubs/96/cases/[0-9]+$` },
    raise: async () => ({ kind: "case", id: await hub.raise() }),
    close: hub.close,
  };
}

testAdapter({ name: "Action Management", capabilities, start: startSubject });

describe("Action Management alone", () => {
  let hub: Hub;
  let adapter: Adapter;

  beforeAll(async () => {
    hub = await startHub();
    // More than one page of 100.
    await hub.control("POST", "/action-management/seed", { cases: 120 });
  });
  afterAll(() => hub.close());
  beforeEach(async () => {
    await hub.calm();
    adapter = adapterOf(hub);
  });
  const count = async (method: string, path: RegExp) =>
    (await hub.requests()).filter((request) => request.method === method && path.test(request.path)).length;

  it("exchanges the credentials once and asks for a new token when one is refused", async () => {
    const { token, expiresAt } = await hub.client.requestToken();
    expect(token.length).toBeGreaterThan(20);
    expect(expiresAt.getTime()).toBeGreaterThan(Date.now() + 3_000_000);
    await hub.calm();
    await Promise.all([adapter.connection.test(), adapter.connection.test()]);
    await adapter.connection.test();
    expect(await count("POST", /token$/)).toBe(1);
    await hub.control("DELETE", "/action-management/tokens");
    const id = await hub.raise();
    await adapter.assignees?.add({ kind: "case", id }, ["9870"]);
    expect(await count("POST", /token$/)).toBe(2);
    expect(await count("PUT", /cases/)).toBe(1);
  });

  it("finds the token address beside the base URL, or where the connection says", async () => {
    const own = {
      ...CREDENTIALS,
      tokenUrl: hub.baseUrl.replace(/\/v1\/actionmanagement$/, "/identity/connect/token"),
    };
    expect((await adapterOf(hub, own).connection.test()).team.id).toBe("96");
    const wrong = adapterOf(hub, { ...CREDENTIALS, grantType: "client_credentials" });
    await expect(wrong.connection.test()).rejects.toMatchObject({ kind: "unauthorized", fate: "refused" });
    const foreign = adapterOf(hub, { ...CREDENTIALS, hubId: "97" });
    await expect(foreign.connection.test()).rejects.toMatchObject({ kind: "not-found" });
  });

  it("says that nothing was sent when no token could be had", async () => {
    const id = await hub.raise();
    const fresh = adapterOf(hub);
    await hub.fault({ kind: "status", status: 500, path: "token$" });
    await expect(fresh.assignees?.replace({ kind: "case", id }, ["9870"])).rejects.toMatchObject({
      kind: "unavailable",
      fate: "not-sent",
    });
    expect(await count("PUT", /cases/)).toBe(0);
  });

  it("queries cases with filters, parts, order, top and skip", async () => {
    const first = await hub.client.queryCases({
      orderBy: { property: "id" },
      orderByAscending: true,
      top: 2,
    });
    expect(first.rows.map((row) => row.value.id)).toEqual([345_543, 345_678]);
    expect(first.total).toBeGreaterThan(120);
    const closed = await hub.client.queryCases({
      filters: [{ property: "isClosed", operator: "equals", values: [true] }],
      include: ["listValues"],
      top: 100,
      skip: 1,
    });
    expect(closed.rows.every((row) => row.value.isClosed === true)).toBe(true);
    expect(objectOf(closed.rows[0]?.raw).roles).toBeUndefined();
    expect((await hub.client.queryCases()).rows.length).toBe(20);
    await hub.calm();
    await expect(hub.client.queryCases({ top: 101 })).rejects.toMatchObject({
      kind: "invalid-request",
      fate: "not-sent",
    });
    expect(await hub.requests()).toEqual([]);
    await hub.fault({ kind: "status", status: 408, path: "query$" });
    await expect(hub.client.queryCases()).rejects.toMatchObject({ kind: "timeout", fate: "refused" });
  });

  it("reads a case, also one of the published sample", async () => {
    const { case: found, snapshot } = await adapter.cases.fetch({ kind: "case", id: "2009631" });
    expect(found).toMatchObject({
      title: "Example case",
      rawStatus: "In Progress",
      status: "needs_review",
      attention: "overdue",
      priority: 1,
      clientEmail: "example.email@example.org",
      clientName: null,
      providerClientId: null,
      assigneeIds: ["8790", "8788"],
      updatedAt: new Date("2021-10-04T00:00:00Z"),
      dueAt: new Date("2021-12-31T00:00:00Z"),
    });
    const { facts, answers } = adapter.cases.describe("case", snapshot);
    const labels = facts.map((fact) => fact.label);
    expect(labels).toEqual(expect.arrayContaining(["Status", "Severity", "Case Manager", "Watcher"]));
    expect(answers).toContainEqual({ label: "Country", value: "Canada" });
  });

  it("reads program lists whose ids repeat, and roles", async () => {
    const lists = await hub.client.listProgramLists();
    expect(lists.map((row) => row.value.id)).toEqual([9423, 9424, 9425, 9425]);
    expect(lists[2]?.value.items?.[0]?.subCategories?.map((sub) => sub.id)).toEqual([7710, 7711, 7710]);
    expect((await hub.client.listRoles()).map((row) => row.value.name)).toEqual(["Case Manager", "Watcher"]);
  });

  it("reads the notes of a case and one of them", async () => {
    const notes = await hub.client.listCaseNotes(2_009_631);
    expect(notes.map((row) => row.value.id)).toEqual([928_745, 928_600, 928_788]);
    const one = await hub.client.getCaseNote(2_009_631, 928_745);
    expect(one.value).toMatchObject({ comments: expect.any(String), createdBy: { id: 8790 } });
    await expect(hub.client.getCaseNote(2_009_631, 1)).rejects.toMatchObject({ kind: "not-found" });
  });

  it("pages the hub's notes by date of change and keeps to the rules", async () => {
    const start = "2021-01-01T00:00:00Z";
    const end = "2022-01-01T00:00:00Z";
    const page = await hub.client.queryNotes({ dateModifiedStart: start, dateModifiedEnd: end, top: 2 });
    expect({ ids: page.rows.map((row) => row.value.id), total: page.total }).toEqual({
      ids: [928_600, 928_745],
      total: 3,
    });
    await hub.calm();
    for (const [query, field] of [
      [{}, "dateModifiedStart"],
      [{ dateModifiedStart: end, dateModifiedEnd: start }, "dateModifiedEnd"],
      [{ dateModifiedStart: start, dateModifiedEnd: start }, "dateModifiedEnd"],
      [{ dateModifiedStart: start, top: 1_001 }, "top"],
    ] as const) {
      const error = await hub.client.queryNotes(query).catch((reason: unknown) => reason);
      expect(error).toMatchObject({ kind: "invalid-request", fate: "not-sent" });
      expect(Object.keys(objectOf(error).fieldErrors ?? {})).toEqual([field]);
    }
    expect(await hub.requests()).toEqual([]);
  });

  it("lists the active end users of the hub, page by page", async () => {
    const all = await everyRow((paging) => hub.client.queryEndUsers(906, { isActive: true, ...paging }), 2);
    expect(all.map((row) => row.value.id)).toEqual([8790, 9870, 9901, 9902, 9903]);
    const members = await adapter.connection.members();
    expect(members.map((member) => member.email)).toContain("admin@demo.test");
    expect(members.map((member) => member.id)).not.toContain("8788");
  });

  it("changes a case, keeps what another changed elsewhere and sees what another changed here", async () => {
    const id = await hub.raise();
    const { raw } = await hub.client.getCase(id);
    const seen = fieldsOf(raw);
    const wanted = {
      ...seen,
      cost: 99,
      lists: { ...seen.lists, "category:9425": { id: 11_021, subCategoryId: 7_721 } },
      roles: { ...seen.roles, "2": [9870] },
    };
    await hub.control("PATCH", `/action-management/hubs/96/cases/${id}`, {
      name: "Theirs",
      status: "In Progress",
    });
    const edited = await editCase(hub.client, id, seen, wanted);
    expect(edited.case).toMatchObject({ title: "Theirs", rawStatus: "In Progress" });
    expect(fieldsOf(objectOf(edited.snapshot).case ?? null)).toMatchObject({
      cost: 99,
      lists: { "category:9425": { id: 11_021, subCategoryId: 7_721 } },
      roles: { "2": [9870] },
    });
    const error = await editCase(hub.client, id, seen, { ...seen, name: "Mine" }).catch((reason) => reason);
    expect(error).toMatchObject({
      kind: "conflict",
      fate: "not-sent",
      fieldErrors: { name: [expect.any(String)] },
    });
    await expect(editCase(hub.client, id, seen, { ...seen, name: "Theirs" })).resolves.toBeDefined();
    const closed = { ...seen.lists, "status:9423": { id: 11_003, subCategoryId: null } };
    const current = fieldsOf((await hub.client.getCase(id)).raw);
    const ended = await editCase(hub.client, id, current, {
      ...current,
      lists: { ...current.lists, "status:9423": closed["status:9423"] },
    });
    expect(ended.case).toMatchObject({ status: "closed", rawStatus: "Completed", attention: null });
  });

  it("deletes a case once, and does not know afterwards whether a lost answer did", async () => {
    const id = await hub.raise();
    await hub.fault({ kind: "drop-after", method: "DELETE", path: "cases" });
    await expect(hub.client.deleteCase(id)).rejects.toMatchObject({ fate: "unknown" });
    await expect(hub.client.getCase(id)).rejects.toMatchObject({ kind: "not-found", fate: "refused" });
    await expect(hub.client.deleteCase(id)).rejects.toMatchObject({ kind: "not-found" });
  });

  it("follows changes, notes and ends in everything", async () => {
    const pull = async (from: unknown) => {
      const ids: string[] = [];
      let cursor = from;
      for await (const page of adapter.sync?.pull(JSON.parse(JSON.stringify(from))) ?? []) {
        ids.push(...page.items.map((item) => item.case.ref.id));
        cursor = page.cursor;
      }
      return { ids, cursor };
    };
    const all = await pull(null);
    expect(new Set(all.ids).size).toBeGreaterThan(123);
    await hub.control("PATCH", "/action-management/hubs/96/cases/345543", { cost: 1 });
    await hub.control("POST", "/action-management/hubs/96/cases/345678/notes", { comments: "Called." });
    const news = await pull(all.cursor);
    expect(news.ids).toEqual(expect.arrayContaining(["345543", "345678"]));
    await hub.calm();
    const idle = await pull(news.cursor);
    expect(idle.ids.length).toBeLessThan(8);
    expect((await hub.requests()).length).toBeLessThan(26);
  });
});
