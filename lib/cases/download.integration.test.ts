import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { adapterFor } from "@/lib/connections/adapter";
import { withTeam } from "@/lib/db/client";
import { createTestDatabase, type TestDatabase } from "@/lib/db/testing";
import { safeFileName } from "@/lib/format/saved-name";
import type { CaseKind } from "@/lib/providers/port";
import { type RunningSandbox, startSandbox } from "@/lib/sandbox/server";
import { makeDesk, stubSettings } from "@/lib/sync/testing-desk";
import { upsertCases } from "@/lib/sync/upsert";
import { downloadCase } from "./download";

let database: TestDatabase;
let sandbox: RunningSandbox;
let desk: Awaited<ReturnType<typeof makeDesk>>;

beforeAll(async () => {
  database = await createTestDatabase();
  sandbox = await startSandbox();
  stubSettings(sandbox.url);
  desk = await makeDesk(`${sandbox.url}/amiqus/api/v2`);
  const adapter = await adapterFor(desk.ctx.teamId, desk.connection.id);
  for await (const page of adapter.sync?.pull(null) ?? []) {
    await withTeam(desk.ctx.teamId, (tx) => upsertCases(tx, desk.connection, page.items, "poll"));
  }
});
afterAll(async () => {
  await sandbox.close();
  await database.drop();
});

async function pick(kind: CaseKind): Promise<string> {
  const { teamId } = desk.ctx;
  const row = await withTeam(teamId, (tx) => tx.case.findFirst({ where: { teamId, kind } }));
  return row?.id ?? "";
}

describe("download", () => {
  test("the report comes as a stream that no browser renders and no cache keeps", async () => {
    const caseId = await pick("record");
    const { body, headers } = await downloadCase({ ...desk.ctx, role: "auditor" }, caseId);
    expect((await new Response(body).text()).slice(0, 5)).toBe("%PDF-");
    expect(Object.fromEntries(headers)).toMatchObject({
      "content-type": "application/pdf",
      "content-disposition": expect.stringMatching(/^attachment; filename="[\w.-]+"$/),
      "x-content-type-options": "nosniff",
      "cache-control": "no-store",
    });
    const events = await withTeam(desk.ctx.teamId, (tx) => tx.auditEvent.findMany({ where: { caseId } }));
    expect(events).toMatchObject([{ action: "case.download", outcome: "done" }]);
    await expect(downloadCase(desk.ctx, await pick("case"))).rejects.toMatchObject({ code: "invalid" });
  });

  test.each([
    ["report.pdf", "report.pdf"],
    ['../../etc/"pass\r\nwd".pdf', "etc-pass-wd-.pdf"],
    ["", "download"],
    ["…", "download"],
  ])("file name %j", (name, safe) => {
    expect(safeFileName(name)).toBe(safe);
  });
});
