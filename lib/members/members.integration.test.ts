import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { acceptInvite, findInvite, joinTeam } from "@/lib/auth/accept-invite";
import { isSessionLive, loadSession } from "@/lib/auth/session";
import { makeMember, makeTeam, testPassword } from "@/lib/auth/testing";
import { withSystem } from "@/lib/db/client";
import { createTestDatabase, type TestDatabase } from "@/lib/db/testing";
import { createTeam, switchTeam, updateTeam } from "@/lib/teams/mutations";
import { createInvite, revokeInvite } from "./invites";
import { changeRole, setMemberDisabled } from "./mutations";
import { listInvites, listMembers } from "./queries";

let database: TestDatabase;
beforeAll(async () => {
  vi.stubEnv("APP_URL", "http://127.0.0.1:3000");
  database = await createTestDatabase();
});
afterAll(() => database.drop());
beforeEach(() => {
  vi.stubEnv("APP_URL", "http://127.0.0.1:3000");
  return withSystem((tx) => tx.throttle.deleteMany());
});

const visitor = { ip: null, userAgent: null, requestId: "" };
const tokenOf = (link: string) => link.slice(link.lastIndexOf("/") + 1);

async function active(teamId: string) {
  return withSystem((tx) => tx.member.count({ where: { teamId, role: "admin", disabledAt: null } }));
}

describe("roles", () => {
  it("change at once and end the sessions opened with the old ones", async () => {
    const team = await makeTeam();
    const admin = await makeMember(team, "admin");
    const staff = await makeMember(team, "staff");
    await changeRole(admin, { memberId: staff.memberId, role: "manager" });
    expect(await isSessionLive(staff.sessionId)).toBe(false);
    expect((await listMembers(admin)).find((row) => row.id === staff.memberId)?.role).toBe("manager");
    await setMemberDisabled(admin, { memberId: staff.memberId, disabled: true });
    await setMemberDisabled(admin, { memberId: staff.memberId, disabled: false });
    const events = await withSystem((tx) =>
      tx.auditEvent.findMany({ where: { teamId: team }, orderBy: { seq: "asc" } }),
    );
    expect(events.map((event) => event.action)).toEqual([
      "member.role-change",
      "member.disable",
      "member.enable",
    ]);
  });

  it("are an admin's to change, and never of another team", async () => {
    const team = await makeTeam();
    const elsewhere = await makeTeam("Elsewhere");
    const admin = await makeMember(team, "admin");
    const stranger = await makeMember(elsewhere, "staff");
    for (const role of ["staff", "manager", "auditor"] as const) {
      const ctx = await makeMember(team, role);
      await expect(changeRole(ctx, { memberId: admin.memberId, role: "staff" })).rejects.toMatchObject({
        code: "forbidden",
      });
      await expect(
        setMemberDisabled(ctx, { memberId: admin.memberId, disabled: true }),
      ).rejects.toMatchObject({ code: "forbidden" });
      await expect(createInvite(ctx, { email: "x@y.test", role: "admin" })).rejects.toMatchObject({
        code: "forbidden",
      });
      await expect(updateTeam(ctx, { name: "Mine", timeZone: "UTC" })).rejects.toMatchObject({
        code: "forbidden",
      });
    }
    const unknown = "00000000-0000-7000-8000-000000000000";
    const refusals = await Promise.all(
      [stranger.memberId, unknown].map((memberId) =>
        changeRole(admin, { memberId, role: "auditor" }).catch((error: unknown) => error),
      ),
    );
    expect(refusals[0]).toEqual(refusals[1]);
    expect(refusals[0]).toMatchObject({ code: "not-found" });
    expect((await listMembers(admin)).some((row) => row.id === stranger.memberId)).toBe(false);
  });

  it("leave a last admin, also when two act on each other at once", async () => {
    for (let round = 0; round < 10; round += 1) {
      const team = await makeTeam();
      const [a, b] = [await makeMember(team, "admin"), await makeMember(team, "admin")];
      const results = await Promise.allSettled([
        changeRole(a, { memberId: b.memberId, role: "staff" }),
        round % 2 === 0
          ? changeRole(b, { memberId: a.memberId, role: "staff" })
          : setMemberDisabled(b, { memberId: a.memberId, disabled: true }),
      ]);
      expect(results.filter((result) => result.status === "fulfilled")).toHaveLength(1);
      expect(await active(team)).toBe(1);
    }
  });

  it("cannot be changed by oneself", async () => {
    const team = await makeTeam();
    const admin = await makeMember(team, "admin");
    await expect(changeRole(admin, { memberId: admin.memberId, role: "staff" })).rejects.toMatchObject({
      code: "conflict",
    });
    await makeMember(team, "admin");
    await expect(
      setMemberDisabled(admin, { memberId: admin.memberId, disabled: true }),
    ).rejects.toMatchObject({ code: "forbidden" });
    expect(await active(team)).toBe(2);
  });
});

describe("invitations", () => {
  it("are redeemed once, also in parallel, and kept as a hash only", async () => {
    const team = await makeTeam();
    const admin = await makeMember(team, "admin");
    const invite = await createInvite(admin, { email: "new@hill.test", role: "manager" });
    const token = tokenOf(invite.link);
    expect(invite.mail).toBe("off");
    expect(token.length).toBeGreaterThanOrEqual(43);
    expect(JSON.stringify(await withSystem((tx) => tx.invite.findMany()))).not.toContain(token);
    expect(await findInvite(token)).toMatchObject({ teamId: team, role: "manager", hasAccount: false });
    const input = { token, name: "Lorraine Baines", password: "enchantment under the sea" };
    const race = await Promise.allSettled(Array.from({ length: 20 }, () => acceptInvite(input, visitor)));
    const won = race.flatMap((result) => (result.status === "fulfilled" ? [result.value] : []));
    expect(won).toHaveLength(1);
    expect(won[0] && (await loadSession(won[0]))).toMatchObject({ teamId: team, role: "manager" });
    expect(await findInvite(token)).toBeNull();
    expect(await listInvites(admin)).toEqual([]);
  });

  it("stop working when they expire, are revoked or replaced", async () => {
    const team = await makeTeam();
    const admin = await makeMember(team, "admin");
    const first = await createInvite(admin, { email: "late@hill.test", role: "staff" });
    const second = await createInvite(admin, { email: "late@hill.test", role: "staff" });
    expect(await findInvite(tokenOf(first.link))).toBeNull();
    const day = new Date(Date.now() + 25 * 60 * 60 * 1000);
    const input = { token: tokenOf(second.link), name: "Late", password: "enchantment under the sea" };
    await expect(acceptInvite(input, visitor, day)).rejects.toMatchObject({ code: "not-found" });
    await revokeInvite(admin, second.id);
    await expect(acceptInvite(input, visitor)).rejects.toMatchObject({ code: "not-found" });
    await expect(revokeInvite(admin, second.id)).rejects.toMatchObject({ code: "not-found" });
  });

  it("let an account join by its own password only", async () => {
    const [team, other] = [await makeTeam(), await makeTeam("Other")];
    const admin = await makeMember(other, "admin");
    const person = await makeMember(team, "staff", { email: "both@hill.test" });
    const invite = await createInvite(admin, { email: "both@hill.test", role: "auditor" });
    const token = tokenOf(invite.link);
    await expect(
      acceptInvite({ token, name: "Thief", password: "enchantment under the sea" }, visitor),
    ).rejects.toMatchObject({ code: "conflict" });
    await expect(joinTeam({ token, password: "wrong" }, visitor)).rejects.toMatchObject({ code: "invalid" });
    const claims = await joinTeam({ token, password: testPassword }, visitor);
    expect(await loadSession(claims)).toMatchObject({
      userId: person.userId,
      teamId: other,
      role: "auditor",
    });
    await expect(createInvite(admin, { email: "both@hill.test", role: "staff" })).rejects.toMatchObject({
      code: "conflict",
    });
  });
});

describe("teams", () => {
  it("are entered by members only", async () => {
    const [team, other] = [await makeTeam(), await makeTeam("Other")];
    const admin = await makeMember(team, "admin");
    await expect(switchTeam(admin, other)).rejects.toMatchObject({ code: "not-found" });
    const made = await createTeam(admin, { name: "Second office", timeZone: "UTC" });
    const session = await withSystem((tx) =>
      tx.session.findUniqueOrThrow({ where: { id: admin.sessionId } }),
    );
    expect(session.activeTeamId).toBe(made);
    await switchTeam(admin, team);
    await updateTeam(admin, { name: "Renamed", timeZone: "Europe/Paris" });
    const saved = await withSystem((tx) => tx.team.findUniqueOrThrow({ where: { id: team } }));
    expect(saved).toMatchObject({ name: "Renamed", timeZone: "Europe/Paris" });
  });
});
