import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { withSystem, withTeam } from "@/lib/db/client";
import { newId } from "@/lib/db/ids";
import { createTestDatabase, type TestDatabase } from "@/lib/db/testing";
import type { FetchedCase } from "@/lib/providers/port";
import { noteDrift } from "./drift";
import { answer } from "./testing";
import { makeDesk, stubSettings } from "./testing-desk";
import { upsertCases } from "./upsert";

let database: TestDatabase;
let desk: Awaited<ReturnType<typeof makeDesk>>;

beforeAll(async () => {
  database = await createTestDatabase();
  stubSettings("http://127.0.0.1:1");
  desk = await makeDesk("http://127.0.0.1:1/amiqus/api/v2");
});
afterAll(() => database.drop());

const store = (
  items: FetchedCase[],
  source: "webhook" | "poll" | "write" = "poll",
  members?: Map<string, string>,
) => withTeam(desk.ctx.teamId, (tx) => upsertCases(tx, desk.connection, items, source, members));
const row = (caseId: string | undefined) =>
  withTeam(desk.ctx.teamId, (tx) =>
    tx.case.findFirstOrThrow({
      where: { id: caseId ?? "" },
      include: { snapshot: true, events: true, client: true },
    }),
  );
const at = (minute: number) => new Date(Date.UTC(2026, 10, 2, 9, minute));
let next = 1;
const ref = () => ({ kind: "record" as const, id: `r${next++}` });

describe("upsertCases", () => {
  it("stores a page with its clients, once however often it comes", async () => {
    const items = Array.from({ length: 600 }, (_, index) =>
      answer({
        ref: ref(),
        providerClientId: `bulk-${index % 40}`,
        clientName: `Client ${index % 40}`,
        clientEmail: `client${index % 40}@example.com`,
      }),
    );
    const first = await store(items);
    const again = await store(items);
    expect(first.changed).toHaveLength(600);
    expect(again.changed).toEqual([]);
    expect(again.caseIds).toEqual(first.caseIds);
    const clients = await withTeam(desk.ctx.teamId, (tx) =>
      tx.clientLink.count({ where: { teamId: desk.ctx.teamId, providerClientId: { startsWith: "bulk-" } } }),
    );
    expect(clients).toBe(40);
    expect(await row(first.caseIds[0])).toMatchObject({
      clientName: "Client 0",
      searchText: "standard client 0 client0@example.com",
      client: { firstName: "Client", lastName: "0", email: "client0@example.com" },
      snapshot: { complete: true },
      confirmedBy: "poll",
    });
  });

  it("ends in the last version for any order of arrival", async () => {
    const versions = (["awaiting_client", "processing", "needs_review", "closed"] as const).map(
      (status, index) => ({
        status,
        rawStatus: `raw ${index}`,
        updatedAt: at(index),
      }),
    );
    await fc.assert(
      fc.asyncProperty(
        fc.shuffledSubarray([0, 1, 2, 3, 0, 1, 2, 3], { minLength: 8 }),
        fc.array(fc.boolean(), { minLength: 8, maxLength: 8 }),
        async (order, whole) => {
          const named = ref();
          let caseId: string | undefined;
          for (const [n, version] of order.entries()) {
            const complete = whole[n] ?? true;
            const item = answer(
              { ref: named, ...versions[version] },
              complete,
              complete ? { version } : { thin: true },
            );
            caseId = (await store([item], "webhook")).caseIds[0];
          }
          const last = order.some((version, n) => version === 3 && whole[n]);
          expect(await row(caseId)).toMatchObject({
            status: "closed",
            rawStatus: "raw 3",
            snapshot: { complete: last },
          });
          if (last) expect((await row(caseId)).snapshot?.body).toEqual({ version: 3 });
        },
      ),
      { numRuns: 15 },
    );
  });

  it("records status changes and confirms what did not change", async () => {
    const named = ref();
    const { caseIds } = await store([answer({ ref: named, updatedAt: at(1) })]);
    await store([answer({ ref: named, updatedAt: at(1) })], "webhook");
    const confirmed = await row(caseIds[0]);
    expect(confirmed).toMatchObject({ confirmedBy: "webhook", events: [] });
    await store(
      [answer({ ref: named, status: "needs_review", rawStatus: "complete", updatedAt: at(2) })],
      "webhook",
    );
    expect((await row(caseIds[0])).events).toMatchObject([
      { fromStatus: "awaiting_client", toStatus: "needs_review", rawStatus: "complete", source: "webhook" },
    ]);
  });

  it("keeps a hold of ours until the provider moves on after it", async () => {
    const named = ref();
    const complete = { status: "needs_review", rawStatus: "complete" } as const;
    const { caseIds } = await store([answer({ ref: named, ...complete, updatedAt: at(1) })]);
    const caseId = caseIds[0] ?? "";
    await withTeam(desk.ctx.teamId, async (tx) => {
      const { teamId, memberId } = desk.ctx;
      const decided = {
        decision: "hold",
        reason: "x",
        fromStatus: "needs_review",
        toStatus: "on_hold",
      } as const;
      await tx.review.create({
        data: { id: newId(), teamId, caseId, memberId, ...decided, createdAt: at(5) },
      });
      await tx.case.update({ where: { id: caseId }, data: { status: "on_hold", holdUntil: at(59) } });
    });
    await store([answer({ ref: named, ...complete, updatedAt: at(7) })]);
    expect(await row(caseId)).toMatchObject({ status: "on_hold", holdUntil: at(59) });
    await store([answer({ ref: named, rawStatus: "amendments", updatedAt: at(8) })]);
    expect(await row(caseId)).toMatchObject({ status: "awaiting_client", holdUntil: null });
  });

  it("keeps what is due and urgent until an answer says otherwise", async () => {
    const named = ref();
    const { caseIds } = await store([answer({ ref: named, dueAt: at(40), priority: 1, updatedAt: at(1) })]);
    await store([answer({ ref: named, updatedAt: at(2) })]);
    expect(await row(caseIds[0])).toMatchObject({ dueAt: at(40), priority: 1 });
    await store([answer({ ref: named, dueAt: null, priority: 0, updatedAt: at(2) })]);
    expect(await row(caseIds[0])).toMatchObject({ dueAt: null, priority: 0 });
  });

  it("maps assignees to members", async () => {
    const named = ref();
    const members = new Map([["77", desk.ctx.memberId]]);
    const { caseIds } = await store([answer({ ref: named, assigneeIds: ["77"] })], "poll", members);
    expect((await row(caseIds[0])).assigneeId).toBe(desk.ctx.memberId);
  });

  it("keeps two connections and two teams apart", async () => {
    const other = await makeDesk("http://127.0.0.1:1/amiqus/api/v2");
    const named = ref();
    const ours = await store([answer({ ref: named, title: "ours" })]);
    const theirs = await withTeam(other.ctx.teamId, (tx) =>
      upsertCases(tx, other.connection, [answer({ ref: named, title: "theirs" })], "poll"),
    );
    expect(theirs.caseIds).not.toEqual(ours.caseIds);
    expect((await row(ours.caseIds[0])).title).toBe("ours");
    await expect(
      withTeam(other.ctx.teamId, (tx) => upsertCases(tx, desk.connection, [answer({ ref: ref() })], "poll")),
    ).rejects.toThrow();
  });

  it("lets parallel writers of one case end in the newest", async () => {
    const named = ref();
    const versions = Array.from({ length: 12 }, (_, n) =>
      answer({ ref: named, title: `v${n}`, updatedAt: at(n) }),
    );
    const results = await Promise.all(versions.map((version) => store([version], "webhook")));
    expect(new Set(results.flatMap((result) => result.caseIds)).size).toBe(1);
    expect((await row(results[0]?.caseIds[0])).title).toBe("v11");
  });

  it("counts drift", async () => {
    for (let n = 0; n < 3; n += 1)
      noteDrift(desk.connection.id, { path: "record.status", rawValue: "novel" });
    await store([answer({ ref: ref() })]);
    noteDrift(desk.connection.id, { path: "record.status", rawValue: "novel" });
    await store([answer({ ref: ref() })]);
    const drifts = await withSystem((tx) =>
      tx.drift.findMany({ where: { connectionId: desk.connection.id } }),
    );
    expect(drifts).toMatchObject([{ path: "record.status", rawValue: "novel", count: 4 }]);
  });
});
