import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { TeamContext } from "@/lib/auth/context";
import { makeMember, makeTeam } from "@/lib/auth/testing";
import { seal } from "@/lib/crypto/envelope";
import { withTeam } from "@/lib/db/client";
import { newId } from "@/lib/db/ids";
import { createTestDatabase, runSql, type TestDatabase } from "@/lib/db/testing";
import { type OAuthCredentials, oauthOf } from "@/lib/providers/credentials";
import { type RunningSandbox, startSandbox } from "@/lib/sandbox/server";
import { stubSettings } from "@/lib/sync/testing-desk";
import { adapterFor } from "./adapter";
import { createConnection, updateConnection } from "./mutations";
import { finishConsent, startConsent } from "./oauth";
import { getConnection } from "./queries";
import { credentialsPlace, openCredentials } from "./sealed";

const day = 86_400_000;
let database: TestDatabase;
let sandbox: RunningSandbox;
let baseUrl: string;
let admin: TeamContext;
let connectionId: string;

beforeAll(async () => {
  database = await createTestDatabase();
  sandbox = await startSandbox();
  baseUrl = `${sandbox.url}/amiqus/api/v2`;
  stubSettings(sandbox.url);
});
afterAll(async () => {
  await sandbox.close();
  await database.drop();
});

const app = {
  kind: "oauth",
  token: null,
  tokenMadeOn: null,
  clientId: "sandbox-client",
  clientSecret: "sandbox-oauth-secret",
  fields: {},
} as const;

beforeEach(async () => {
  sandbox.sandbox.faults.clear();
  admin = await makeMember(await makeTeam(), "admin");
  const created = await createConnection(admin, {
    ...app,
    formId: newId(),
    provider: "amiqus",
    name: "Amiqus",
    baseUrl,
  });
  expect(created).toMatchObject({ test: null, consent: true });
  connectionId = created.connectionId;
});

/** Consents at the provider as a browser would, and answers what it comes back with. */
async function consent(patch: { deny?: boolean } = {}) {
  const { url } = await startConsent(admin, connectionId);
  const response = await fetch(patch.deny ? `${url}&deny=1` : url, { redirect: "manual" });
  const target = new URL(response.headers.get("location") ?? "");
  expect(`${target.origin}${target.pathname}`).toBe("http://127.0.0.1:9/api/oauth/callback");
  const part = (name: string) => target.searchParams.get(name);
  return { state: part("state"), code: part("code"), error: part("error") };
}

const connect = async () => finishConsent(admin, await consent());
const stored = async (): Promise<OAuthCredentials> => {
  const row = await withTeam(admin.teamId, (tx) =>
    tx.connection.findFirstOrThrow({ where: { id: connectionId } }),
  );
  const oauth = oauthOf(openCredentials(row));
  if (!oauth) throw new Error("Not OAuth");
  return oauth;
};
/** Brings the end of the stored access token to this many milliseconds from now. */
async function endsIn(milliseconds: number): Promise<void> {
  const oauth = await stored();
  if (!oauth.tokens) throw new Error("No tokens");
  const expiresAt = new Date(Date.now() + milliseconds).toISOString();
  const issuedAt = new Date(Date.now() - 300 * day).toISOString();
  const changed = JSON.stringify({ ...oauth, tokens: { ...oauth.tokens, issuedAt, expiresAt } });
  const place = credentialsPlace({ id: connectionId, teamId: admin.teamId });
  await withTeam(admin.teamId, (tx) =>
    tx.connection.update({
      where: { id: connectionId },
      data: { credentials: seal(changed, place), credentialExpiresAt: expiresAt },
    }),
  );
}
const refreshes = () =>
  sandbox.sandbox.log.list(0).filter((entry) => entry.path === "/amiqus/oauth/token").length;
const ping = async () => (await adapterFor(admin.teamId, connectionId)).connection.test();

describe("connecting by OAuth", () => {
  it("waits for consent, then works, and gives nothing away", async () => {
    expect(await getConnection(admin, connectionId)).toMatchObject({
      status: "unauthorized",
      credential: { kind: "oauth", connected: false },
    });
    await expect(adapterFor(admin.teamId, connectionId)).rejects.toMatchObject({ code: "unavailable" });
    expect(await connect()).toEqual({ connectionId, outcome: "connected" });
    const shown = await getConnection(admin, connectionId);
    expect(shown).toMatchObject({ status: "healthy", credential: { kind: "oauth", connected: true } });
    const { tokens } = await stored();
    const [row] = await runSql<Record<string, unknown>>(
      database.adminUrl,
      "select c.*, (select json_agg(s) from oauth_states s) as states from connections c where c.id = $1",
      [connectionId],
    );
    for (const secret of [tokens?.accessToken, tokens?.refreshToken, app.clientSecret]) {
      expect(JSON.stringify([row, shown])).not.toContain(secret);
    }
    expect((await ping()).team.name).toBe(shown.accountTeamName);
  });

  it("tells a refusal plainly and may be tried again", async () => {
    const back = await consent({ deny: true });
    expect(await finishConsent(admin, back)).toEqual({ connectionId, outcome: "denied" });
    expect(await connect()).toMatchObject({ outcome: "connected" });
  });

  it("takes a state once, in its own session and team, for ten minutes", async () => {
    const back = await consent();
    const stale = { connectionId: null, outcome: "stale" };
    expect(await finishConsent({ ...admin, sessionId: newId() }, back)).toEqual(stale);
    const stranger = await makeMember(await makeTeam("Elsewhere"), "admin");
    expect(await finishConsent({ ...stranger, sessionId: admin.sessionId }, back)).toEqual(stale);
    expect(await finishConsent(admin, { ...back, state: "made-up" })).toEqual(stale);
    expect(await finishConsent(admin, { ...back, state: null })).toEqual(stale);
    const both = await Promise.all([finishConsent(admin, back), finishConsent(admin, back)]);
    expect(both.map((one) => one.outcome).sort()).toEqual(["connected", "stale"]);
    const late = await consent();
    await withTeam(admin.teamId, (tx) =>
      tx.oAuthState.updateMany({ where: { teamId: admin.teamId }, data: { expiresAt: new Date(0) } }),
    );
    expect(await finishConsent(admin, late)).toEqual(stale);
  });

  it("says so when the code is refused or the answer is lost", async () => {
    const back = await consent();
    expect(await finishConsent(admin, { ...back, code: "wrong" })).toMatchObject({ outcome: "refused" });
    sandbox.sandbox.faults.add({
      kind: "status",
      status: 503,
      after: false,
      path: "/oauth/token",
      times: 1,
      skip: 0,
    });
    expect(await connect()).toMatchObject({ outcome: "failed" });
  });

  it("wants the secret again for another client or address", async () => {
    const change = { connectionId, name: "Amiqus", baseUrl, ...app, clientSecret: null };
    expect(await updateConnection(admin, change)).toMatchObject({ consent: false });
    const refusal = { code: "invalid", fieldErrors: { clientSecret: [expect.any(String)] } };
    await expect(updateConnection(admin, { ...change, clientId: "another" })).rejects.toMatchObject(refusal);
    const moved = `${sandbox.url}/elsewhere/api/v2`;
    await expect(updateConnection(admin, { ...change, baseUrl: moved })).rejects.toMatchObject(refusal);
    const token = { ...change, ...app, kind: "token", token: "sandbox-amiqus-token" } as const;
    expect(await updateConnection(admin, token)).toMatchObject({ test: { ok: true } });
    await expect(startConsent(admin, connectionId)).rejects.toMatchObject({ code: "invalid" });
  });

  it("lets admins alone connect", async () => {
    const staff = await makeMember(admin.teamId, "staff");
    await expect(startConsent(staff, connectionId)).rejects.toMatchObject({ code: "forbidden" });
    const back = await consent();
    await expect(finishConsent({ ...staff, sessionId: admin.sessionId }, back)).rejects.toMatchObject({
      code: "forbidden",
    });
  });
});

describe("renewing access", () => {
  beforeEach(async () => {
    await connect();
    sandbox.sandbox.log.clear();
  });

  it("renews once for many callers, well before the end", async () => {
    await ping();
    expect(refreshes()).toBe(0);
    await endsIn(10 * day);
    await Promise.all(Array.from({ length: 8 }, ping));
    expect(refreshes()).toBe(1);
    expect((await getConnection(admin, connectionId)).credential.expiry).toBe("fine");
  });

  it("makes callers wait when the old token has ended", async () => {
    await endsIn(-day);
    await Promise.all(Array.from({ length: 5 }, ping));
    expect(refreshes()).toBe(1);
  });

  it("renews a token that is refused before its time, and sends the request again", async () => {
    const adapter = await adapterFor(admin.teamId, connectionId);
    const { tokens } = await stored();
    for (const world of [sandbox.sandbox.store.amiqus.world]) world.tokens.delete(tokens?.accessToken ?? "");
    const both = await Promise.all([adapter.connection.test(), adapter.connection.members()]);
    expect(both[1].length).toBeGreaterThan(0);
    expect(refreshes()).toBe(1);
    expect(await getConnection(admin, connectionId)).toMatchObject({ status: "healthy" });
  });

  it("goes on with a token that still has time while the provider does not answer", async () => {
    await endsIn(10 * day);
    const fault = {
      kind: "status",
      status: 503,
      after: false,
      path: "/oauth/token",
      times: 1,
      skip: 0,
    } as const;
    sandbox.sandbox.faults.add(fault);
    await ping();
    await ping();
    expect(refreshes()).toBe(1);
    expect((await getConnection(admin, connectionId)).credential.expiry).toBe("soon");
  });

  it("asks to connect again when renewing is refused", async () => {
    const place = credentialsPlace({ id: connectionId, teamId: admin.teamId });
    const oauth = await stored();
    if (!oauth.tokens) throw new Error("No tokens");
    const past = new Date(Date.now() - day).toISOString();
    const spent = { ...oauth, tokens: { ...oauth.tokens, refreshToken: "spent", expiresAt: past } };
    await withTeam(admin.teamId, (tx) =>
      tx.connection.update({
        where: { id: connectionId },
        data: { credentials: seal(JSON.stringify(spent), place) },
      }),
    );
    await expect(ping()).rejects.toMatchObject({ kind: "unauthorized", fate: "not-sent" });
    const shown = await getConnection(admin, connectionId);
    expect(shown).toMatchObject({
      status: "unauthorized",
      statusDetail: expect.stringContaining("Connect again"),
    });
    expect(await connect()).toMatchObject({ outcome: "connected" });
    await ping();
  });
});
