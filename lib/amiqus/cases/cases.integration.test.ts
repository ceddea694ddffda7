import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { makeMember } from "@/lib/auth/testing";
import { fetchNow } from "@/lib/cases/refresh";
import { adapterFor } from "@/lib/connections/adapter";
import { withSystem, withTeam } from "@/lib/db/client";
import { newId } from "@/lib/db/ids";
import { createTestDatabase, type TestDatabase } from "@/lib/db/testing";
import { lookAgain } from "@/lib/operations/resolve";
import { type RunningSandbox, startSandbox } from "@/lib/sandbox/server";
import { makeDesk, stubSettings } from "@/lib/sync/testing-desk";
import { upsertCases } from "@/lib/sync/upsert";
import { amiqusFor } from "../client";
import { changeRecordAssignees, createSdkToken } from "./mutations";
import { caseAssignees } from "./queries";

let database: TestDatabase;
let sandbox: RunningSandbox;
let desk: Awaited<ReturnType<typeof makeDesk>>;
let amiqus: Awaited<ReturnType<typeof amiqusFor>>;
/** Amiqus' ids: the first is the desk's admin, the second nobody here. */
let mapped: string;
let stranger: string;
let recordId: string;
let caseId: string;

beforeAll(async () => {
  database = await createTestDatabase();
  sandbox = await startSandbox();
  stubSettings(sandbox.url);
  desk = await makeDesk(`${sandbox.url}/amiqus/api/v2`);
  amiqus = await amiqusFor(desk.ctx.teamId, desk.connection.id);
  const [first, second] = (await amiqus.listMembers()).map(({ value }) => value);
  mapped = String(first?.id);
  stranger = String(second?.id);
  const data = { email: first?.email ?? "" };
  await withSystem((tx) => tx.user.update({ where: { id: desk.ctx.userId }, data }));
});
afterAll(async () => {
  await sandbox.close();
  await database.drop();
});
beforeEach(async () => {
  sandbox.sandbox.faults.clear();
  const { value: client } = await amiqus.createClient({
    name: { first_name: "Emmett", last_name: "Brown" },
    email: `${newId()}@example.com`,
  });
  const steps = [{ type: "check.watchlist" as const, preferences: {} }];
  const { value } = await amiqus.createRecord({ client: client.id, steps, notification: false });
  recordId = String(value.id);
  caseId = await index("record", recordId);
  sandbox.sandbox.log.clear();
});

/** Fetches something of Amiqus into the desk. Answers its case. */
async function index(kind: "record" | "case", id: string): Promise<string> {
  const adapter = await adapterFor(desk.ctx.teamId, desk.connection.id);
  const fetched = await adapter.cases.fetch({ kind, id });
  const { caseIds } = await withTeam(desk.ctx.teamId, (tx) =>
    upsertCases(tx, desk.connection, [fetched], "poll"),
  );
  return caseIds[0] ?? "";
}

const held = async () => (await caseAssignees(desk.ctx, caseId)).assignees;
const here = async () =>
  (await withTeam(desk.ctx.teamId, (tx) => tx.case.findUniqueOrThrow({ where: { id: caseId } }))).assigneeId;
const writes = (path: RegExp) =>
  sandbox.sandbox.log.list(0).filter((entry) => entry.method !== "GET" && path.test(entry.path));
const audits = (action: string) =>
  withTeam(desk.ctx.teamId, (tx) => tx.auditEvent.findMany({ where: { action, objectId: caseId } }));
const change = (asked: Parameters<typeof changeRecordAssignees>[1]["change"], operationId = newId()) =>
  changeRecordAssignees(desk.ctx, { caseId, operationId, change: asked });
const lost = (method: string, path: string) =>
  sandbox.sandbox.faults.add({ kind: "drop-after", method, path, times: 1, skip: 0 });

describe("who holds a record", () => {
  it("is added to and taken off one by one, and the desk's assignee follows", async () => {
    expect(await change({ how: "add", memberIds: [stranger] })).toMatchObject({ state: "sent", added: 1 });
    expect(await here()).toBeNull();
    expect(await change({ how: "add", memberIds: [stranger, mapped] })).toMatchObject({ added: 1 });
    expect(await here()).toBe(desk.ctx.memberId);
    expect(await change({ how: "add", memberIds: [mapped] })).toMatchObject({ state: "sent", added: 0 });
    const both = await held();
    expect(both.map(({ member }) => member.deskName)).toEqual([null, "Ann Example"]);
    const mine = both.find(({ member }) => member.id === mapped)?.assigneeId ?? "";
    expect(await change({ how: "remove", assigneeId: mine })).toMatchObject({ state: "sent" });
    expect(await here()).toBeNull();
    expect((await held()).map(({ member }) => member.id)).toEqual([stranger]);
    await change({ how: "replace", memberIds: [mapped] });
    expect(await here()).toBe(desk.ctx.memberId);
    await change({ how: "clear" });
    expect(await held()).toEqual([]);
    expect(await here()).toBeNull();
    await fetchNow(desk.ctx, caseId);
    expect(await here()).toBeNull();
    expect(await audits("case.assignees-at-provider")).toHaveLength(6);
  });

  it("is changed once however often it is pressed, and a lost answer is looked up", async () => {
    const operationId = newId();
    lost("POST", `/records/${recordId}/assignees$`);
    const asked = { how: "add" as const, memberIds: [mapped] };
    expect(await change(asked, operationId)).toMatchObject({ state: "unknown", added: null });
    expect(await here()).toBeNull();
    expect(await lookAgain(desk.ctx, operationId)).toMatchObject({ state: "sent" });
    expect(await here()).toBe(desk.ctx.memberId);
    expect(await change(asked, operationId)).toMatchObject({ state: "sent" });
    expect(writes(/\/assignees$/)).toHaveLength(1);
  });

  it("says what Amiqus refused, and that somebody was quicker", async () => {
    expect(await change({ how: "remove", assigneeId: "999999999" })).toMatchObject({
      state: "rejected",
      code: "not-found",
    });
    const refused = await change({ how: "add", memberIds: ["999999999"] });
    expect(refused.state).toBe("rejected");
    expect(Object.keys(refused.fieldErrors)).toEqual(["0.team_member"]);
    const outcomes = (await audits("case.assignees-at-provider")).map((event) => event.outcome);
    expect(outcomes).toEqual(["refused", "refused"]);
  });

  it("is read by everybody of the team and changed by managers and admins", async () => {
    const auditor = await makeMember(desk.ctx.teamId, "auditor");
    const manager = await makeMember(desk.ctx.teamId, "manager");
    const staff = await makeMember(desk.ctx.teamId, "staff");
    expect(await caseAssignees(auditor, caseId)).toEqual({ assignees: [], members: [] });
    expect((await caseAssignees(manager, caseId)).members.length).toBeGreaterThan(1);
    const asked = { caseId, operationId: newId(), change: { how: "clear" as const } };
    await expect(changeRecordAssignees(staff, asked)).rejects.toMatchObject({ code: "forbidden" });
    const other = await makeDesk(`${sandbox.url}/amiqus/api/v2`);
    await expect(changeRecordAssignees(other.ctx, asked)).rejects.toMatchObject({ code: "not-found" });
    await expect(caseAssignees(other.ctx, caseId)).rejects.toMatchObject({ code: "not-found" });
    await expect(caseAssignees(desk.ctx, "nonsense")).rejects.toMatchObject({ code: "not-found" });
    expect(writes(/./)).toEqual([]);
  });

  it("of a case is read and never changed", async () => {
    const [there] = [...sandbox.sandbox.store.amiqus.world.teams.values()];
    const kase = [...(there?.cases.stored() ?? [])].find((row) => row.assignees.length > 0);
    caseId = await index("case", String(kase?.id));
    const { assignees, members } = await caseAssignees(desk.ctx, caseId);
    expect(assignees.length).toBe(kase?.assignees.length);
    expect(members).toEqual([]);
    await expect(change({ how: "clear" })).rejects.toMatchObject({ code: "invalid" });
    expect(writes(/./)).toEqual([]);
  });
});

describe("a token for an app", () => {
  const make = (operationId = newId(), ctx = desk.ctx) => createSdkToken(ctx, { caseId, operationId });
  async function kept(): Promise<string> {
    const events = (await audits("case.sdk-token")).map(({ seq: _, ...event }) => event);
    const rows = await withTeam(desk.ctx.teamId, (tx) =>
      tx.operation.findMany({ where: { subjectId: caseId } }),
    );
    return JSON.stringify([rows, events]);
  }

  it("is told once and kept nowhere", async () => {
    const operationId = newId();
    const made = await make(operationId);
    expect(made).toMatchObject({ state: "sent", token: expect.stringMatching(/^[\w-]+\.[\w-]+\.[\w-]+$/) });
    expect(await kept()).not.toContain(made.token);
    expect(await audits("case.sdk-token")).toMatchObject([{ outcome: "done" }]);
    expect(await make(operationId)).toMatchObject({ state: "sent", token: null });
    expect(writes(/sdk_token/)).toHaveLength(1);
    expect((await make()).token).not.toBe(made.token);
  });

  it("that was lost is asked for again, and leaves nothing to settle", async () => {
    const operationId = newId();
    lost("POST", "/sdk_token$");
    expect(await make(operationId)).toMatchObject({ state: "unknown", token: null });
    expect(await audits("case.sdk-token")).toMatchObject([{ outcome: "unknown" }]);
    expect(await lookAgain(desk.ctx, operationId)).toMatchObject({ state: "sent" });
    expect((await make()).token).not.toBeNull();
    expect(writes(/sdk_token/)).toHaveLength(2);
  });

  it("is for admins, of a record that Amiqus has", async () => {
    const manager = await makeMember(desk.ctx.teamId, "manager");
    await expect(make(newId(), manager)).rejects.toMatchObject({ code: "forbidden" });
    const body = { record_id: ["The selected record id is invalid."] };
    const fault = { kind: "status", status: 422, after: false, method: "POST", times: 1, skip: 0 } as const;
    sandbox.sandbox.faults.add({ ...fault, path: "/sdk_token$", body });
    expect(await make()).toMatchObject({ state: "rejected", token: null, fieldErrors: body });
  });
});
