import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { checkDraft, type Draft, draftBody, emptyDraft } from "@/lib/amiqus/launch/draft";
import type { TeamContext } from "@/lib/auth/context";
import { createClient } from "@/lib/clients/mutations";
import { clientFieldsSchema } from "@/lib/clients/schema";
import { withTeam } from "@/lib/db/client";
import { newId } from "@/lib/db/ids";
import { createTestDatabase, type TestDatabase } from "@/lib/db/testing";
import { operationsOf } from "@/lib/operations/queries";
import { lookAgain } from "@/lib/operations/resolve";
import { type RunningSandbox, startSandbox } from "@/lib/sandbox/server";
import { makeDesk, stubSettings } from "@/lib/sync/testing-desk";
import { launch, uploadAttachment } from "./mutations";
import { launchOptions, priceLaunch } from "./queries";

let database: TestDatabase;
let sandbox: RunningSandbox;
let desk: Awaited<ReturnType<typeof makeDesk>>;
let ctx: TeamContext;
let clientId: string;

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
  desk = await makeDesk(`${sandbox.url}/amiqus/api/v2`);
  ctx = desk.ctx;
  clientId = await newClient([desk.connection.id]);
  sandbox.sandbox.log.clear();
});

async function newClient(connectionIds: string[]): Promise<string> {
  const none = { title: null, otherTitle: null, middleName: null, landline: null, mobile: null, dob: null };
  const email = `${newId()}@example.com`;
  const named = { firstName: "Lorraine", lastName: "Baines", email, reference: null, address: null };
  const fields = clientFieldsSchema.parse({ ...none, ...named });
  const result = await createClient(ctx, { formId: newId(), fields, connectionIds, createAnyway: true });
  if (result.kind !== "saved") throw new Error("not saved");
  return result.clientId;
}

const step = (type: string, values: Draft["steps"][number]["values"] = {}) => ({
  key: newId(),
  type,
  values,
});
const drafted = (patch: Partial<Draft>): Draft => ({ ...emptyDraft, ...patch });
const photo = drafted({ steps: [step("check.photo_id"), step("check.watchlist")], message: "Hello" });
const question = (draft: Draft, patch: object = {}) => ({
  operationId: newId(),
  clientId,
  connectionId: desk.connection.id,
  kind: draft.kind,
  input: draftBody(draft),
  launchAnyway: false,
  ...patch,
});
const posts = (ending: RegExp) =>
  sandbox.sandbox.log.list(0).filter((entry) => entry.method === "POST" && ending.test(entry.path)).length;
const cases = () =>
  withTeam(ctx.teamId, (tx) => tx.case.findMany({ where: { teamId: ctx.teamId, clientId } }));

describe("launching", () => {
  it("launches a record once and shows it at once", async () => {
    const input = question(photo);
    const both = await Promise.all([launch(ctx, input), launch(ctx, input)]);
    const again = await launch(ctx, input);
    const [row, ...others] = await cases();
    expect(others).toEqual([]);
    for (const result of [...both, again]) expect(result).toMatchObject({ kind: "sent", caseId: row?.id });
    expect(row).toMatchObject({ kind: "record", clientId, status: "awaiting_client", confirmedBy: "write" });
    expect(posts(/\/records$/)).toBe(1);
  });

  it("sets the expiry", async () => {
    const day = new Date(Date.now() + 4 * 86_400_000).toISOString().slice(0, 10);
    const result = await launch(ctx, question({ ...photo, expiryDay: day }));
    expect(result).toMatchObject({ kind: "sent", warnings: [] });
    expect((await cases())[0]?.expiresAt?.toISOString().slice(0, 10)).toBe(day);
  });

  it("says when the record was launched without its expiry", async () => {
    const refusal = { kind: "status", status: 422, body: { expired_at: ["No."] }, after: false } as const;
    sandbox.sandbox.faults.add({ ...refusal, method: "PATCH", path: "/records/", times: 1, skip: 0 });
    const day = new Date(Date.now() + 4 * 86_400_000).toISOString().slice(0, 10);
    const result = await launch(ctx, question({ ...photo, expiryDay: day }));
    expect(result).toMatchObject({ kind: "sent", warnings: [expect.stringContaining("expiry was not set")] });
    expect(await cases()).toHaveLength(1);
  });

  it("launches a case", async () => {
    const draft = drafted({ kind: "case", name: "Purchase of 9303 Lyon Drive", reference: "HV-1" });
    expect(await launch(ctx, question(draft))).toMatchObject({ kind: "sent" });
    expect(await cases()).toMatchObject([
      { kind: "case", title: "Purchase of 9303 Lyon Drive", reference: "HV-1" },
    ]);
  });

  it("launches every kind of step that the account has", { timeout: 120_000 }, async () => {
    const options = await launchOptions(ctx, desk.connection.id);
    const form = options.forms?.[0]?.id ?? "";
    const template = options.documentTemplates?.[0]?.id ?? "";
    const attachment = options.documents?.[0]?.id ?? "";
    const words = { title: "Passport", instructions: "Both pages", name: "Terms", pin_number: "123456" };
    const values = { ...words, form, template, attachment, GMC: true };
    for (const { type } of options.steps ?? []) {
      const draft = drafted({ steps: [step(type, values)], notification: false });
      expect(checkDraft(draft), type).toEqual({});
      const result = await launch(ctx, question(draft, { launchAnyway: true }));
      expect(result, type).toMatchObject({ kind: "sent" });
    }
    expect((await cases()).length).toBe(options.steps?.length);
  });

  it("launches from a template", async () => {
    const options = await launchOptions(ctx, desk.connection.id);
    const template = options.recordTemplates?.[0]?.id ?? "";
    const draft = drafted({ source: "template", template });
    expect(await launch(ctx, question(draft))).toMatchObject({ kind: "sent" });
  });

  it("stops at checks that the client had lately, until the person goes on", async () => {
    await launch(ctx, question(photo));
    const second = question(photo);
    expect(await launch(ctx, second)).toMatchObject({
      kind: "recent",
      recent: [{ shared: ["check.photo_id", "check.watchlist"] }],
    });
    expect(posts(/\/records$/)).toBe(1);
    expect(await launch(ctx, { ...second, launchAnyway: true })).toMatchObject({ kind: "sent" });
    expect(await cases()).toHaveLength(2);
  });

  it("finds a record whose answer was lost, and never sends it twice", async () => {
    sandbox.sandbox.faults.add({ kind: "drop-after", method: "POST", path: "/records$", times: 1, skip: 0 });
    const input = question(photo);
    expect(await launch(ctx, input)).toEqual({ kind: "unknown", operationId: input.operationId });
    expect(await launch(ctx, input)).toMatchObject({ kind: "unknown" });
    const [open] = await operationsOf(ctx, "client", clientId);
    expect(open).toMatchObject({ kind: "record.create", state: "unknown" });
    expect(await lookAgain(ctx, input.operationId)).toMatchObject({ state: "sent" });
    expect(await cases()).toHaveLength(1);
    expect(posts(/\/records$/)).toBe(1);
  });

  it("puts complaints beside the fields, ours before anything is sent", async () => {
    const incomplete = drafted({ steps: [step("check.photo_id", { docs: [] })] });
    await expect(launch(ctx, question(incomplete))).rejects.toMatchObject({
      code: "invalid",
      fieldErrors: { "steps.0.preferences.docs": [expect.any(String)] },
    });
    expect(posts(/\/records$/)).toBe(0);
    const body = { "steps.0.preferences.docs": ["Not today."] };
    const refusal = { kind: "status", status: 422, body, after: false } as const;
    sandbox.sandbox.faults.add({ ...refusal, method: "POST", path: "/records$", times: 1, skip: 0 });
    expect(await launch(ctx, question(photo))).toMatchObject({ kind: "not-sent", fieldErrors: body });
  });

  it("wants the client at the connection first", async () => {
    const elsewhere = await newClient([]);
    const refused = launch(ctx, question(photo, { clientId: elsewhere }));
    await expect(refused).rejects.toMatchObject({
      code: "conflict",
      message: expect.stringContaining("first"),
    });
  });
});

describe("before launching", () => {
  it("tells the price per step and in total", async () => {
    const price = await priceLaunch(ctx, desk.connection.id, { kind: "record", input: draftBody(photo) });
    expect(price.steps).toHaveLength(2);
    expect(price.total).toBe((price.steps[0] ?? 0) + (price.steps[1] ?? 0));
    expect(price.total).toBeGreaterThan(0);
  });

  it("leaves out lists that cannot be read", async () => {
    const refusal = { kind: "status", status: 403, after: false } as const;
    sandbox.sandbox.faults.add({ ...refusal, method: "GET", path: "/forms", times: 0, skip: 0 });
    const options = await launchOptions(ctx, desk.connection.id);
    expect(options.forms).toBeNull();
    expect(options.steps?.length).toBeGreaterThan(0);
  });

  it("uploads a file to send", async () => {
    const file = new File(["hello"], "terms.pdf", { type: "application/pdf" });
    expect(await uploadAttachment(ctx, desk.connection.id, file)).toMatch(/^\d+$/);
    const empty = new File([], "terms.pdf");
    await expect(uploadAttachment(ctx, desk.connection.id, empty)).rejects.toMatchObject({ code: "invalid" });
  });
});

describe("who may", () => {
  it("lets auditors launch nothing", async () => {
    const auditor = { ...ctx, role: "auditor" as const };
    const forbidden = { code: "forbidden" };
    await expect(launch(auditor, question(photo))).rejects.toMatchObject(forbidden);
    await expect(launchOptions(auditor, desk.connection.id)).rejects.toMatchObject(forbidden);
  });

  it("answers another team's client and connection as unknown", async () => {
    const other = await makeDesk(`${sandbox.url}/amiqus/api/v2`);
    const unknown = { code: "not-found" };
    await expect(launch(other.ctx, question(photo))).rejects.toMatchObject(unknown);
    await expect(launchOptions(other.ctx, desk.connection.id)).rejects.toMatchObject(unknown);
    const price = { kind: "record" as const, input: draftBody(photo) };
    await expect(priceLaunch(other.ctx, desk.connection.id, price)).rejects.toMatchObject(unknown);
    for (const id of ["nonsense", newId()]) {
      await expect(launchOptions(ctx, id)).rejects.toMatchObject(unknown);
    }
  });
});
