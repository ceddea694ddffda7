import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { TeamContext } from "@/lib/auth/context";
import { makeMember } from "@/lib/auth/testing";
import { withTeam } from "@/lib/db/client";
import { newId } from "@/lib/db/ids";
import { createTestDatabase, type TestDatabase } from "@/lib/db/testing";
import { type RunningSandbox, startSandbox } from "@/lib/sandbox/server";
import { makeDesk, stubSettings } from "@/lib/sync/testing-desk";
import { creditBalance, creditPage, exportCredits } from "./credits";
import { changeProfile, changeTeam } from "./mutations";
import { accountOf, memberOf, templatesOf } from "./queries";

let database: TestDatabase;
let sandbox: RunningSandbox;
let ctx: TeamContext;
let connectionId: string;

beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(async () => database.drop());
beforeEach(async () => {
  sandbox = await startSandbox();
  stubSettings(sandbox.url);
  const desk = await makeDesk(`${sandbox.url}/amiqus/api/v2`, { email: `manager.${newId()}@demo.test` });
  ctx = desk.ctx;
  connectionId = desk.connection.id;
  return () => sandbox.close();
});

const press = () => ({ connectionId, operationId: newId() });

describe("the account behind a connection", () => {
  it("shows profile, teams and members, matched by e-mail both ways", async () => {
    const before = await accountOf(ctx, connectionId);
    expect(before.profile).toMatchObject({ name: expect.any(String), role: "owner" });
    expect(before.teams.filter((team) => team.current)).toHaveLength(1);
    expect(before.members.length).toBeGreaterThan(2);
    const [there] = [...sandbox.sandbox.store.amiqus.world.teams.values()];
    expect(before.cases?.reduce((sum, { count }) => sum + count, 0)).toBe(there?.cases.size);
    expect(before.members.every((member) => member.desk === null)).toBe(true);
    expect(before.missing.map((member) => member.memberId)).toEqual([ctx.memberId]);
    const email = before.members[1]?.email.toUpperCase() ?? "";
    await withTeam(ctx.teamId, (tx) =>
      tx.user.update({ where: { id: ctx.userId }, data: { email: `x${newId()}${email}` } }),
    );
    expect((await accountOf(ctx, connectionId)).missing).toHaveLength(1);
  });

  it("tells of one member, with the desk's member of the same address", async () => {
    const [first, second] = (await accountOf(ctx, connectionId)).members;
    const data = { email: (first?.email ?? "").toLowerCase() };
    await withTeam(ctx.teamId, (tx) => tx.user.update({ where: { id: ctx.userId }, data }));
    const auditor = await makeMember(ctx.teamId, "auditor");
    const { id = "", name, role } = first ?? {};
    const known = { id, name, role, desk: { memberId: ctx.memberId, role: "admin" } };
    expect(await memberOf(auditor, connectionId, id)).toMatchObject(known);
    expect(await memberOf(ctx, connectionId, second?.id ?? "")).toMatchObject({ desk: null });
    await expect(memberOf(ctx, connectionId, "999999999")).rejects.toMatchObject({ code: "provider" });
    await expect(memberOf(ctx, connectionId, "../me")).rejects.toMatchObject({ code: "provider" });
    const other = await makeDesk(`${sandbox.url}/amiqus/api/v2`);
    await expect(memberOf(other.ctx, connectionId, id)).rejects.toMatchObject({ code: "not-found" });
  });

  it("changes the name at once and an e-mail address only once it is confirmed", async () => {
    const { profile } = await accountOf(ctx, connectionId);
    const input = { ...press(), name: "Emmett Brown", email: "emmett@hillvalley.example" };
    expect(await changeProfile(ctx, input)).toMatchObject({ state: "sent", fieldErrors: {} });
    expect(await changeProfile(ctx, input)).toMatchObject({ state: "sent" });
    const after = await accountOf(ctx, connectionId);
    expect(after.profile).toMatchObject({ name: "Emmett Brown", email: profile.email });
    const row = await withTeam(ctx.teamId, (tx) =>
      tx.connection.findFirstOrThrow({ where: { id: connectionId } }),
    );
    expect(row.accountName).toBe("Emmett Brown");
    const sent = sandbox.sandbox.log.list(0).filter((entry) => entry.method === "PATCH");
    expect(sent).toHaveLength(1);
  });

  it("changes contact and telephone of the team, and takes the number away", async () => {
    const number = { ...press(), contact: "desk@hillvalley.example", telephone: "0131 496 0000" };
    expect(await changeTeam(ctx, number)).toMatchObject({ state: "sent" });
    expect((await accountOf(ctx, connectionId)).team).toMatchObject({
      contact: "desk@hillvalley.example",
      telephone: "0131 496 0000",
    });
    await changeTeam(ctx, { ...press(), contact: null, telephone: "" });
    expect((await accountOf(ctx, connectionId)).team.telephone).toBeNull();
    await expect(changeTeam(ctx, { ...press(), contact: null, telephone: null })).rejects.toMatchObject({
      code: "invalid",
    });
  });

  it("does not send twice what may have been done", async () => {
    sandbox.sandbox.faults.add({ kind: "drop-after", path: "/team$", times: 1, skip: 0 });
    const input = { ...press(), contact: "lost@hillvalley.example", telephone: null };
    expect(await changeTeam(ctx, input)).toMatchObject({ state: "unknown" });
    await changeTeam(ctx, input);
    const sent = sandbox.sandbox.log.list(0).filter((entry) => entry.method === "PATCH");
    expect(sent).toHaveLength(1);
  });

  it("lets every member read and admins alone change; another team's connection is unknown", async () => {
    const auditor = await makeMember(ctx.teamId, "auditor");
    expect((await accountOf(auditor, connectionId)).members.length).toBeGreaterThan(0);
    const staff = await makeMember(ctx.teamId, "staff");
    const forbidden = { code: "forbidden" };
    await expect(changeProfile(staff, { ...press(), name: "X", email: null })).rejects.toMatchObject(
      forbidden,
    );
    await expect(
      changeTeam(staff, { ...press(), contact: "a@b.example", telephone: null }),
    ).rejects.toMatchObject(forbidden);
    const other = await makeDesk(`${sandbox.url}/amiqus/api/v2`);
    for (const read of [accountOf, templatesOf, creditBalance, exportCredits]) {
      await expect(read(other.ctx, connectionId)).rejects.toMatchObject({ code: "not-found" });
    }
    await expect(creditPage(other.ctx, connectionId, null)).rejects.toMatchObject({ code: "not-found" });
  });

  it("says in plain words when Amiqus does not answer", async () => {
    sandbox.sandbox.faults.add({ kind: "status", status: 503, after: false, path: ".*", times: 0, skip: 0 });
    await expect(accountOf(ctx, connectionId)).rejects.toMatchObject({ code: "unavailable" });
  });

  it("lists templates, documents and forms", async () => {
    const templates = await templatesOf(ctx, connectionId);
    for (const rows of Object.values(templates)) expect(rows.length).toBeGreaterThan(0);
    expect(templates.records[0]?.detail).toMatch(/^[A-Z]/);
    expect(templates.library[0]?.detail).toContain(".pdf");
    expect(templates.forms[0]?.detail).toMatch(/fields?/);
  });
});

describe("credits", () => {
  it("pages movements newest first, and sums the whole history by day", async () => {
    const page = await creditPage(ctx, connectionId, "1");
    expect(page.items.length).toBeGreaterThan(1);
    const times = page.items.map((row) => Date.parse(row.at));
    expect(times).toEqual([...times].sort((a, b) => b - a));
    expect(page.items.some((row) => row.causer?.kind === "check" && row.causer.label !== "A check")).toBe(
      true,
    );
    const topUp = page.items.find((row) => row.causer?.kind === "user");
    expect(topUp).toMatchObject({
      credits: 244,
      reason: "Monthly topup",
      causer: { label: expect.any(String) },
    });
    expect(topUp?.causer?.label).not.toMatch(/^User/);
    const balance = await creditBalance(ctx, connectionId);
    const sum = page.items.reduce((total, row) => total + row.credits, 0);
    expect(page.hasMore).toBe(false);
    expect(balance.balance).toBe(sum);
    expect(balance.movements).toBe(page.items.length);
    await expect(creditPage(ctx, connectionId, "0")).rejects.toMatchObject({ code: "invalid" });
  });

  it("exports CSV that no spreadsheet runs", async () => {
    const [team] = [...sandbox.sandbox.store.amiqus.world.teams.values()];
    const [row] = [...(team?.credits.stored() ?? [])];
    if (!team || !row) throw new Error("The sandbox has no credits");
    team.credits.put({ ...row, reason: '=HYPERLINK("http://evil.test")' });
    const text = await (await exportCredits(ctx, connectionId)).text();
    expect(text.split("\r\n")[0]).toBe("id,at,credits,balance,reason,cause,by");
    expect(text).toContain(`"'=HYPERLINK(`);
    expect(text).toMatch(/,-1,|,-\d+,/);
  });
});
