import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { withSystem, withTeam } from "@/lib/db/client";
import { newId } from "@/lib/db/ids";
import { createTestDatabase, type TestDatabase } from "@/lib/db/testing";
import type { ProviderCase } from "@/lib/providers/port";
import { noteDrift } from "@/lib/sync/drift";
import { answer } from "@/lib/sync/testing";
import { makeDesk, stubSettings } from "@/lib/sync/testing-desk";
import { upsertCases } from "@/lib/sync/upsert";
import { acknowledgeDrift, saveStatusMapping } from "./mutations";
import { mappingLane, statusMappings } from "./queries";

let database: TestDatabase;
let desk: Awaited<ReturnType<typeof makeDesk>>;

beforeAll(async () => {
  database = await createTestDatabase();
  stubSettings("http://127.0.0.1:1");
  desk = await makeDesk("http://127.0.0.1:1/amiqus/api/v2");
});
afterAll(() => database.drop());

const odd = {
  status: "unmapped",
  rawStatus: "hibernating",
  waitingOn: "us",
  attention: "unknown_status",
} as const;
let next = 1;

async function store(over: Partial<ProviderCase>): Promise<string> {
  const item = answer({ ref: { kind: "record", id: `m${next++}` }, ...over });
  const stored = await withTeam(desk.ctx.teamId, (tx) => upsertCases(tx, desk.connection, [item], "poll"));
  return stored.caseIds[0] ?? "";
}
const read = (id: string) =>
  withTeam(desk.ctx.teamId, (tx) => tx.case.findFirstOrThrow({ where: { id }, include: { events: true } }));
const choose = (status: "needs_review" | "on_hold" | "unmapped", rawStatus = "hibernating") =>
  saveStatusMapping(desk.ctx, {
    connectionId: desk.connection.id,
    kind: "record",
    rawStatus,
    status,
    waitingOn: status === "on_hold" ? null : "us",
  });

describe("status mappings", () => {
  it("apply to the cases there are and to those to come, and can be taken back", async () => {
    const first = await store(odd);
    await store(odd);
    const [seen] = await statusMappings(desk.ctx, desk.connection.id);
    expect(seen).toMatchObject({ kind: "record", rawStatus: "hibernating", status: null, cases: 2 });
    expect(seen?.examples.map((one) => one.id)).toContain(first);

    expect(await choose("on_hold")).toEqual({ changed: 2 });
    expect(await read(first)).toMatchObject({
      status: "on_hold",
      waitingOn: null,
      attention: null,
      rawStatus: "hibernating",
      events: [{ fromStatus: "unmapped", toStatus: "on_hold", source: "write" }],
    });
    const later = await store(odd);
    expect(await read(later)).toMatchObject({ status: "on_hold", attention: null });
    expect(await choose("on_hold")).toEqual({ changed: 0 });

    expect(await choose("unmapped")).toEqual({ changed: 3 });
    expect(await read(first)).toMatchObject({
      status: "unmapped",
      waitingOn: "us",
      attention: "unknown_status",
    });
    const counters = await withTeam(desk.ctx.teamId, (tx) =>
      tx.caseCounter.aggregate({ where: { status: "unmapped" }, _sum: { count: true } }),
    );
    expect(counters._sum.count).toBe(3);
  });

  it("win over what the adapter knows, also before a case has the status", async () => {
    await choose("needs_review", "paused");
    const id = await store({ status: "on_hold", rawStatus: "paused", waitingOn: null });
    expect(await read(id)).toMatchObject({ status: "needs_review", waitingOn: "us" });
  });

  it("leave alone what a decision of ours put elsewhere", async () => {
    const id = await store({ ...odd, rawStatus: "asleep" });
    await withTeam(desk.ctx.teamId, async (tx) => {
      await tx.case.update({ where: { id }, data: { status: "rejected" } });
      await tx.review.create({
        data: {
          id: newId(),
          teamId: desk.ctx.teamId,
          caseId: id,
          memberId: desk.ctx.memberId,
          decision: "reject",
          reason: "No",
          fromStatus: "unmapped",
          toStatus: "rejected",
        },
      });
    });
    expect(await choose("needs_review", "asleep")).toEqual({ changed: 0 });
    expect(await read(id)).toMatchObject({ status: "rejected" });
  });

  it("are an admin's, of the own team, and are audited", async () => {
    const other = await makeDesk("http://127.0.0.1:1/amiqus/api/v2");
    await expect(
      saveStatusMapping(other.ctx, {
        connectionId: desk.connection.id,
        kind: "record",
        rawStatus: "hibernating",
        status: "closed",
        waitingOn: null,
      }),
    ).rejects.toMatchObject({ code: "not-found" });
    await expect(statusMappings(other.ctx, desk.connection.id)).rejects.toMatchObject({ code: "not-found" });
    await expect(mappingLane({ ...desk.ctx, role: "manager" })).rejects.toMatchObject({ code: "forbidden" });
    expect((await mappingLane(other.ctx)).statuses).toEqual([]);
    const audits = await withSystem((tx) =>
      tx.auditEvent.findMany({ where: { teamId: desk.ctx.teamId, action: "mapping.save" } }),
    );
    expect(audits[0]?.detail).toMatchObject({ rawStatus: "hibernating", status: "on_hold", cases: 2 });
  });
});

describe("the lane", () => {
  it("lists drift until an admin has taken note of it, and counts on", async () => {
    const drift = { path: "record.mood", rawValue: "grumpy" };
    noteDrift(desk.connection.id, drift);
    await store({});
    const [shown] = (await mappingLane(desk.ctx)).drifts;
    expect(shown).toMatchObject({ ...drift, count: 1, acknowledgedAt: null });
    await acknowledgeDrift(desk.ctx, { driftIds: [shown?.id ?? ""], acknowledged: true });
    noteDrift(desk.connection.id, drift);
    await store({});
    const [after] = (await mappingLane(desk.ctx)).drifts;
    expect(after).toMatchObject({ count: 2 });
    expect(after?.acknowledgedAt).not.toBeNull();
  });
});

describe("cases that name no client of their provider's", () => {
  const client = (email: string) =>
    withTeam(desk.ctx.teamId, (tx) =>
      tx.client.create({
        data: {
          id: newId(),
          teamId: desk.ctx.teamId,
          firstName: "Clara",
          lastName: "Clayton",
          email,
          searchText: email,
        },
        select: { id: true },
      }),
    );

  it("are linked by an e-mail address that exactly one client has", async () => {
    const clara = await client("clara@example.com");
    const one = await store({ providerClientId: null, clientEmail: "Clara@example.com" });
    expect((await read(one)).clientId).toBe(clara.id);
    await client("clara@example.com");
    const two = await store({ providerClientId: null, clientEmail: "clara@example.com" });
    expect((await read(two)).clientId).toBeNull();
  });

  it("stay as a person left them", async () => {
    await client("seamus@example.com");
    const ref = { kind: "record", id: "chosen" } as const;
    const id = await store({ ref, providerClientId: null, clientEmail: null });
    await withTeam(desk.ctx.teamId, (tx) => tx.case.update({ where: { id }, data: { clientChosen: true } }));
    const updatedAt = new Date("2026-11-05T09:00:00Z");
    await store({ ref, providerClientId: null, clientEmail: "seamus@example.com", updatedAt });
    expect((await read(id)).clientId).toBeNull();
  });
});
