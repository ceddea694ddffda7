import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import type { TeamContext } from "@/lib/auth/context";
import { makeMember, makeTeam } from "@/lib/auth/testing";
import { withTeam } from "@/lib/db/client";
import { newId } from "@/lib/db/ids";
import { createTestDatabase, runSql, type TestDatabase } from "@/lib/db/testing";
import { type RunningSandbox, startSandbox } from "@/lib/sandbox/server";
import { stubSettings } from "@/lib/sync/testing-desk";
import { adapterFor } from "./adapter";
import { checkConnection, testConnection } from "./check";
import { createConnection, enableConnection, removeConnection, updateConnection } from "./mutations";
import { connectionChoices, getConnection, listConnections } from "./queries";
import { updateConnectionSchema } from "./schema";

const token = "sandbox-amiqus-token";
/** The rest of a form in which a token was entered. */
const plain = { kind: "token", tokenMadeOn: null, clientId: null, clientSecret: null, fields: {} } as const;
let database: TestDatabase;
let sandbox: RunningSandbox;
let baseUrl: string;
let teamId: string;
let admin: TeamContext;

beforeAll(async () => {
  database = await createTestDatabase();
  sandbox = await startSandbox();
  baseUrl = `${sandbox.url}/amiqus/api/v2`;
});
afterAll(async () => {
  await sandbox.close();
  await database.drop();
});
beforeEach(async () => {
  stubSettings(sandbox.url);
  sandbox.sandbox.faults.clear();
  teamId = await makeTeam();
  admin = await makeMember(teamId, "admin");
});

const add = (patch: object = {}) =>
  createConnection(admin, {
    ...plain,
    formId: newId(),
    provider: "amiqus",
    name: "Amiqus",
    baseUrl,
    token,
    ...patch,
  });
const audited = () =>
  withTeam(teamId, (tx) =>
    tx.auditEvent.findMany({
      where: { teamId },
      orderBy: { seq: "asc" },
      select: { action: true, outcome: true },
    }),
  );

describe("testing credentials", () => {
  const probe = (patch: object = {}) =>
    testConnection(admin, { connectionId: null, provider: "amiqus", baseUrl, token, fields: {}, ...patch });

  it("says whose they are, and saves nothing", async () => {
    const result = await probe();
    expect(result).toMatchObject({ ok: true, account: expect.any(String), team: expect.any(String) });
    expect(result.ok && result.rateLimit?.limit).toBeGreaterThan(0);
    expect(await listConnections(admin)).toEqual([]);
  });

  it("says in plain words what is wrong", async () => {
    const wrong = await probe({ token: "not-a-token-at-all" });
    expect(wrong).toMatchObject({ ok: false, message: expect.stringContaining("does not know this token") });
    const elsewhere = await probe({ baseUrl: sandbox.url });
    expect(elsewhere.ok).toBe(false);
    sandbox.sandbox.faults.add({ kind: "status", status: 503, after: false, path: ".*", times: 0, skip: 0 });
    expect(await probe()).toMatchObject({ ok: false, message: expect.stringContaining("did not answer") });
  });

  it.each([
    "http://id.amiqus.co/api/v2",
    "https://id.amiqus.co.evil.test/api/v2",
    "https://evil.test/api/v2",
    "http://169.254.169.254/latest",
    "http://127.0.0.1:1/amiqus/api/v2",
    "https://user:pass@id.amiqus.co/api/v2",
    "file:///etc/passwd",
    "https://id.amiqus.co/api/v2?to=evil",
  ])("refuses the address %s beside the field", async (address) => {
    await expect(probe({ baseUrl: address })).rejects.toMatchObject({
      code: "invalid",
      fieldErrors: { baseUrl: [expect.any(String)] },
    });
  });
});

describe("saving a connection", () => {
  it("seals the token, tests it and gives nothing of it back", async () => {
    const { connectionId, test } = await add();
    expect(test).toMatchObject({ ok: true });
    const shown = await getConnection(admin, connectionId);
    expect(shown).toMatchObject({ status: "healthy", baseUrl });
    expect(shown.credential).toMatchObject({
      kind: "token",
      lastFour: "oken",
      connected: true,
      expiry: "fine",
    });
    expect(shown.accountName).toBeTruthy();
    expect(shown.rateLimit).toBeGreaterThan(0);
    const everything = JSON.stringify([shown, await listConnections(admin), await connectionChoices(admin)]);
    expect(everything).not.toContain(token);
    const [row] = await runSql<Record<string, unknown>>(
      database.adminUrl,
      "select * from connections where id = $1",
      [connectionId],
    );
    expect(JSON.stringify(row)).not.toContain(token);
    expect(everything).not.toContain(String(row?.webhook_path));
    expect(Object.keys(shown)).not.toContain("credentials");
    const adapter = await adapterFor(teamId, connectionId);
    expect((await adapter.connection.test()).team.name).toBe(shown.accountTeamName);
  });

  it("saves a token that is refused, and says so", async () => {
    const { connectionId, test } = await add({ token: "some-other-token-1234" });
    expect(test?.ok).toBe(false);
    expect(await getConnection(admin, connectionId)).toMatchObject({ status: "unauthorized" });
    expect((await audited()).map((event) => event.action)).toEqual(["connection.create", "connection.test"]);
  });

  it("makes one connection of one form, also at once", async () => {
    const formId = newId();
    const both = await Promise.all([add({ formId }), add({ formId })]);
    expect(new Set(both.map((one) => one.connectionId)).size).toBe(1);
    expect(await listConnections(admin)).toHaveLength(1);
  });

  it("refuses a token that another connection of the team uses", async () => {
    await add();
    await expect(add()).rejects.toMatchObject({
      code: "conflict",
      fieldErrors: { token: [expect.any(String)] },
    });
    const other = await makeMember(await makeTeam("Elsewhere"), "admin");
    const theirs = { ...plain, formId: newId(), provider: "amiqus", name: "Amiqus", baseUrl, token };
    await expect(createConnection(other, theirs)).resolves.toMatchObject({ test: { ok: true } });
  });
});

describe("changing a connection", () => {
  const same = { ...plain, name: "Amiqus", token: null };

  it("renames without asking the provider", async () => {
    const { connectionId } = await add();
    const result = await updateConnection(admin, { ...same, connectionId, baseUrl, name: "Main" });
    expect(result.test).toBeNull();
    expect((await getConnection(admin, connectionId)).name).toBe("Main");
  });

  it("wants the token again for another address", async () => {
    const { connectionId } = await add();
    const address = `${sandbox.url}/elsewhere`;
    const refusal = { code: "invalid", fieldErrors: { token: [expect.any(String)] } };
    await expect(updateConnection(admin, { ...same, connectionId, baseUrl: address })).rejects.toMatchObject(
      refusal,
    );
    const tried = { connectionId, provider: "amiqus", baseUrl: address, token: null, fields: {} };
    await expect(testConnection(admin, tried)).rejects.toMatchObject(refusal);
    expect((await getConnection(admin, connectionId)).baseUrl).toBe(baseUrl);
    const moved = await updateConnection(admin, {
      ...same,
      connectionId,
      baseUrl: address,
      token: `${token}-2`,
    });
    expect(moved.test?.ok).toBe(false);
  });

  it("replaces the token, and tries the stored one without showing it", async () => {
    const { connectionId } = await add({ token: "some-other-token-1234" });
    const tried = { connectionId, provider: "amiqus", baseUrl, token: null, fields: {} };
    expect(await testConnection(admin, tried)).toMatchObject({ ok: false });
    const replaced = await updateConnection(admin, { ...same, connectionId, baseUrl, token });
    expect(replaced.test).toMatchObject({ ok: true });
    expect(await testConnection(admin, tried)).toMatchObject({ ok: true });
    expect(await getConnection(admin, connectionId)).toMatchObject({ status: "healthy", statusDetail: null });
    expect((await audited()).map((event) => event.action)).toContain("connection.replace-token");
  });

  it("takes the token's own date for its end, and warns 30 days ahead", async () => {
    const made = (days: number) => new Date(Date.now() - days * 86_400_000).toISOString().slice(0, 10);
    const { connectionId } = await add({ tokenMadeOn: made(340) });
    expect((await getConnection(admin, connectionId)).credential.expiry).toBe("soon");
    await updateConnection(admin, { ...same, connectionId, baseUrl, tokenMadeOn: made(400) });
    const { credential } = await getConnection(admin, connectionId);
    expect(credential).toMatchObject({ expiry: "ended", issuedAt: `${made(400)}T00:00:00.000Z` });
    const later = { connectionId, name: "A", baseUrl, tokenMadeOn: made(-3) };
    expect(updateConnectionSchema.safeParse(later).success).toBe(false);
  });

  it("takes an empty token as unchanged", () => {
    const input = { connectionId: newId(), name: "A", baseUrl, token: " " };
    expect(updateConnectionSchema.parse(input).token).toBeNull();
  });

  it("disables and enables", async () => {
    const { connectionId } = await add();
    await enableConnection(admin, connectionId, false);
    expect(await getConnection(admin, connectionId)).toMatchObject({ status: "disabled" });
    expect(await connectionChoices(admin)).toEqual([]);
    await checkConnection(admin, connectionId);
    expect(await getConnection(admin, connectionId)).toMatchObject({ status: "disabled" });
    expect(await enableConnection(admin, connectionId, true)).toMatchObject({ test: { ok: true } });
    expect(await getConnection(admin, connectionId)).toMatchObject({ status: "healthy" });
  });

  it("erases the token of a removed connection", async () => {
    const { connectionId } = await add();
    await removeConnection(admin, connectionId);
    await expect(getConnection(admin, connectionId)).rejects.toMatchObject({ code: "not-found" });
    await expect(adapterFor(teamId, connectionId)).rejects.toMatchObject({ code: "not-found" });
    await expect(removeConnection(admin, connectionId)).rejects.toMatchObject({ code: "not-found" });
    await expect(add()).resolves.toMatchObject({ test: { ok: true } });
  });
});

describe("who may", () => {
  it.each(["staff", "manager", "auditor"] as const)("lets %s read and not write", async (role) => {
    const { connectionId } = await add();
    const member = await makeMember(teamId, role);
    expect(await listConnections(member)).toHaveLength(1);
    expect((await getConnection(member, connectionId)).drifts).toEqual([]);
    const forbidden = { code: "forbidden" };
    const input = {
      ...plain,
      formId: newId(),
      provider: "amiqus",
      name: "B",
      baseUrl,
      token: "another-token",
    };
    await expect(createConnection(member, input)).rejects.toMatchObject(forbidden);
    await expect(removeConnection(member, connectionId)).rejects.toMatchObject(forbidden);
    await expect(enableConnection(member, connectionId, false)).rejects.toMatchObject(forbidden);
    await expect(checkConnection(member, connectionId)).rejects.toMatchObject(forbidden);
    const change = { ...plain, connectionId, name: "B", baseUrl, token: null };
    await expect(updateConnection(member, change)).rejects.toMatchObject(forbidden);
  });

  it("answers another team's connection as unknown", async () => {
    const { connectionId } = await add();
    const stranger = await makeMember(await makeTeam("Elsewhere"), "admin");
    const unknown = { code: "not-found", message: expect.stringContaining("no such connection") };
    for (const id of [connectionId, newId(), "not-an-id"]) {
      await expect(getConnection(stranger, id)).rejects.toMatchObject(unknown);
    }
    await expect(removeConnection(stranger, connectionId)).rejects.toMatchObject(unknown);
    await expect(checkConnection(stranger, connectionId)).rejects.toMatchObject(unknown);
    expect(await listConnections(stranger)).toEqual([]);
    vi.unstubAllEnvs();
  });
});
