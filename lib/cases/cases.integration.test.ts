import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { TeamContext } from "@/lib/auth/context";
import { adapterFor } from "@/lib/connections/adapter";
import { withSystem, withTeam } from "@/lib/db/client";
import { newId } from "@/lib/db/ids";
import { createTestDatabase, type TestDatabase } from "@/lib/db/testing";
import { operationsOf } from "@/lib/operations/queries";
import { lookAgain } from "@/lib/operations/resolve";
import type { CaseKind, NormalisedStatus } from "@/lib/providers/port";
import { type RunningSandbox, startSandbox } from "@/lib/sandbox/server";
import { makeDesk, stubSettings } from "@/lib/sync/testing-desk";
import { upsertCases } from "@/lib/sync/upsert";
import { downloadCase } from "./download";
import { addItems, assignCase, expireCase, groupCase, reviewCase, updateCase } from "./mutations";
import { getCase, getCaseDesk, groupTargets } from "./queries";
import { fetchNow } from "./refresh";

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
  await sandbox.sandbox.reset();
  desk = await makeDesk(`${sandbox.url}/amiqus/api/v2`);
  ctx = desk.ctx;
  await pull();
  sandbox.sandbox.log.clear();
});

/** Reads what the sandbox has into the index. */
async function pull(): Promise<void> {
  const adapter = await adapterFor(ctx.teamId, desk.connection.id);
  for await (const page of adapter.sync?.pull(null) ?? []) {
    await withTeam(ctx.teamId, (tx) => upsertCases(tx, desk.connection, page.items, "poll"));
  }
}

async function pick(kind: CaseKind, status?: NormalisedStatus): Promise<string> {
  const row = await withTeam(ctx.teamId, (tx) =>
    tx.case.findFirst({
      where: {
        teamId: ctx.teamId,
        kind,
        archivedAt: null,
        clientId: { not: null },
        ...(status ? { status } : {}),
      },
      orderBy: { providerCaseId: "asc" },
    }),
  );
  if (!row) throw new Error(`the sandbox has no ${kind} in ${status}`);
  return row.id;
}

const press = () => newId();
const as = (role: TeamContext["role"]): TeamContext => ({ ...ctx, role });
const writes = () => sandbox.sandbox.log.list(0).filter((entry) => entry.method !== "GET");
const drop = { kind: "drop-after", times: 1, skip: 0 } as const;

async function audits(caseId: string): Promise<string[]> {
  const events = await withTeam(ctx.teamId, (tx) =>
    tx.auditEvent.findMany({ where: { caseId }, orderBy: { seq: "asc" } }),
  );
  return events.map((event) => `${event.action} ${event.outcome}`);
}

describe("reading", () => {
  test("a record is shown from its list row, and whole after a refresh", async () => {
    const caseId = await pick("record", "needs_review");
    expect((await getCase(ctx, caseId)).complete).toBe(false);
    await fetchNow(ctx, caseId);
    const view = await getCase(as("auditor"), caseId);
    expect(view).toMatchObject({ complete: true, row: { kind: "record", status: "needs_review" } });
    expect(view.content?.checks.length).toBeGreaterThan(0);
    expect(view.client).not.toBeNull();
    expect(JSON.parse(JSON.stringify(view))).toEqual(view);
  });

  test("unknown, malformed and foreign ids are equally not found", async () => {
    const foreign = await makeDesk(`${sandbox.url}/amiqus/api/v2`);
    const caseId = await pick("record");
    const input = { caseId, operationId: press() };
    const refused = { code: "not-found" };
    for (const id of [newId(), "1", caseId]) {
      await expect(getCase(foreign.ctx, id)).rejects.toMatchObject(refused);
      await expect(fetchNow(foreign.ctx, id)).rejects.toMatchObject(refused);
      await expect(downloadCase(foreign.ctx, id)).rejects.toMatchObject(refused);
    }
    await expect(updateCase(foreign.ctx, { ...input, patch: { archived: true } })).rejects.toMatchObject(
      refused,
    );
    await expect(assignCase(foreign.ctx, { ...input, assigneeId: null })).rejects.toMatchObject(refused);
    await expect(groupTargets(foreign.ctx, caseId)).rejects.toMatchObject(refused);
    expect(writes()).toEqual([]);
  });

  test("the desk names members and connections", async () => {
    const answer = await getCaseDesk(ctx);
    expect(answer.members).toEqual([{ id: ctx.memberId, name: "Ann Example", active: true }]);
    expect(answer.connections).toMatchObject([{ id: desk.connection.id, provider: "amiqus" }]);
  });

  test("a refresh that the provider refuses keeps what is stored and says so", async () => {
    const caseId = await pick("record");
    sandbox.sandbox.faults.add({
      kind: "status",
      path: "/records",
      status: 503,
      after: false,
      times: 20,
      skip: 0,
    });
    await expect(fetchNow(ctx, caseId)).rejects.toMatchObject({ code: "unavailable" });
    expect((await getCase(ctx, caseId)).row.id).toBe(caseId);
  });
});

describe("updates", () => {
  test("marking a record as reviewed and back", async () => {
    const caseId = await pick("record", "needs_review");
    const input = { caseId, operationId: press(), patch: { reviewed: true } };
    const [first, second] = await Promise.all([updateCase(ctx, input), updateCase(ctx, input)]);
    expect(first).toMatchObject({ state: "sent" });
    expect(second).toMatchObject({ state: "sent" });
    expect(writes()).toHaveLength(1);
    expect((await getCase(ctx, caseId)).row).toMatchObject({
      status: "closed",
      rawStatus: "reviewed",
      confirmedBy: "write",
    });
    await updateCase(ctx, { caseId, operationId: press(), patch: { reviewed: false } });
    expect((await getCase(ctx, caseId)).row.status).toBe("needs_review");
    expect(await audits(caseId)).toEqual(["case.update done", "case.update done"]);
  });

  test("archive, reminders and expiry of a record", async () => {
    const caseId = await pick("record", "awaiting_client");
    expect(await updateCase(ctx, { caseId, operationId: press(), patch: { reminders: true } })).toMatchObject(
      { state: "sent" },
    );
    const expiresAt = new Date(Date.now() + 5 * 86_400_000).toISOString();
    expect(await expireCase(ctx, { caseId, operationId: press(), expiresAt })).toMatchObject({
      state: "sent",
    });
    expect((await getCase(ctx, caseId)).expiresAt?.slice(0, 19)).toBe(expiresAt.slice(0, 19));
    const late = new Date(Date.now() + 12 * 86_400_000).toISOString();
    expect(await expireCase(ctx, { caseId, operationId: press(), expiresAt: late })).toMatchObject({
      state: "rejected",
      fieldErrors: { expiresAt: [expect.any(String)] },
    });
    expect(await expireCase(ctx, { caseId, operationId: press(), expiresAt: "now" })).toMatchObject({
      state: "sent",
    });
    expect(await updateCase(ctx, { caseId, operationId: press(), patch: { archived: true } })).toMatchObject({
      state: "sent",
    });
    expect((await getCase(ctx, caseId)).row.archived).toBe(true);
  });

  test("a case is renamed, a record is not", async () => {
    const caseId = await pick("case");
    const patch = { title: "Purchase of 9303 Lyon Drive", reference: "HV-1955" };
    expect(await updateCase(ctx, { caseId, operationId: press(), patch })).toMatchObject({ state: "sent" });
    expect((await getCase(ctx, caseId)).row).toMatchObject(patch);
    const record = await pick("record");
    await expect(updateCase(ctx, { caseId: record, operationId: press(), patch })).rejects.toMatchObject({
      code: "invalid",
    });
  });

  test("an auditor changes nothing", async () => {
    const input = { caseId: await pick("record"), operationId: press() };
    const refused = { code: "forbidden" };
    await expect(updateCase(as("auditor"), { ...input, patch: { archived: true } })).rejects.toMatchObject(
      refused,
    );
    await expect(expireCase(as("auditor"), { ...input, expiresAt: "now" })).rejects.toMatchObject(refused);
    await expect(assignCase(as("auditor"), { ...input, assigneeId: null })).rejects.toMatchObject(refused);
    await expect(addItems(as("auditor"), { ...input, itemIds: [input.caseId] })).rejects.toMatchObject(
      refused,
    );
    await expect(groupCase(as("auditor"), { ...input, createId: press(), title: "x" })).rejects.toMatchObject(
      refused,
    );
    await expect(
      reviewCase(as("auditor"), { ...input, decision: "approve", reason: "x", seen: "needs_review" }),
    ).rejects.toMatchObject(refused);
    expect(writes()).toEqual([]);
  });

  test("an answer that is lost is looked up and never sent again", async () => {
    const caseId = await pick("record", "needs_review");
    sandbox.sandbox.faults.add({ ...drop, method: "PATCH", path: "/records/" });
    const operationId = press();
    const result = await updateCase(ctx, { caseId, operationId, patch: { reviewed: true } });
    expect(result.state).toBe("unknown");
    expect(await operationsOf(ctx, "case", caseId)).toMatchObject([{ operationId, state: "unknown" }]);
    expect(await lookAgain(ctx, operationId)).toMatchObject({ state: "sent" });
    expect((await getCase(ctx, caseId)).row.status).toBe("closed");
    expect(writes()).toHaveLength(1);
  });
});

describe("decisions", () => {
  test("approve, then reopen, each with a reason", async () => {
    const caseId = await pick("case", "needs_review");
    const review = { caseId, decision: "approve", reason: "All in order", seen: "needs_review" } as const;
    const operationId = press();
    const [once] = await Promise.all([
      reviewCase(ctx, { ...review, operationId }),
      reviewCase(ctx, { ...review, operationId }),
    ]);
    expect(once).toMatchObject({ state: "sent" });
    expect(await reviewCase(ctx, { ...review, operationId })).toMatchObject({ state: "sent" });
    expect(writes()).toHaveLength(1);
    const view = await getCase(ctx, caseId);
    expect(view.row).toMatchObject({ status: "approved", rawStatus: "approved" });
    expect(view.timeline.filter((entry) => entry.what === "review")).toMatchObject([
      { decision: "approve", reason: "All in order", actor: "Ann Example" },
    ]);
    const reopen = {
      caseId,
      operationId: press(),
      decision: "reopen",
      reason: "New facts",
      seen: "approved",
    } as const;
    expect(await reviewCase(ctx, reopen)).toMatchObject({ state: "sent" });
    expect((await getCase(ctx, caseId)).row.status).toBe("needs_review");
    expect(await audits(caseId)).toEqual(["case.review done", "case.review done"]);
  });

  test("a hold keeps its end until the case is decided", async () => {
    const caseId = await pick("case", "needs_review");
    const holdUntil = new Date(Date.now() + 7 * 86_400_000).toISOString();
    const hold = {
      caseId,
      operationId: press(),
      decision: "hold",
      reason: "Waiting for funds",
      seen: "needs_review",
    } as const;
    expect(await reviewCase(ctx, { ...hold, holdUntil })).toMatchObject({ state: "sent" });
    expect((await getCase(ctx, caseId)).row).toMatchObject({ status: "on_hold", holdUntil });
    const reject = {
      caseId,
      operationId: press(),
      decision: "reject",
      reason: "No funds",
      seen: "on_hold",
    } as const;
    expect(await reviewCase(ctx, reject)).toMatchObject({ state: "sent" });
    expect((await getCase(ctx, caseId)).row.holdUntil).toBeUndefined();
  });

  test("what the member did not see is not decided", async () => {
    const caseId = await pick("case", "needs_review");
    const stale = {
      caseId,
      operationId: press(),
      decision: "approve",
      reason: "ok",
      seen: "on_hold",
    } as const;
    await expect(reviewCase(ctx, stale)).rejects.toMatchObject({ code: "conflict" });
    const record = await pick("record", "needs_review");
    const wrong = { ...stale, caseId: record, seen: "needs_review" } as const;
    await expect(reviewCase(ctx, wrong)).rejects.toMatchObject({ code: "invalid" });
    expect(writes()).toEqual([]);
  });

  test("a lost answer of a decision is found again with its reason", async () => {
    const caseId = await pick("case", "needs_review");
    sandbox.sandbox.faults.add({ ...drop, method: "POST", path: "/reviews" });
    const operationId = press();
    const review = {
      caseId,
      operationId,
      decision: "reject",
      reason: "Sanctioned",
      seen: "needs_review",
    } as const;
    expect((await reviewCase(ctx, review)).state).toBe("unknown");
    expect(await lookAgain(ctx, operationId)).toMatchObject({ state: "sent" });
    const view = await getCase(ctx, caseId);
    expect(view.row.status).toBe("rejected");
    expect(view.timeline.filter((entry) => entry.what === "review")).toMatchObject([
      { reason: "Sanctioned" },
    ]);
    expect(writes()).toHaveLength(1);
  });
});

describe("assignees", () => {
  async function member(email: string, role: TeamContext["role"] = "staff"): Promise<string> {
    const id = newId();
    const userId = newId();
    await withSystem(async (tx) => {
      const known = await tx.user.findFirst({ where: { email } });
      const user = known ?? (await tx.user.create({ data: { id: userId, email, name: "Bob Example" } }));
      await tx.member.create({ data: { id, teamId: ctx.teamId, userId: user.id, role } });
    });
    return id;
  }

  test("a member whom the provider knows holds the case there too", async () => {
    const adapter = await adapterFor(ctx.teamId, desk.connection.id);
    const [theirs] = await adapter.connection.members();
    const assigneeId = await member(theirs?.email ?? "");
    const caseId = await pick("record");
    const result = await assignCase(as("manager"), { caseId, operationId: press(), assigneeId });
    expect(result).toMatchObject({ state: "sent", mirrored: "yes" });
    await fetchNow(ctx, caseId);
    const view = await getCase(ctx, caseId);
    expect(view.row.assigneeId).toBe(assigneeId);
    expect(view.content?.assignees).toMatchObject([{ email: theirs?.email }]);
    expect(await assignCase(as("manager"), { caseId, operationId: press(), assigneeId: null })).toMatchObject(
      { state: "sent" },
    );
    expect((await getCase(ctx, caseId)).row.assigneeId).toBeUndefined();
  });

  test("a member whom the provider does not know holds it here only", async () => {
    const caseId = await pick("record");
    await assignCase(as("manager"), { caseId, operationId: press(), assigneeId: null });
    sandbox.sandbox.log.clear();
    const assigneeId = await member(`${newId()}@example.test`);
    const result = await assignCase(as("manager"), { caseId, operationId: press(), assigneeId });
    expect(result).toMatchObject({ state: "sent", mirrored: "unknown-there" });
    expect(writes()).toEqual([]);
    expect((await getCase(ctx, caseId)).row.assigneeId).toBe(assigneeId);
  });

  test("staff take what nobody holds and put down their own; the rest is for managers", async () => {
    const caseId = await pick("case");
    const mine = { caseId, assigneeId: ctx.memberId };
    expect(await assignCase(as("staff"), { ...mine, operationId: press() })).toMatchObject({
      mirrored: "not-kept",
    });
    expect(await assignCase(as("staff"), { caseId, operationId: press(), assigneeId: null })).toMatchObject({
      state: "sent",
    });
    const other = await member(`${newId()}@example.test`);
    const refused = { code: "forbidden" };
    await expect(
      assignCase(as("staff"), { caseId, operationId: press(), assigneeId: other }),
    ).rejects.toMatchObject(refused);
    await assignCase(as("manager"), { caseId, operationId: press(), assigneeId: other });
    await expect(assignCase(as("staff"), { ...mine, operationId: press() })).rejects.toMatchObject(refused);
    await expect(
      assignCase(as("manager"), {
        caseId,
        operationId: press(),
        assigneeId: await member(`${newId()}@example.test`, "auditor"),
      }),
    ).rejects.toMatchObject({ code: "not-found" });
  });
});

describe("grouping", () => {
  test("a record goes into a new case, once, and others follow", async () => {
    const caseId = await pick("record", "needs_review");
    const input = { caseId, operationId: press(), createId: press(), title: "Onboarding", reference: "HV-2" };
    const result = await groupCase(ctx, input);
    expect(result).toMatchObject({ state: "sent", caseId: expect.any(String) });
    expect(await groupCase(ctx, input)).toMatchObject({ state: "sent", caseId: result.caseId });
    expect(writes()).toHaveLength(2);
    const view = await getCase(ctx, result.caseId ?? "");
    expect(view.row).toMatchObject({ kind: "case", title: "Onboarding", reference: "HV-2" });
    expect(view.items).toMatchObject([{ kind: "record", case: { id: caseId } }]);
    expect((await groupTargets(ctx, caseId)).map((target) => target.id)).toContain(result.caseId);
    expect((await getCase(ctx, caseId)).groups).toMatchObject([{ id: result.caseId }]);
  });

  test("a record of another client does not fit", async () => {
    const caseId = await pick("case");
    const { clientId } =
      (await withTeam(ctx.teamId, (tx) => tx.case.findFirst({ where: { id: caseId } }))) ?? {};
    const other = await withTeam(ctx.teamId, (tx) =>
      tx.case.findFirst({ where: { kind: "record", clientId: { not: clientId ?? newId() } } }),
    );
    await expect(
      addItems(ctx, { caseId, operationId: press(), itemIds: [other?.id ?? ""] }),
    ).rejects.toMatchObject({ code: "invalid" });
    expect(writes()).toEqual([]);
  });
});
