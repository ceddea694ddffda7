import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { TeamContext } from "@/lib/auth/context";
import { createClient } from "@/lib/clients/mutations";
import { clientFieldsSchema } from "@/lib/clients/schema";
import { withTeam } from "@/lib/db/client";
import { newId } from "@/lib/db/ids";
import { createTestDatabase, type TestDatabase } from "@/lib/db/testing";
import { launch } from "@/lib/launch/mutations";
import { ACCOUNT, AT_ONCE, COMPANY, PARTNER } from "@/lib/providers/quickr/testing";
import { startSandbox } from "@/lib/sandbox/server";
import { makeDesk, stubSettings } from "@/lib/sync/testing-desk";
import { sweepDeliveries } from "@/lib/webhooks/sweep";
import { type Receiver, startReceiver } from "@/lib/webhooks/testing-receiver";
import { createUser, deleteUser, writeAutomation } from "./account-mutations";
import { accountsOf, automationsOf, usageOf, usersOf } from "./account-queries";
import { addNote, createDeclaration, renewContract, runChecks } from "./case-mutations";
import {
  exportEvents,
  quickrCaseView,
  quickrDryRun,
  quickrEvents,
  quickrFile,
  quickrOwnership,
} from "./case-queries";

let database: TestDatabase;
let sandbox: Awaited<ReturnType<typeof startSandbox>>;
let receiver: Receiver;
let baseUrl: string;

beforeAll(async () => {
  database = await createTestDatabase();
  sandbox = await startSandbox();
  receiver = await startReceiver();
  baseUrl = `${sandbox.url}/quickr/v2`;
  stubSettings(sandbox.url, receiver.url);
});
afterAll(async () => {
  await receiver.close();
  await sandbox.close();
  await database.drop();
});

let desk: Awaited<ReturnType<typeof makeDesk>>;
let ctx: TeamContext;

beforeEach(async () => {
  await sandbox.sandbox.reset();
  desk = await makeQuickrDesk(ACCOUNT);
  ctx = desk.ctx;
});

async function makeQuickrDesk(credentials: { accountId: string; apiKey: string }) {
  const made = await makeDesk(baseUrl, { provider: "quickr", credentials, token: credentials.apiKey });
  await withTeam(made.ctx.teamId, (tx) =>
    tx.connection.update({
      where: { id: made.connection.id },
      data: { settings: { accountId: credentials.accountId } },
    }),
  );
  return made;
}

async function newClient(): Promise<string> {
  const none = { title: null, otherTitle: null, middleName: null, landline: null, mobile: null, dob: null };
  const named = { firstName: "Ragnar", lastName: "Lothbrok", email: `${newId()}@example.com` };
  const fields = clientFieldsSchema.parse({ ...none, ...named, reference: null, address: null });
  const result = await createClient(ctx, { formId: newId(), fields, connectionIds: [], createAnyway: true });
  if (result.kind !== "saved") throw new Error("not saved");
  return result.clientId;
}

/** A launched case, by the desk's id. */
async function launched(input: object = AT_ONCE, clientId?: string): Promise<string> {
  await launch(ctx, {
    operationId: newId(),
    clientId: clientId ?? (await newClient()),
    connectionId: desk.connection.id,
    kind: "case",
    input: JSON.parse(JSON.stringify(input)),
    launchAnyway: false,
  });
  const row = await withTeam(ctx.teamId, (tx) =>
    tx.case.findFirstOrThrow({ where: { teamId: ctx.teamId }, orderBy: { createdAt: "desc" } }),
  );
  return row.id;
}

/** Time passes at Quickr, its callbacks arrive, and the desk fetches what they are about. */
async function pass(seconds: number): Promise<void> {
  await sandbox.sandbox.clock.advance(seconds * 1000);
  await sandbox.sandbox.clock.idle();
  await sweepDeliveries(new Date(Date.now() + 86_400_000));
}

const caseRow = (id: string) =>
  withTeam(ctx.teamId, (tx) => tx.case.findFirstOrThrow({ where: { id, teamId: ctx.teamId } }));
const at = (caseId: string) => ({ caseId, operationId: newId() });
const onAccount = () => ({ connectionId: desk.connection.id, operationId: newId() });
const tokenCalls = () => sandbox.sandbox.log.list().filter((one) => one.path.endsWith("/auth/token")).length;

describe("a Quickr case", () => {
  it("is launched, told of, and fetched again", async () => {
    const id = await launched();
    expect(await caseRow(id)).toMatchObject({ rawStatus: "PROCESSING_DETAILS", provider: "quickr" });
    await pass(5);
    expect(await caseRow(id)).toMatchObject({
      rawStatus: "READY_FOR_REVIEW",
      status: "needs_review",
      confirmedBy: "webhook",
      clientName: "Ragnarok AS",
    });
    expect(tokenCalls()).toBe(1);
  });

  it("belongs to the client for whom it was launched, also where another has the same company", async () => {
    const [first, second] = [await newClient(), await newClient()];
    expect(await caseRow(await launched(AT_ONCE, first))).toMatchObject({ clientId: first });
    const id = await launched(AT_ONCE, second);
    expect(await caseRow(id)).toMatchObject({ clientId: second });
    await pass(5);
    expect(await caseRow(id)).toMatchObject({ clientId: second, confirmedBy: "webhook" });
  });

  it("shares one token among everything that asks at once", async () => {
    const connectionId = desk.connection.id;
    await Promise.all([
      usersOf(ctx, connectionId),
      automationsOf(ctx, connectionId),
      usersOf(ctx, connectionId),
    ]);
    expect(tokenCalls()).toBe(1);
    // A token that Quickr drops early is got anew by the next read.
    await sandbox.sandbox.clock.advance(2 * 3_600_000);
    expect((await usersOf(ctx, connectionId)).items.length).toBeGreaterThan(3);
    expect(tokenCalls()).toBe(2);
  });

  it("is pushed back to review by ongoing discovery, and runs checks when asked", async () => {
    const id = await launched();
    await pass(5);
    const { providerCaseId } = await caseRow(id);
    const control = (path: string, body: object) =>
      fetch(`${sandbox.url}/__sandbox/quickr/cases/${providerCaseId}${path}`, {
        method: "POST",
        body: JSON.stringify(body),
      });
    const row = sandbox.sandbox.store.quickr.world.cases.get(providerCaseId);
    if (row) row.status = "ACTIVE";
    await control("/discover", { change: { status: "Bankrupt" } });
    await pass(1);
    expect(await caseRow(id)).toMatchObject({ status: "needs_review", outcome: "Company not active" });
    const view = await quickrCaseView(ctx, id);
    expect(view.checks[0]?.flags.map((flag) => flag.code)).toEqual(["COMPANY_INACTIVE", "DISCOVERY_UPDATED"]);
    expect((await runChecks(ctx, { ...at(id), checks: ["sanctions"] })).state).toBe("sent");
    await pass(5);
    const events = await quickrEvents(ctx, id, { type: "checks_completed", cursor: null });
    expect(events.items.map((event) => event.subType)).toContain("manual_checks_completed");
    const file = await exportEvents(ctx, id, null);
    expect(JSON.parse(await file.text()).length).toBeGreaterThan(4);
  });

  it("gets a declaration link once, and a note", async () => {
    const id = await launched();
    await pass(5);
    const made = await createDeclaration(ctx, at(id));
    expect(made).toMatchObject({ state: "sent" });
    expect(made.url).toContain("/quickr/form/");
    expect((await quickrCaseView(ctx, id)).declaration).toMatchObject({ state: "open", canCreate: false });
    expect(await createDeclaration(ctx, at(id))).toMatchObject({ state: "rejected", url: null });
    await addNote(ctx, { ...at(id), text: "Looked at" });
    expect((await quickrCaseView(ctx, id)).notes[0]).toMatchObject({ text: "Looked at" });
  });

  it("looks a lost write up and does not repeat it", async () => {
    const id = await launched();
    await pass(5);
    sandbox.sandbox.faults.add({ kind: "drop-after", method: "POST", path: "/notes$", times: 1, skip: 0 });
    const result = await addNote(ctx, { ...at(id), text: "Once" });
    expect(["unknown", "reconciling", "sent"]).toContain(result.state);
    const { notes } = sandbox.sandbox.store.quickr.world.cases.get((await caseRow(id)).providerCaseId) ?? {};
    expect(notes?.filter((note) => note.text === "Once").length).toBe(1);
  });

  it("streams files that it names, and no others", async () => {
    const id = await launched({ ...AT_ONCE, checks: [{ type: "credit_score" }] });
    await pass(5);
    const credit = (await quickrCaseView(ctx, id)).credit;
    expect(credit).toMatchObject({ score: 88, grade: "A" });
    const file = await quickrFile(ctx, id, credit?.reports[0]?.fileId ?? "");
    expect((await new Response(file.body).text()).startsWith("%PDF")).toBe(true);
    expect(file.headers.get("content-disposition")).toContain("credit-report.pdf");
    await expect(quickrFile(ctx, id, "TQ1000001.file.1")).rejects.toMatchObject({ code: "not-found" });
  });

  it("shows who owns the company and what an automation would do", async () => {
    const [automation] = (await automationsOf(ctx, desk.connection.id)).items;
    const input = {
      ...AT_ONCE,
      checks: [{ type: "company" }, { type: "sanctions" }, { type: "credit_score" }],
      automations: [{ id: automation?.id }],
    };
    const id = await launched(input);
    await pass(5);
    // The automation ran at Quickr; the dry run on what is stored says the same.
    expect(await caseRow(id)).toMatchObject({ rawStatus: "ACTIVE", status: "approved" });
    const body = {
      name: "Auto approve",
      trigger: [{ type: "case_status_updated" as const, status: "READY_FOR_REVIEW" }],
      conditions: automation?.conditions ?? [],
      actions: [{ type: "set_case_status" as const, status: "ACTIVE" }],
    };
    expect((await quickrDryRun(ctx, { caseId: id, body })).holds).toBe(true);
    const { nodes } = await quickrOwnership(ctx, id);
    expect(nodes.map((node) => node.name)).toEqual([
      "Ragnarok AS",
      "Ragnar Lothbrok",
      "Lagertha Shieldmaiden",
    ]);
    const bad = await launched({ ...input, prefills: [COMPANY("987123654")] });
    await pass(5);
    expect((await quickrDryRun(ctx, { caseId: bad, body })).holds).toBe(false);
    expect(await caseRow(bad)).toMatchObject({ status: "needs_review" });
  });

  it("is nobody else's", async () => {
    const id = await launched();
    const stranger = await makeQuickrDesk(ACCOUNT);
    await expect(quickrCaseView(stranger.ctx, id)).rejects.toMatchObject({ code: "not-found" });
    await expect(usersOf(stranger.ctx, desk.connection.id)).rejects.toMatchObject({ code: "not-found" });
    const auditor: TeamContext = { ...ctx, role: "auditor" };
    await expect(addNote(auditor, { ...at(id), text: "x" })).rejects.toMatchObject({ code: "forbidden" });
    const gone = { ...at(id), contractId: "TQ1000001.contract.1" };
    expect(await renewContract(ctx, gone)).toMatchObject({ state: "rejected" });
  });
});

describe("a Quickr account", () => {
  it("shows an API key once and keeps it nowhere", async () => {
    const made = await createUser(ctx, {
      ...onAccount(),
      type: "api_key",
      name: "Sync",
      scopes: ["read:quickr"],
    });
    expect(made.apiKey).toMatch(/^qk_/);
    const kept = await withTeam(ctx.teamId, async (tx) =>
      JSON.stringify([await tx.operation.findMany({}), await tx.auditEvent.findMany({})], (_key, value) =>
        typeof value === "bigint" ? String(value) : value,
      ),
    );
    expect(kept).toContain("quickr.user-create");
    expect(kept).not.toContain(made.apiKey);
    const user = (await usersOf(ctx, desk.connection.id)).items.find((one) => one.name === "Sync");
    expect(JSON.stringify(user)).not.toContain("qk_");
    const deleted = await deleteUser(ctx, { ...onAccount(), userId: user?.id ?? "" });
    expect(deleted.state).toBe("sent");
  });

  it("saves automations, and only admins do", async () => {
    const body = {
      name: "Approve",
      trigger: [{ type: "case_status_updated" as const, status: "READY_FOR_REVIEW" }],
      conditions: [{ type: "equal_to_null" as const, field: "$.declared_at" }],
      actions: [{ type: "set_case_status" as const, status: "ACTIVE" }],
    };
    const saved = await writeAutomation(ctx, { ...onAccount(), automationId: null, body });
    expect(saved.state).toBe("sent");
    const names = (await automationsOf(ctx, desk.connection.id)).items.map((one) => one.name);
    expect(names).toContain("Approve");
    const staff: TeamContext = { ...ctx, role: "staff" };
    const write = writeAutomation(staff, { ...onAccount(), automationId: null, body });
    await expect(write).rejects.toMatchObject({ code: "forbidden" });
  });

  it("lists a partner's accounts and reads usage", async () => {
    desk = await makeQuickrDesk(PARTNER);
    ctx = desk.ctx;
    const all = { search: "", status: [], type: [], country: [], cursor: null };
    const accounts = await accountsOf(ctx, desk.connection.id, all);
    expect(accounts.items.map((one) => one.accountId)).toEqual(["TQ1000003", "TQ1000004"]);
    const usage = await usageOf(ctx, desk.connection.id, {
      accountId: "TQ1000003",
      from: "2026-01-01",
      to: "2100-01-01",
    });
    expect(usage.columns).toContain("count");
  });
});
