import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { TeamContext } from "@/lib/auth/context";
import { getCase } from "@/lib/cases/queries";
import { fetchNow } from "@/lib/cases/refresh";
import { adapterFor } from "@/lib/connections/adapter";
import { withTeam } from "@/lib/db/client";
import { newId } from "@/lib/db/ids";
import { createTestDatabase, type TestDatabase } from "@/lib/db/testing";
import { type RunningSandbox, startSandbox } from "@/lib/sandbox/server";
import { makeDesk, stubSettings } from "@/lib/sync/testing-desk";
import { upsertCases } from "@/lib/sync/upsert";
import type { ClientAtConnection } from "../client-target";
import { answersIn } from "./fields";
import { downloadForm, getForm, listForms } from "./queries";
import type { ClientFormRow } from "./types";

let database: TestDatabase;
let sandbox: RunningSandbox;
let ctx: TeamContext;
let at: ClientAtConnection;
let form: ClientFormRow;

beforeAll(async () => {
  database = await createTestDatabase();
  sandbox = await startSandbox();
  stubSettings(sandbox.url);
  const desk = await makeDesk(`${sandbox.url}/amiqus/api/v2`);
  ctx = desk.ctx;
  const adapter = await adapterFor(ctx.teamId, desk.connection.id);
  for await (const page of adapter.sync?.pull(null) ?? []) {
    await withTeam(ctx.teamId, (tx) => upsertCases(tx, desk.connection, page.items, "poll"));
  }
  const links = await withTeam(ctx.teamId, (tx) => tx.clientLink.findMany({ where: { teamId: ctx.teamId } }));
  for (const { clientId, connectionId } of links) {
    at = { clientId, connectionId };
    const answered = (await listForms(ctx, at, {})).items.find((one) => one.completedAt !== null);
    if (!answered) continue;
    form = answered;
    break;
  }
});
afterAll(async () => {
  await sandbox.close();
  await database.drop();
});

const as = (role: TeamContext["role"]): TeamContext => ({ ...ctx, role });

describe("forms of a client", () => {
  test("are listed by type, with what was answered and whose record asked", async () => {
    expect(form).toMatchObject({ type: "requested", caseId: expect.any(String), archivedAt: null });
    expect(form.answered).toBeGreaterThan(0);
    expect(form.questions).toBeGreaterThan(form.answered);
    const requested = (await listForms(as("auditor"), at, { type: "requested" })).items;
    expect(requested.map((one) => one.reference)).toContain(form.reference);
    expect((await listForms(ctx, at, { type: "internal" })).items).toEqual([]);
  });

  test("are shown with every kind of field", async () => {
    const detail = await getForm(ctx, at, form.reference);
    expect(detail).toMatchObject(form);
    const [section] = detail.parts;
    const kinds = section?.kind === "section" ? section.parts.map((part) => part.kind) : [];
    expect(new Set(kinds)).toEqual(new Set(["rich_text", "heading", "answer"]));
    const answers = answersIn(detail.parts);
    expect(new Set(answers.map((one) => one.type))).toEqual(
      new Set(["text", "radio", "checkbox", "textarea", "document"]),
    );
    const gift = answers.find((one) => one.id === "gift");
    expect(gift?.conditions).toEqual([
      { label: "Where does the money come from?", values: ["Gift"], met: false },
    ]);
    expect(JSON.parse(JSON.stringify(detail))).toEqual(detail);
  });

  test("come as a PDF whose SHA-256 is recorded", async () => {
    const { body, headers } = await downloadForm(ctx, at, form.reference);
    expect((await new Response(body).text()).slice(0, 5)).toBe("%PDF-");
    expect(headers.get("content-disposition")).toMatch(/^attachment; filename="[\w.-]+\.pdf"$/);
    const events = await withTeam(ctx.teamId, (tx) =>
      tx.auditEvent.findMany({ where: { action: "client.form-download" } }),
    );
    expect(events).toMatchObject([
      {
        outcome: "done",
        objectId: form.reference,
        detail: { sha256: expect.stringMatching(/^[0-9a-f]{64}$/) },
      },
    ]);
  });

  test("open from the record's step", async () => {
    const caseId = form.caseId ?? "";
    await fetchNow(ctx, caseId);
    const { content, client, row } = await getCase(ctx, caseId);
    expect(content?.checks.find((check) => check.type === "form")?.form).toBe(form.reference);
    expect(content?.checks.filter((check) => check.type !== "form").every((one) => one.form === null)).toBe(
      true,
    );
    expect(client?.id).toBe(at.clientId);
    expect(row.connectionId).toBe(at.connectionId);
  });

  test("of another team, client or name are not found", async () => {
    const foreign = await makeDesk(`${sandbox.url}/amiqus/api/v2`);
    const refused = { code: "not-found" };
    await expect(listForms(foreign.ctx, at, {})).rejects.toMatchObject(refused);
    await expect(getForm(foreign.ctx, at, form.reference)).rejects.toMatchObject(refused);
    await expect(downloadForm(foreign.ctx, at, form.reference)).rejects.toMatchObject(refused);
    await expect(getForm(ctx, { ...at, clientId: newId() }, form.reference)).rejects.toMatchObject(refused);
    await expect(getForm(ctx, at, "../../me")).rejects.toMatchObject(refused);
    await expect(getForm(ctx, at, newId())).rejects.toMatchObject({ code: "provider" });
  });
});
