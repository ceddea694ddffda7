import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import type { TeamContext } from "@/lib/auth/context";
import { makeMember } from "@/lib/auth/testing";
import { assignCase } from "@/lib/cases/mutations";
import { withTeam } from "@/lib/db/client";
import { newId } from "@/lib/db/ids";
import { createTestDatabase, type TestDatabase } from "@/lib/db/testing";
import { saveStatusMapping } from "@/lib/mappings/mutations";
import { type RunningSandbox, startSandbox } from "@/lib/sandbox/server";
import { pollConnection } from "@/lib/sync/poll";
import { refreshCase } from "@/lib/sync/refresh";
import { makeDesk, stubSettings } from "@/lib/sync/testing-desk";
import { caseEditOf } from "./case-edit";
import { hubCases } from "./hub-cases";
import { deleteHubCase, editHubCase } from "./mutations";
import { caseNote, caseNotes, hubNotes } from "./notes";
import { programOf } from "./program";
import { hubCasesSchema } from "./schema";

// A first sync over HTTP on a busy machine.
vi.setConfig({ testTimeout: 60_000 });

let database: TestDatabase;
let sandbox: RunningSandbox;
let ctx: TeamContext;
let connectionId: string;
let member: string;

beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(async () => database.drop());
beforeEach(async () => {
  sandbox = await startSandbox();
  stubSettings(sandbox.url);
  member = `member.${newId()}@demo.test`;
  const { hub } = await newHub();
  const desk = await makeDesk(`${sandbox.url}/action-management/v1/actionmanagement`, {
    provider: "action-management",
    email: member,
    credentials: {
      hubId: String(hub),
      clientId: "own",
      clientSecret: "own-secret",
      grantType: "api-user",
      userListId: "906",
    },
  });
  ctx = desk.ctx;
  connectionId = desk.connection.id;
  return () => sandbox.close();
});

async function control(method: string, path: string, body: unknown = {}) {
  const url = `${sandbox.url}/__sandbox/action-management${path}`;
  const answer = await fetch(url, { method, body: JSON.stringify(body) });
  if (!answer.ok) throw new Error(await answer.text());
  return answer.json();
}
let hubId = 0;
async function newHub() {
  const users = [{ firstName: "Ann", lastName: "Example", email: member }];
  const made: { id: number } = await control("POST", "/hubs", {
    clientId: "own",
    clientSecret: "own-secret",
    users,
  });
  hubId = made.id;
  return { hub: hubId };
}
async function raise(satisfaction: "Low" | "Medium" = "Low"): Promise<string> {
  const answers = { hubId, satisfaction, email: "ada@example.org", name: "Ada Lovelace" };
  const raised: { caseId: number } = await control("POST", "/responses", answers);
  return String(raised.caseId);
}
const poll = () => pollConnection(ctx.teamId, connectionId);
const cases = () =>
  withTeam(ctx.teamId, (tx) =>
    tx.case.findMany({ where: { teamId: ctx.teamId, connectionId }, orderBy: { providerCaseId: "asc" } }),
  );
async function polled(): Promise<{ id: string; providerCaseId: string }> {
  const providerCaseId = await raise();
  await poll();
  const found = (await cases()).find((row) => row.providerCaseId === providerCaseId);
  if (!found) throw new Error("The case did not arrive");
  return { id: found.id, providerCaseId };
}
const press = (caseId: string) => ({ caseId, operationId: newId() });
const puts = () => sandbox.sandbox.log.list(0).filter((entry) => entry.method === "PUT").length;

describe("sync", () => {
  it("brings all cases, then those that were raised, changed or closed", async () => {
    await control("POST", "/seed", { hubId, cases: 150 });
    expect(await poll()).toBe("done");
    const all = await cases();
    expect(all).toHaveLength(150);
    const open = all.filter((row) => row.status === "needs_review");
    expect(open.length).toBeGreaterThan(30);
    expect(open.some((row) => row.dueAt !== null)).toBe(true);
    expect(open.some((row) => row.attention === "overdue")).toBe(true);
    expect(all.filter((row) => row.priority === 1).length).toBeGreaterThan(5);
    expect(all.filter((row) => row.assigneeId === ctx.memberId).length).toBeGreaterThan(10);

    const first = open[0]?.providerCaseId ?? "";
    const raised = await raise();
    await control("PATCH", `/hubs/${hubId}/cases/${first}`, { status: "Completed" });
    expect(await poll()).toBe("done");
    const after = new Map((await cases()).map((row) => [row.providerCaseId, row]));
    expect(after.get(first)).toMatchObject({ status: "closed", rawStatus: "Completed", attention: null });
    expect(after.get(raised)).toMatchObject({
      title: expect.stringContaining("Low satisfaction"),
      status: "needs_review",
      clientName: "Ada Lovelace",
      priority: 1,
      dueAt: expect.any(Date),
    });
    expect(after.get(raised)?.searchText).toContain("ada@example.org");
  });

  it("archives what somebody deleted at the hub, and walks its ids for nothing else", async () => {
    await control("POST", "/seed", { hubId, cases: 120 });
    await poll();
    const [first, second, third] = await cases();
    for (const row of [first, second]) await control("DELETE", `/hubs/${hubId}/cases/${row?.providerCaseId}`);
    expect(await poll()).toBe("done");
    const gone = (await cases()).filter((row) => row.archivedAt !== null);
    expect(gone.map((row) => row.id).sort()).toEqual([first?.id, second?.id].sort());
    expect(gone.every((row) => row.status === "closed" && row.title !== "")).toBe(true);
    sandbox.sandbox.log.clear();
    await poll();
    expect(sandbox.sandbox.log.list(0).filter((entry) => entry.path.endsWith("/query")).length).toBeLessThan(
      3,
    );

    // Before any poll, when it is looked at; not when the hub itself is not there.
    await control("DELETE", `/hubs/${hubId}/cases/${third?.providerCaseId}`);
    const fault = {
      kind: "status",
      status: 404,
      method: "POST",
      path: "cases/query$",
      times: 1,
      skip: 0,
      after: false,
    } as const;
    sandbox.sandbox.faults.add(fault);
    await expect(refreshCase(ctx, third?.id ?? "")).rejects.toMatchObject({ kind: "not-found" });
    await refreshCase(ctx, third?.id ?? "");
    expect((await cases()).filter((row) => row.archivedAt !== null)).toHaveLength(3);
  });

  it("keeps what an admin said of a status", async () => {
    const { id, providerCaseId } = await polled();
    const input = { connectionId, kind: "case" as const, rawStatus: "In Progress" };
    await saveStatusMapping(ctx, { ...input, status: "processing", waitingOn: "provider" });
    await control("PATCH", `/hubs/${hubId}/cases/${providerCaseId}`, { status: "In Progress" });
    await refreshCase(ctx, id);
    expect((await cases())[0]).toMatchObject({
      status: "processing",
      waitingOn: "provider",
      rawStatus: "In Progress",
    });
  });
});

describe("editing a case", () => {
  it("changes every part of it once, and the desk at once", async () => {
    const { id } = await polled();
    const { fields, lists, people, roles } = await caseEditOf(ctx, id);
    expect(lists.map((list) => list.key)).toEqual([
      "status:9423",
      "severity:9424",
      "category:9425",
      "custom:9425",
    ]);
    const category = lists.find((list) => list.type === "category");
    expect(category?.items[0]?.subCategories).toEqual([
      { id: 7710, name: "Athletic Shoes or Boots" },
      { id: 7711, name: "Casual Shoes" },
    ]);
    const wanted = {
      name: "Shoes came apart",
      cost: 12.5,
      dateDue: "2027-01-31T00:00:00.000Z",
      lists: {
        ...fields.lists,
        "status:9423": { id: 11_002, subCategoryId: null },
        "severity:9424": { id: 11_010, subCategoryId: null },
        "category:9425": { id: 11_020, subCategoryId: 7_711 },
      },
      roles: { [roles[1]?.id ?? ""]: [people[0]?.id ?? 0] },
    };
    const input = { ...press(id), seen: fields, wanted };
    expect(await editHubCase(ctx, input)).toMatchObject({ state: "sent", fieldErrors: {} });
    expect(await editHubCase(ctx, input)).toMatchObject({ state: "sent" });
    expect(puts()).toBe(1);
    expect((await caseEditOf(ctx, id)).fields).toEqual({
      ...wanted,
      roles: { "1": [], "2": [people[0]?.id] },
    });
    expect((await cases())[0]).toMatchObject({
      title: "Shoes came apart",
      rawStatus: "In Progress",
      priority: 0,
      dueAt: new Date("2027-01-31T00:00:00Z"),
      confirmedBy: "write",
    });
  });

  it("shows a conflict on the same field, and none on another", async () => {
    const { id, providerCaseId } = await polled();
    const { fields } = await caseEditOf(ctx, id);
    await control("PATCH", `/hubs/${hubId}/cases/${providerCaseId}`, { name: "Theirs" });
    const mine = { ...press(id), seen: fields, wanted: { ...fields, name: "Mine", cost: 7 } };
    expect(await editHubCase(ctx, mine)).toMatchObject({
      state: "rejected",
      message: expect.stringContaining("Somebody changed"),
      fieldErrors: { name: [expect.any(String)] },
    });
    expect(puts()).toBe(0);
    const cost = { ...press(id), seen: fields, wanted: { ...fields, name: fields.name ?? "", cost: 7 } };
    expect(await editHubCase(ctx, cost)).toMatchObject({ state: "sent" });
    expect((await caseEditOf(ctx, id)).fields).toMatchObject({ name: "Theirs", cost: 7 });
  });

  it("finds out by reading whether a lost answer did it", async () => {
    const { id } = await polled();
    const { fields } = await caseEditOf(ctx, id);
    const fault = { kind: "drop-after", method: "PUT", path: "cases/", times: 1 };
    await fetch(`${sandbox.url}/__sandbox/faults`, { method: "POST", body: JSON.stringify(fault) });
    const lost = await editHubCase(ctx, { ...press(id), seen: fields, wanted: { ...fields, name: "Once" } });
    expect(["sent", "unknown", "reconciling"]).toContain(lost.state);
    expect((await caseEditOf(ctx, id)).fields.name).toBe("Once");
    expect(puts()).toBe(1);
  });

  it("is refused to those who may not, and to other teams", async () => {
    const { id } = await polled();
    const { fields } = await caseEditOf(ctx, id);
    const wanted = { ...fields, name: "No" };
    const auditor = await makeMember(ctx.teamId, "auditor");
    await expect(editHubCase(auditor, { ...press(id), seen: fields, wanted })).rejects.toMatchObject({
      code: "forbidden",
    });
    const staff = await makeMember(ctx.teamId, "staff");
    const given = { ...fields, name: fields.name ?? "", roles: { "1": [1] } };
    await expect(editHubCase(staff, { ...press(id), seen: fields, wanted: given })).rejects.toMatchObject({
      code: "forbidden",
    });
    await expect(deleteHubCase(staff, { ...press(id), name: "x" })).rejects.toMatchObject({
      code: "forbidden",
    });
    const stranger = (await makeDesk("http://127.0.0.1:1/x", { provider: "action-management" })).ctx;
    await expect(caseEditOf(stranger, id)).rejects.toMatchObject({ code: "not-found" });
    await expect(caseNotes(stranger, id)).rejects.toMatchObject({ code: "not-found" });
    await expect(programOf(stranger, connectionId)).rejects.toMatchObject({ code: "not-found" });
  });
});

describe("beside the case", () => {
  it("mirrors the assignee in the first role", async () => {
    const { id } = await polled();
    expect(await assignCase(ctx, { ...press(id), assigneeId: ctx.memberId })).toMatchObject({
      state: "sent",
      mirrored: "yes",
    });
    const { fields, people } = await caseEditOf(ctx, id);
    expect(fields.roles["1"]).toEqual([people.find((person) => person.email === member)?.id]);
    expect(await assignCase(ctx, { ...press(id), assigneeId: null })).toMatchObject({ state: "sent" });
    expect((await caseEditOf(ctx, id)).fields.roles["1"]).toEqual([]);
  });

  it("reads notes of a case and of the hub, with the desk's cases", async () => {
    const { id, providerCaseId } = await polled();
    await control("POST", `/hubs/${hubId}/cases/${providerCaseId}/notes`, { comments: "Called back." });
    const [note, system] = await caseNotes(ctx, id);
    expect(note).toMatchObject({ comments: "Called back.", system: false, createdBy: expect.any(String) });
    expect(system).toMatchObject({ comments: "Case created", system: true, createdBy: null });
    expect(await caseNote(ctx, id, String(note?.id))).toEqual(note);
    await expect(caseNote(ctx, id, "1")).rejects.toMatchObject({ code: "provider" });
    const question = { from: "2026-01-01T00:00:00.000Z", to: null, skip: 0, top: 1 };
    const feed = await hubNotes(ctx, connectionId, question);
    expect(feed).toMatchObject({ total: 2, hasMore: true, items: [{ caseId: id }] });
    const asked = (query: object) => hubCases(ctx, connectionId, hubCasesSchema.parse(query));
    const row = { id: providerCaseId, caseId: id, status: "Not Started", closed: false };
    expect((await asked({ state: "open" })).items).toMatchObject([{ ...row, customer: null, holders: null }]);
    const people = { people: "true", property: "cost", operator: "greaterThan", value: "249" };
    expect((await asked(people)).items).toMatchObject([{ ...row, customer: "Ada Lovelace", holders: [] }]);
    const late = { property: "dateCreated", operator: "lessThan", value: "2020-01-01" };
    expect((await asked(late)).items).toEqual([]);
    expect(hubCasesSchema.safeParse({ property: "cost", value: "much" }).success).toBe(false);
    expect(hubCasesSchema.safeParse({ property: "name", value: "Ada" }).success).toBe(false);
    expect((await programOf(ctx, connectionId)).roles.map((role) => role.name)).toEqual([
      "Case Manager",
      "Watcher",
    ]);
  });

  it("deletes at the hub after the name was typed, and keeps what it knew", async () => {
    const { id, providerCaseId } = await polled();
    const title = (await cases())[0]?.title ?? "";
    await expect(deleteHubCase(ctx, { ...press(id), name: "Another" })).rejects.toMatchObject({
      code: "invalid",
    });
    expect(await deleteHubCase(ctx, { ...press(id), name: title })).toMatchObject({ state: "sent" });
    expect((await cases())[0]).toMatchObject({ title, status: "closed", archivedAt: expect.any(Date) });
    await poll();
    expect((await cases())[0]?.archivedAt).toBeInstanceOf(Date);
    await expect(caseEditOf(ctx, id)).rejects.toMatchObject({ code: "provider" });
    const gone: { size: number } = await (
      await fetch(`${sandbox.url}/__sandbox/action-management/hubs/${hubId}`)
    ).json();
    expect({ providerCaseId, size: gone.size }).toEqual({ providerCaseId, size: 0 });
  });
});
