import { hash } from "@node-rs/argon2";
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { disconnect, plainClient, withSystem } from "@/lib/db/client";
import { countStatements } from "@/lib/db/pool";
import { createTestDatabase, type TestDatabase } from "@/lib/db/testing";
import { changePassword } from "./change-password";
import { endOtherSessions, endOwnSession, listOwnSessions } from "./own-sessions";
import { resetPassword } from "./reset-password";
import { absoluteMs, idleMs, isSessionLive, loadSession, touchMs } from "./session";
import { type SignInAttempt, signIn, signOut } from "./sign-in";
import { makeMember, makeTeam, testPassword } from "./testing";
import { addressKey, rules, takeAttempt } from "./throttle";

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());
beforeEach(() => withSystem((tx) => tx.throttle.deleteMany()));

const attempt = (email: string, given: Partial<SignInAttempt> = {}): SignInAttempt => ({
  email,
  password: testPassword,
  ip: "192.0.2.1",
  userAgent: "Mozilla/5.0 (Windows NT 10.0) Firefox/140.0",
  replaces: null,
  requestId: "00000000-0000-7000-8000-000000000000",
  ...given,
});

async function enter(email: string, given: Partial<SignInAttempt> = {}, now = new Date()) {
  const result = await signIn(attempt(email, given), now);
  if (result.kind !== "signed-in") throw new Error(`not signed in: ${result.kind}`);
  return result.claims;
}

const actions = (teamId: string) =>
  withSystem((tx) => tx.auditEvent.findMany({ where: { teamId }, orderBy: { seq: "asc" } }));

describe("sign-in", () => {
  it("opens a session for the right password, however the address is typed, and audits it", async () => {
    const team = await makeTeam();
    const ctx = await makeMember(team, "staff", { email: "marty@hill.test" });
    const claims = await enter(" Marty@HILL.test ");
    const live = await loadSession(claims);
    expect(live).toMatchObject({ userId: ctx.userId, memberId: ctx.memberId, teamId: team, role: "staff" });
    const events = await actions(team);
    expect(events.map((event) => [event.action, event.outcome])).toEqual([["session.sign-in", "done"]]);
    expect(
      JSON.stringify(events, (_, value) => (typeof value === "bigint" ? `${value}` : value)),
    ).not.toContain("marty");
  });

  it("says the same for an unknown user, a wrong password and a disabled account", async () => {
    const team = await makeTeam();
    await makeMember(team, "staff", { email: "known@hill.test" });
    const gone = await makeMember(team, "staff", { email: "gone@hill.test" });
    await withSystem((tx) =>
      tx.member.update({ where: { id: gone.memberId }, data: { disabledAt: new Date() } }),
    );
    expect(await signIn(attempt("nobody@hill.test"))).toEqual({ kind: "refused" });
    expect(await signIn(attempt("known@hill.test", { password: "wrong" }))).toEqual({ kind: "refused" });
    expect(await signIn(attempt("gone@hill.test"))).toEqual({ kind: "refused" });
    await vi.waitFor(async () => {
      expect((await actions(team)).map((event) => event.outcome)).toEqual(["refused"]);
    });
  });

  it("ends the session that the browser held and rejects its cookie", async () => {
    const team = await makeTeam();
    await makeMember(team, "staff", { email: "rotate@hill.test" });
    const first = await enter("rotate@hill.test");
    const second = await enter("rotate@hill.test", { replaces: first.sid });
    expect(second.sid).not.toBe(first.sid);
    expect(await loadSession(first)).toBeNull();
    expect(await loadSession({ ...second, key: first.key })).toBeNull();
    expect(await loadSession(second)).not.toBeNull();
  });

  it("rehashes a password that was stored with lower costs", async () => {
    const team = await makeTeam();
    const ctx = await makeMember(team, "staff", { email: "old@hill.test" });
    const weak = await hash(testPassword, { memoryCost: 19_456, timeCost: 2, parallelism: 1 });
    await withSystem((tx) => tx.user.update({ where: { id: ctx.userId }, data: { passwordHash: weak } }));
    await enter("old@hill.test");
    const user = await withSystem((tx) => tx.user.findUniqueOrThrow({ where: { id: ctx.userId } }));
    expect(user.passwordHash).toContain("$argon2id$v=19$m=65536,t=3,p=1$");
  });
});

describe("sessions", () => {
  it("end by idling, by age, by sign-out", async () => {
    const team = await makeTeam();
    await makeMember(team, "staff", { email: "idle@hill.test" });
    const start = new Date("2026-11-22T08:00:00Z");
    const at = (ms: number) => new Date(start.getTime() + ms);
    const idle = await enter("idle@hill.test", {}, start);
    expect(await loadSession(idle, at(idleMs - 1000))).not.toBeNull();
    expect(await loadSession(idle, at(2 * idleMs - 2000))).not.toBeNull();
    expect(await loadSession(idle, at(3 * idleMs))).toBeNull();
    const busy = await enter("idle@hill.test", {}, start);
    for (let ms = 0; ms < absoluteMs; ms += idleMs / 2)
      expect(await loadSession(busy, at(ms))).not.toBeNull();
    expect(await loadSession(busy, at(absoluteMs))).toBeNull();
    const left = await enter("idle@hill.test");
    await signOut(left, null);
    expect(await loadSession(left)).toBeNull();
    expect(await isSessionLive(left.sid)).toBe(false);
  });

  it("say from the start in which team they work", async () => {
    const [first, second] = [await makeTeam(), await makeTeam("Second")];
    const { userId } = await makeMember(first, "staff", { email: "two@hill.test" });
    const there = await makeMember(second, "staff", { userId });
    const teamOf = async (claims: { sid: string }) =>
      (await plainClient().session.findUniqueOrThrow({ where: { id: claims.sid } })).activeTeamId;
    await withSystem((tx) => tx.session.deleteMany({ where: { userId } }));
    expect(await teamOf(await enter("two@hill.test"))).toBe(first);
    await withSystem((tx) => tx.session.updateMany({ where: { userId }, data: { activeTeamId: second } }));
    expect(await teamOf(await enter("two@hill.test"))).toBe(second);
    const disabledAt = new Date();
    await withSystem((tx) => tx.member.update({ where: { id: there.memberId }, data: { disabledAt } }));
    expect(await teamOf(await enter("two@hill.test"))).toBe(first);
  });

  it("cost a request one statement that leaves no wall open", async () => {
    const team = await makeTeam();
    await makeMember(team, "staff", { email: "cheap@hill.test" });
    const claims = await enter("cheap@hill.test");
    const later = new Date(Date.now() + 2 * touchMs);
    const { result, statements } = await countStatements(() => loadSession(claims, later));
    expect(result?.teamId).toBe(team);
    expect(statements).toBe(1);
    const row = await plainClient().session.findUniqueOrThrow({ where: { id: claims.sid } });
    expect(row.lastSeenAt).toEqual(later);
    expect(await plainClient().member.count()).toBe(0);
  });

  it("follow role, member and user with the next request", async () => {
    const team = await makeTeam();
    const ctx = await makeMember(team, "staff", { email: "next@hill.test" });
    const claims = await enter("next@hill.test");
    await withSystem((tx) => tx.member.update({ where: { id: ctx.memberId }, data: { role: "auditor" } }));
    expect((await loadSession(claims))?.role).toBe("auditor");
    const disabledAt = new Date();
    await withSystem((tx) => tx.member.update({ where: { id: ctx.memberId }, data: { disabledAt } }));
    expect(await loadSession(claims)).toBeNull();
    await withSystem((tx) => tx.member.update({ where: { id: ctx.memberId }, data: { disabledAt: null } }));
    await withSystem((tx) => tx.user.update({ where: { id: ctx.userId }, data: { disabledAt } }));
    expect(await loadSession(claims)).toBeNull();
  });

  it("are listed and ended by their owner only", async () => {
    const team = await makeTeam();
    const mine = await makeMember(team, "staff", { email: "mine@hill.test" });
    const theirs = await makeMember(team, "staff");
    const other = await enter("mine@hill.test");
    const list = await listOwnSessions(mine);
    expect(list.map((row) => [row.current, row.device])).toEqual([
      [false, "Firefox on Windows"],
      [true, "Unknown browser"],
    ]);
    await expect(endOwnSession(mine, theirs.sessionId)).rejects.toMatchObject({ code: "not-found" });
    await endOwnSession(mine, other.sid);
    expect(await loadSession(other)).toBeNull();
    const more = await enter("mine@hill.test");
    expect(await endOtherSessions(mine)).toBe(1);
    expect(await loadSession(more)).toBeNull();
    expect(await isSessionLive(mine.sessionId)).toBe(true);
  });
});

describe("changing one's password", () => {
  it("needs the current one, ends every session and opens a fresh one", async () => {
    const team = await makeTeam();
    const ctx = await makeMember(team, "staff", { email: "change@hill.test" });
    const elsewhere = await enter("change@hill.test");
    const next = "another lightning storm";
    await expect(changePassword(ctx, { current: "wrong", next }, null)).rejects.toMatchObject({
      fieldErrors: { current: [expect.any(String)] },
    });
    await expect(changePassword(ctx, { current: testPassword, next: "short" }, null)).rejects.toMatchObject({
      fieldErrors: { next: [expect.any(String)] },
    });
    const fresh = await changePassword(ctx, { current: testPassword, next }, null);
    expect(await loadSession(elsewhere)).toBeNull();
    expect(await isSessionLive(ctx.sessionId)).toBe(false);
    expect(await loadSession(fresh)).not.toBeNull();
    expect(await signIn(attempt("change@hill.test"))).toEqual({ kind: "refused" });
    await enter("change@hill.test", { password: next });
  });
});

describe("resetting a password on the server", () => {
  it("ends every session and lets the printed password in", async () => {
    const team = await makeTeam();
    await makeMember(team, "staff", { email: "forgot@hill.test" });
    const before = await enter("forgot@hill.test");
    const password = await resetPassword("Forgot@hill.test");
    expect(await loadSession(before)).toBeNull();
    await enter("forgot@hill.test", { password });
    await expect(resetPassword("nobody@hill.test")).rejects.toMatchObject({ code: "not-found" });
  });
});

describe("the throttle", () => {
  const wrong = (email: string, ip: string | null) => attempt(email, { password: "wrong", ip });

  it("doubles the wait and never locks for good", async () => {
    let now = new Date("2026-11-22T08:00:00Z");
    const waits: number[] = [];
    for (let tries = 0; tries < 20; tries += 1) {
      expect(await takeAttempt("account:x", rules.account, now)).toBe(0);
      const wait = await takeAttempt("account:x", rules.account, now);
      if (wait === 0) continue;
      waits.push(wait);
      // Trying while one has to wait does not make the wait longer.
      expect(await takeAttempt("account:x", rules.account, now)).toBe(wait);
      now = new Date(now.getTime() + wait * 1000);
    }
    expect(waits[0]).toBeLessThanOrEqual(4);
    expect(waits.every((wait, index) => wait >= (waits[index - 1] ?? 0))).toBe(true);
    expect(Math.max(...waits)).toBe(rules.account.longestSeconds);
    const days = new Date(now.getTime() + 3 * 86_400_000);
    expect(await takeAttempt("account:x", rules.account, days)).toBe(0);
    expect(await takeAttempt("account:x", rules.account, days)).toBe(0);
  });

  it("holds an account, known or not, keeps no e-mail and yields to the right password", async () => {
    const team = await makeTeam();
    await makeMember(team, "staff", { email: "wait@hill.test" });
    const now = new Date();
    for (const email of ["wait@hill.test", "nobody@hill.test"]) {
      for (let tries = 0; tries < rules.account.free; tries += 1) await signIn(wrong(email, null), now);
      expect(await signIn(attempt(email, { ip: null }), now)).toMatchObject({ kind: "wait" });
    }
    await disconnect();
    expect(await signIn(attempt("wait@hill.test", { ip: null }), now)).toMatchObject({ kind: "wait" });
    expect(JSON.stringify(await withSystem((tx) => tx.throttle.findMany()))).not.toContain("hill.test");
    await enter("wait@hill.test", { ip: null }, new Date(now.getTime() + 60_000));
    expect(await withSystem((tx) => tx.throttle.count())).toBe(1);
  });

  it("holds an address that tries many accounts, and not its neighbours", async () => {
    const now = new Date();
    for (let tries = 1; tries < rules.address.free; tries += 1) {
      await takeAttempt(addressKey("198.51.100.7"), rules.address, now);
    }
    expect((await signIn(wrong("first@many.test", "198.51.100.7"), now)).kind).toBe("refused");
    expect((await signIn(wrong("fresh@many.test", "198.51.100.7"), now)).kind).toBe("wait");
    expect((await signIn(wrong("fresh@many.test", "198.51.100.8"), now)).kind).toBe("refused");
  });

  it("counts parallel attempts one by one", async () => {
    const now = new Date();
    const waits = await Promise.all(
      Array.from({ length: 12 }, () => takeAttempt("account:flood", rules.account, now)),
    );
    expect(waits.filter((wait) => wait === 0).length).toBeLessThanOrEqual(rules.account.free);
  });
});
