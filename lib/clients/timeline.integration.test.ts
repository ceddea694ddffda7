import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { linkCase } from "@/lib/cases/link-client";
import { withTeam } from "@/lib/db/client";
import { newId } from "@/lib/db/ids";
import { createTestDatabase, type TestDatabase } from "@/lib/db/testing";
import type { ProviderCase } from "@/lib/providers/port";
import { answer } from "@/lib/sync/testing";
import { makeDesk, stubSettings } from "@/lib/sync/testing-desk";
import { upsertCases } from "@/lib/sync/upsert";
import { clientClaims } from "./claims";
import { clientTimeline } from "./timeline";

let database: TestDatabase;
let desk: Awaited<ReturnType<typeof makeDesk>>;
let clientId: string;
const second = { id: newId(), provider: "aplyid", webhookPath: newId() };

beforeAll(async () => {
  database = await createTestDatabase();
  stubSettings("http://127.0.0.1:1");
  desk = await makeDesk("http://127.0.0.1:1/amiqus/api/v2");
  const { teamId } = desk.ctx;
  clientId = newId();
  await withTeam(teamId, async (tx) => {
    await tx.connection.create({
      data: {
        ...second,
        teamId,
        name: "APLYiD",
        baseUrl: "http://127.0.0.1:1/aplyid",
        credentials: "{}",
        credentialLastFour: "",
        credentialFingerprint: "",
      },
    });
    await tx.client.create({
      data: {
        id: clientId,
        teamId,
        firstName: "Ada",
        lastName: "Lovelace",
        email: "ada@example.com",
        dob: new Date("1815-12-10"),
        searchText: "ada lovelace",
      },
    });
  });
});
afterAll(() => database.drop());

const minute = (n: number) => new Date(Date.UTC(2026, 10, 2, 9, n));

async function store(over: Partial<ProviderCase>, body: object = {}, at = desk.connection): Promise<string> {
  const connection = { ...at, teamId: desk.ctx.teamId };
  const item = { ...answer({ providerClientId: null, ...over }), snapshot: JSON.parse(JSON.stringify(body)) };
  const stored = await withTeam(desk.ctx.teamId, (tx) => upsertCases(tx, connection, [item], "webhook"));
  return stored.caseIds[0] ?? "";
}

describe("a client's timeline", () => {
  it("has everything everywhere, newest first, in pages, and by connection", async () => {
    const ref = { kind: "record", id: "t1" } as const;
    const told = { name: "Ada King", approval_status: "denied" };
    const there = { ...second, teamId: desk.ctx.teamId };
    const snapshot = { id: "9", title: "Case", told: { case_id: 9, client: told } };
    await store({ ref, createdAt: minute(0), updatedAt: minute(0) });
    await store(
      { ref: { kind: "case", id: "9" }, createdAt: minute(1), updatedAt: minute(1) },
      snapshot,
      there,
    );
    for (let n = 2; n < 40; n += 1) {
      await store({ ref, createdAt: minute(0), updatedAt: minute(n), rawStatus: `step ${n}` });
    }
    await withTeam(desk.ctx.teamId, (tx) =>
      tx.delivery.create({
        data: {
          id: newId(),
          teamId: desk.ctx.teamId,
          connectionId: desk.connection.id,
          deliveryId: "d1",
          event: "record.updated",
          hint: { event: "record.updated", cases: [ref], providerClientId: null },
          receivedAt: minute(50),
        },
      }),
    );
    const first = await clientTimeline(desk.ctx, clientId, {});
    expect(first.items).toHaveLength(30);
    expect(first.items[0]).toMatchObject({ what: "delivery", event: "record.updated" });
    expect(first.items[1]).toMatchObject({ what: "status", rawStatus: "step 39", source: "webhook" });
    expect(first.connections.map((one) => one.name)).toEqual(["Amiqus", "APLYiD"]);
    const rest = await clientTimeline(desk.ctx, clientId, { cursor: first.nextCursor ?? "" });
    expect(rest.nextCursor).toBeNull();
    const all = [...first.items, ...rest.items];
    expect(new Set(all.map((one) => one.id)).size).toBe(1 + 38 + 2);
    expect(all.map((one) => one.at)).toEqual(
      all
        .map((one) => one.at)
        .sort()
        .reverse(),
    );
    expect(all.at(-1)).toMatchObject({ what: "case", caseTitle: "Standard" });

    const one = await clientTimeline(desk.ctx, clientId, { connection: second.id });
    expect(one.items).toMatchObject([{ what: "case", connectionId: second.id }]);
  });

  it("lays side by side what everybody says", async () => {
    const sources = await clientClaims(desk.ctx, clientId);
    expect(sources.map((source) => source.claims.map((one) => one.value))).toEqual([
      ["Ada Lovelace", "1815-12-10"],
      ["Ada King", "denied"],
    ]);
  });

  it("is of one's own team", async () => {
    const other = await makeDesk("http://127.0.0.1:1/amiqus/api/v2");
    await expect(clientTimeline(other.ctx, clientId, {})).rejects.toMatchObject({ code: "not-found" });
    await expect(clientClaims(other.ctx, clientId)).rejects.toMatchObject({ code: "not-found" });
    await expect(clientTimeline(desk.ctx, clientId, { cursor: "x" })).rejects.toMatchObject({
      code: "invalid",
    });
  });
});

describe("linking a case by hand", () => {
  const there = () => ({ ...second, teamId: desk.ctx.teamId });
  const stray = (id: string) =>
    store({ ref: { kind: "case", id }, clientEmail: null, clientName: null }, {}, there());
  const read = (id: string) => withTeam(desk.ctx.teamId, (tx) => tx.case.findFirstOrThrow({ where: { id } }));

  it("can be done and undone, and a sync leaves it alone", async () => {
    const caseId = await stray("20");
    await linkCase(desk.ctx, { caseId, clientId });
    expect(await read(caseId)).toMatchObject({ clientId, clientName: "Ada Lovelace", clientChosen: true });
    const { items } = await clientTimeline(desk.ctx, clientId, {});
    expect(items[0]).toMatchObject({ what: "audit", action: "case.link-client" });
    await linkCase(desk.ctx, { caseId, clientId: null });
    const again = {
      ref: { kind: "case", id: "20" },
      clientEmail: "ada@example.com",
      updatedAt: minute(59),
    } as const;
    await store(again, {}, there());
    expect((await read(caseId)).clientId).toBeNull();
  });

  it("is for those who may change cases, of their own team, and not against the provider", async () => {
    const caseId = await stray("21");
    const auditor = { ...desk.ctx, role: "auditor" as const };
    await expect(linkCase(auditor, { caseId, clientId })).rejects.toMatchObject({ code: "forbidden" });
    const other = await makeDesk("http://127.0.0.1:1/amiqus/api/v2");
    await expect(linkCase(other.ctx, { caseId, clientId })).rejects.toMatchObject({ code: "not-found" });
    await expect(linkCase(desk.ctx, { caseId, clientId: newId() })).rejects.toMatchObject({
      code: "not-found",
    });
    const kept = await store({ ref: { kind: "record", id: "22" } });
    await expect(linkCase(desk.ctx, { caseId: kept, clientId: null })).rejects.toMatchObject({
      code: "conflict",
    });
  });
});
