import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { TeamContext } from "@/lib/auth/context";
import { makeMember, makeTeam } from "@/lib/auth/testing";
import { newId } from "@/lib/db/ids";
import { createTestDatabase, runSql, type TestDatabase } from "@/lib/db/testing";
import { type RunningSandbox, startSandbox } from "@/lib/sandbox/server";
import { stubSettings } from "@/lib/sync/testing-desk";
import { adapterFor } from "./adapter";
import { testConnection } from "./check";
import { createConnection, updateConnection } from "./mutations";
import { getConnection, listConnections } from "./queries";

const plain = {
  kind: "token",
  token: null,
  tokenMadeOn: null,
  clientId: null,
  clientSecret: null,
} as const;
let database: TestDatabase;
let sandbox: RunningSandbox;
let admin: TeamContext;

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
  sandbox.sandbox.log.clear();
  admin = await makeMember(await makeTeam(), "admin");
});

const key = "sandbox-aplyid-key";
const aplyid = () => ({ provider: "aplyid", baseUrl: `${sandbox.url}/aplyid` });
const secret = "sandbox-action-management-secret";
const hub = () => ({
  provider: "action-management",
  baseUrl: `${sandbox.url}/action-management/v1/actionmanagement`,
});
const hubFields = { hubId: "96", clientId: "sandbox-client", grantType: "api-user", clientSecret: secret };
const add = (at: { provider: string; baseUrl: string }, fields: Record<string, string>) =>
  createConnection(admin, { ...plain, formId: newId(), name: at.provider, ...at, fields });
const day = (ago: number) => new Date(Date.now() - ago * 86_400_000).toISOString().slice(0, 10);
const exchanges = () =>
  sandbox.sandbox.log.list(0).filter((entry) => entry.path.endsWith("/identity/connect/token")).length;

describe("an account with fields of its own", () => {
  it("is tested as typed, in the provider's words", async () => {
    const probe = (fields: Record<string, string>) =>
      testConnection(admin, { connectionId: null, token: null, ...hub(), fields });
    expect(await probe(hubFields)).toMatchObject({ ok: true, account: "sandbox-client" });
    expect(await probe({ ...hubFields, clientSecret: "another-secret" })).toMatchObject({
      ok: false,
      message: expect.stringContaining("does not know this client secret"),
    });
    await expect(probe({ ...hubFields, hubId: "x" })).rejects.toMatchObject({
      code: "invalid",
      fieldErrors: { "fields.hubId": [expect.stringContaining("whole number")] },
    });
    expect(await listConnections(admin)).toEqual([]);
  });

  it("seals the secret, shows the rest, and tells test from live", async () => {
    const { connectionId, test } = await add(aplyid(), { accessKey: key, mode: "test", madeOn: day(20) });
    expect(test).toMatchObject({ ok: true, checked: false });
    const shown = await getConnection(admin, connectionId);
    expect(shown).toMatchObject({
      status: "untested",
      mode: "test",
      settings: { mode: "test", madeOn: day(20) },
    });
    expect(shown.credential).toMatchObject({
      kind: "fields",
      word: "access key",
      lastFour: "-key",
      expiry: "fine",
    });
    expect(shown.credential.expiresAt).toBe(`${day(-10)}T00:00:00.000Z`);
    expect(shown.pasted?.address).toMatch(/^http:\/\/127\.0\.0\.1:9\/api\/webhooks\/[\w-]{32}$/);
    const [row] = await runSql<object>(database.adminUrl, "select * from connections where id = $1", [
      connectionId,
    ]);
    expect(JSON.stringify([shown, row])).not.toContain(key);
    const staff = await makeMember(admin.teamId, "staff");
    expect((await getConnection(staff, connectionId)).pasted).toBeNull();
  });

  it("keeps what is left empty, and asks again for a secret that would move", async () => {
    const { connectionId } = await add(aplyid(), { accessKey: key, mode: "test" });
    const same = { ...plain, connectionId, name: "Renamed", baseUrl: aplyid().baseUrl };
    const dated = await updateConnection(admin, { ...same, fields: { mode: "test", madeOn: day(29) } });
    expect(dated.test).toBeNull();
    expect((await getConnection(admin, connectionId)).credential.expiry).toBe("soon");
    const live = await updateConnection(admin, { ...same, fields: { mode: "live", accessKey: "" } });
    expect(live.test).toMatchObject({ ok: true });
    const shown = await getConnection(admin, connectionId);
    expect(shown).toMatchObject({ name: "Renamed", mode: "live", credential: { expiresAt: null } });
    const moved = { ...same, baseUrl: `${sandbox.url}/elsewhere`, fields: { mode: "live" } };
    await expect(updateConnection(admin, moved)).rejects.toMatchObject({
      code: "invalid",
      fieldErrors: { "fields.accessKey": [expect.stringContaining("has to be entered again")] },
    });
  });

  it("is connected once, but one secret may open several hubs", async () => {
    await add(aplyid(), { accessKey: key, mode: "test" });
    await expect(add(aplyid(), { accessKey: key, mode: "live" })).rejects.toMatchObject({
      code: "conflict",
      fieldErrors: { "fields.accessKey": [expect.stringContaining("uses this access key already")] },
    });
    await add(hub(), hubFields);
    await expect(add(hub(), hubFields)).rejects.toMatchObject({ code: "conflict" });
    await expect(add(hub(), { ...hubFields, hubId: "97" })).resolves.toBeTruthy();
  });

  it("exchanges its secret once for all calls, and anew for new credentials", async () => {
    const { connectionId } = await add(hub(), hubFields);
    const before = exchanges();
    for (let times = 0; times < 3; times += 1) {
      await (await adapterFor(admin.teamId, connectionId)).connection.test();
    }
    expect(exchanges()).toBe(before + 1);
    const next = { ...plain, connectionId, name: "A", baseUrl: hub().baseUrl };
    await updateConnection(admin, {
      ...next,
      fields: { ...hubFields, scope: "pub.other", clientSecret: "" },
    });
    const changed = exchanges();
    await (await adapterFor(admin.teamId, connectionId)).connection.test();
    expect(exchanges()).toBe(changed + 1);
  });
});
