import { randomBytes } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { withTeam } from "@/lib/db/client";
import { createTestDatabase, runSql, type TestDatabase } from "@/lib/db/testing";
import { makeDesk, stubSettings } from "@/lib/sync/testing-desk";
import { accountFor } from "./adapter";
import { removeConnection } from "./mutations";
import { storedTokenCache } from "./token-cache";

let database: TestDatabase;
let desk: Awaited<ReturnType<typeof makeDesk>>;
let now: number;
let exchanges: number;

beforeAll(async () => {
  database = await createTestDatabase();
  stubSettings("http://127.0.0.1:9");
});
afterAll(async () => {
  await database.drop();
});
beforeEach(async () => {
  desk = await makeDesk("http://127.0.0.1:9/amiqus/api/v2");
  now = Date.now();
  exchanges = 0;
});

const cache = (stamp = "one") => storedTokenCache(desk.connection, stamp, () => new Date(now));
const obtain = async () => {
  exchanges += 1;
  const token = `access-token-${exchanges}`;
  await new Promise((resolve) => setTimeout(resolve, 30));
  return { token, expiresAt: new Date(now + 3_600_000) };
};

/** The modules afresh, as a second process has them: the database is all that both share. */
async function otherProcess() {
  vi.resetModules();
  const held = Symbol.for("gatehouse.http.tokens.held");
  const running = Symbol.for("gatehouse.http.tokens.exchanges");
  const before = [Reflect.get(globalThis, held), Reflect.get(globalThis, running)];
  Reflect.set(globalThis, held, new Map());
  Reflect.set(globalThis, running, new Map());
  const module = await import("./token-cache");
  const other = module.storedTokenCache(desk.connection, "one", () => new Date(now));
  return {
    cache: other,
    leave: () => {
      Reflect.set(globalThis, held, before[0]);
      Reflect.set(globalThis, running, before[1]);
    },
  };
}

const rows = () => runSql<Record<string, unknown>>(database.adminUrl, "select * from access_tokens");

describe("storedTokenCache", () => {
  it("exchanges once for parallel callers, also of other processes", async () => {
    const here = [cache().token("a", obtain), cache().token("a", obtain)];
    const other = await otherProcess();
    const there = other.cache.token("a", obtain);
    expect(new Set(await Promise.all([...here, there]))).toEqual(new Set(["access-token-1"]));
    other.leave();
    expect(exchanges).toBe(1);
  });

  it("keeps the token over a restart, sealed", async () => {
    await cache().token("a", obtain);
    const restarted = await otherProcess();
    expect(await restarted.cache.token("a", obtain)).toBe("access-token-1");
    restarted.leave();
    expect(JSON.stringify(await rows())).not.toContain("access-token-");
  });

  it("renews two minutes before the end", async () => {
    await cache().token("a", obtain);
    now += 3_600_000 - 121_000;
    expect(await cache().token("a", obtain)).toBe("access-token-1");
    now += 2_000;
    expect(await cache().token("a", obtain)).toBe("access-token-2");
  });

  it("never hands on a token of other credentials", async () => {
    await cache("one").token("a", obtain);
    expect(await cache("two").token("a", obtain)).toBe("access-token-2");
    expect(exchanges).toBe(2);
  });

  it("forgets what the provider refused, unless another took its place", async () => {
    await cache().token("a", obtain);
    await cache().forget("a", "some-other-token");
    expect(await cache().token("a", obtain)).toBe("access-token-1");
    await cache().forget("a", "access-token-1");
    expect(await cache().token("a", obtain)).toBe("access-token-2");
    await cache().forget("a", "access-token-1");
    expect(await cache().token("a", obtain)).toBe("access-token-2");
  });

  it("gets a new one when no key opens the stored one", async () => {
    await cache().token("a", obtain);
    vi.stubEnv("APP_ENCRYPTION_KEYS", `other:${randomBytes(32).toString("base64")}`);
    const other = await otherProcess();
    expect(await other.cache.token("a", obtain)).toBe("access-token-2");
    other.leave();
    stubSettings("http://127.0.0.1:9");
  });

  it("lets the next caller try after an exchange that failed", async () => {
    const failing = () => Promise.reject(new Error("refused"));
    await expect(cache().token("a", failing)).rejects.toThrow("refused");
    expect(await cache().token("a", obtain)).toBe("access-token-1");
  });

  it("hides the rows from other teams and drops them with the connection", async () => {
    await cache().token("a", obtain);
    const { id, teamId } = desk.connection;
    const other = await makeDesk("http://127.0.0.1:9/amiqus/api/v2");
    expect(await withTeam(other.ctx.teamId, (tx) => tx.accessToken.count())).toBe(0);
    expect(await withTeam(teamId, (tx) => tx.accessToken.count())).toBe(1);
    await removeConnection(desk.ctx, id);
    expect(await withTeam(teamId, (tx) => tx.accessToken.count())).toBe(0);
    await cache("after").token("a", obtain);
    expect(await withTeam(teamId, (tx) => tx.accessToken.count())).toBe(0);
  });

  it("is handed to adapters of saved connections, with our address where the provider could reach it", async () => {
    const { id, teamId, webhookPath } = desk.connection;
    const { options } = await accountFor(teamId, id);
    expect(options.callbackUrl).toBe(`http://127.0.0.1:9/api/webhooks/${webhookPath}`);
    expect(await options.tokens?.token("b", obtain)).toBe("access-token-1");
    await withTeam(teamId, (tx) =>
      tx.connection.updateMany({ where: { id }, data: { baseUrl: "https://id.amiqus.co/api/v2" } }),
    );
    expect((await accountFor(teamId, id)).options.callbackUrl).toBeUndefined();
  });
});
