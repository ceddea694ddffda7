import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { TeamContext } from "@/lib/auth/context";
import { makeMember, makeTeam } from "@/lib/auth/testing";
import { withTeam } from "@/lib/db/client";
import { createTestDatabase, runSql, type TestDatabase } from "@/lib/db/testing";
import { exportAudit } from "./export";
import { auditFacets, listAudit } from "./queries";
import { recordAudit } from "./record";
import { verifyChain } from "./verify";

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

const write = (ctx: TeamContext, number: number) =>
  withTeam(ctx.teamId, (tx) =>
    recordAudit(tx, ctx, {
      action: number % 2 === 0 ? "case.review" : "case.assign",
      objectType: "case",
      objectId: String(number),
      outcome: "done",
      changedFields: ["status"],
      detail: { number, ratio: 1.5, words: ["é", "=1+1"], none: null },
    }),
  );

async function chain(length: number): Promise<TeamContext> {
  const ctx = await makeMember(await makeTeam(), "admin");
  for (let number = 1; number <= length; number += 1) await write(ctx, number);
  return ctx;
}

/** Changes rows as somebody who owns the server could: past the trigger. */
const tamper = (sql: string) => runSql(database.adminUrl, `set session_replication_role = replica; ${sql}`);

describe("the chain", () => {
  it("stays one under fifty parallel writers", async () => {
    const ctx = await makeMember(await makeTeam(), "admin");
    await Promise.all(Array.from({ length: 50 }, (_, number) => write(ctx, number)));
    expect(await verifyChain(ctx.teamId)).toMatchObject({ ok: true, checked: 50, brokenSeq: null });
  });

  it("takes back an event with the change it belongs to", async () => {
    const ctx = await chain(2);
    const failing = withTeam(ctx.teamId, async (tx) => {
      await recordAudit(tx, ctx, {
        action: "case.review",
        objectType: "case",
        objectId: null,
        outcome: "done",
      });
      throw new Error("the change failed");
    });
    await expect(failing).rejects.toThrow("the change failed");
    expect(await verifyChain(ctx.teamId)).toMatchObject({ ok: true, checked: 2 });
  });

  it("refuses changes by the app", async () => {
    const ctx = await chain(1);
    for (const sql of [
      `update audit_events set action = 'x' where team_id = '${ctx.teamId}'`,
      `delete from audit_events where team_id = '${ctx.teamId}'`,
      "truncate audit_events",
    ]) {
      await expect(runSql(database.url, sql)).rejects.toThrow();
    }
  });

  it.each([
    ["an altered action", "update audit_events set action = 'case.open' where seq = 3", "3"],
    [
      "altered detail",
      "update audit_events set detail = jsonb_set(detail, '{number}', '4') where seq = 3",
      "3",
    ],
    ["an altered address", "update audit_events set ip = null where seq = 3", "3"],
    ["an altered instant", "update audit_events set at = at + interval '1 ms' where seq = 3", "3"],
    ["a deleted event", "delete from audit_events where seq = 3", "3"],
    ["a deleted newest event", "delete from audit_events where seq = 5", "5"],
    ["a moved event", "update audit_events set seq = 9 where seq = 3", "3"],
    ["an altered head", "update audit_heads set hash = repeat('0', 64) where true", "5"],
    ["a shortened head", "update audit_heads set seq = 3 where true", "4"],
    ["a deleted head", "delete from audit_heads where true", "1"],
  ])("shows %s", async (_, sql, brokenSeq) => {
    const ctx = await chain(5);
    expect(await verifyChain(ctx.teamId)).toMatchObject({ ok: true, checked: 5 });
    await tamper(`${sql} and team_id = '${ctx.teamId}'`);
    expect(await verifyChain(ctx.teamId)).toMatchObject({ ok: false, brokenSeq });
  });

  it("shows a rewritten event whose own hash was made to fit", async () => {
    const ctx = await chain(4);
    await tamper(
      `update audit_events set hash = repeat('a', 64) where seq = 2 and team_id = '${ctx.teamId}'`,
    );
    expect(await verifyChain(ctx.teamId)).toMatchObject({ ok: false, brokenSeq: "2" });
  });
});

describe("the trail", () => {
  it("pages without a gap and filters by who, action, object and day", async () => {
    const ctx = await chain(7);
    const first = await listAudit(ctx, { limit: 4 });
    const second = await listAudit(ctx, { limit: 4, cursor: first.nextCursor ?? "" });
    expect([...first.items, ...second.items].map((row) => row.seq)).toEqual([
      "7",
      "6",
      "5",
      "4",
      "3",
      "2",
      "1",
    ]);
    expect(second.nextCursor).toBeNull();
    expect(first.items[0]?.actorName).toBe("admin person");
    const today = new Date().toISOString().slice(0, 10);
    const found = async (filter: object) => (await listAudit(ctx, { limit: 50, ...filter })).items.length;
    expect(await found({ action: "case.review" })).toBe(3);
    expect(await found({ actor: ctx.memberId })).toBe(7);
    expect(await found({ actor: "system" })).toBe(0);
    expect(await found({ objectType: "case", objectId: "3" })).toBe(1);
    expect(await found({ from: "2020-01-01", to: today })).toBe(7);
    expect(await found({ to: "2020-01-01" })).toBe(0);
    expect(await auditFacets(ctx)).toMatchObject({
      actions: ["case.assign", "case.review"],
      objectTypes: ["case"],
    });
  });

  it("is closed to staff and shows another team nothing", async () => {
    const ctx = await chain(2);
    const staff = await makeMember(ctx.teamId, "staff");
    await expect(listAudit(staff, { limit: 10 })).rejects.toMatchObject({ code: "forbidden" });
    const auditor = await makeMember(ctx.teamId, "auditor");
    expect((await listAudit(auditor, { limit: 10 })).items).toHaveLength(2);
    const other = await makeMember(await makeTeam(), "admin");
    expect((await listAudit(other, { limit: 10, actor: ctx.memberId })).items).toEqual([]);
  });

  it("exports CSV that no spreadsheet runs and JSON with the hashes, and says so in the trail", async () => {
    const ctx = await chain(2);
    const csv = await (await exportAudit(ctx, { format: "csv", filter: {} })).text();
    expect(csv.split("\r\n")).toHaveLength(5);
    expect(csv).toContain("admin person");
    const json: unknown = await (
      await exportAudit(ctx, { format: "json", filter: { action: "audit.export" } })
    ).json();
    expect(json).toMatchObject([
      { action: "audit.export", detail: { format: "json" }, hash: expect.any(String) },
      { action: "audit.export", detail: { format: "csv" } },
    ]);
    const empty = await exportAudit(ctx, { format: "json", filter: { objectId: "none" } });
    expect(await empty.json()).toEqual([]);
  });
});
