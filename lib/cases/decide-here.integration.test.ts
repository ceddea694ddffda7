import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { withTeam } from "@/lib/db/client";
import { newId } from "@/lib/db/ids";
import { createTestDatabase, type TestDatabase } from "@/lib/db/testing";
import { answer } from "@/lib/sync/testing";
import { makeDesk, stubSettings } from "@/lib/sync/testing-desk";
import { upsertCases } from "@/lib/sync/upsert";
import { reviewCase } from "./mutations";
import { getCase } from "./queries";

let database: TestDatabase;
let desk: Awaited<ReturnType<typeof makeDesk>>;
let caseId: string;

const url = "http://127.0.0.1:9/aplyid";
const ref = { kind: "case", id: "1024" } as const;

beforeAll(async () => {
  database = await createTestDatabase();
  stubSettings(url);
});
afterAll(() => database.drop());
beforeEach(async () => {
  desk = await makeDesk(url, { provider: "aplyid" });
  caseId = await told({ status: "needs_review", rawStatus: "completed", outcome: "no_decision_yet" });
});

/** What the provider says now; answers the desk's id of the case. */
async function told(
  over: Parameters<typeof answer>[0],
  at = new Date("2026-11-01T09:00:00Z"),
): Promise<string> {
  const item = answer({ ref, providerClientId: null, waitingOn: "us", updatedAt: at, ...over });
  const { caseIds } = await withTeam(desk.ctx.teamId, (tx) =>
    upsertCases(tx, desk.connection, [item], "webhook"),
  );
  return caseIds[0] ?? "";
}

const decide = (
  decision: "approve" | "hold" | "reopen",
  seen: "needs_review" | "on_hold" | "approved",
  id = newId(),
) =>
  reviewCase(desk.ctx, {
    caseId,
    operationId: id,
    decision,
    reason: "Seen in person",
    holdUntil: null,
    seen,
  });
const row = async () => (await getCase(desk.ctx, caseId)).row;

it("decides once, with reason and audit, and tells nobody", async () => {
  const id = newId();
  expect(await decide("approve", "needs_review", id)).toMatchObject({ state: "sent" });
  expect(await decide("approve", "needs_review", id)).toMatchObject({ state: "sent" });
  expect(await row()).toMatchObject({ status: "approved", rawStatus: "completed" });
  const view = await getCase(desk.ctx, caseId);
  expect(view.timeline.filter((entry) => entry.what === "review")).toHaveLength(1);
  expect(view.traits).toEqual({ readsBack: false, holdsCases: false, decidedHere: true });
  const counts = await withTeam(desk.ctx.teamId, async (tx) => ({
    operations: await tx.operation.count({ where: { teamId: desk.ctx.teamId } }),
    audits: await tx.auditEvent.count({ where: { teamId: desk.ctx.teamId, action: "case.review" } }),
  }));
  expect(counts).toEqual({ operations: 0, audits: 1 });
});

it("refuses a decision about what has changed meanwhile", async () => {
  await decide("hold", "needs_review");
  await expect(decide("approve", "needs_review")).rejects.toMatchObject({ code: "conflict" });
  await expect(
    reviewCase(
      { ...desk.ctx, role: "auditor" },
      {
        caseId,
        operationId: newId(),
        decision: "approve",
        reason: "No",
        seen: "on_hold",
      },
    ),
  ).rejects.toMatchObject({ code: "forbidden" });
  expect((await row()).status).toBe("on_hold");
});

it("stands until the provider itself moves on", async () => {
  await told({ status: "processing", rawStatus: "in_progress" }, new Date("2026-11-02T09:00:00Z"));
  await withTeam(desk.ctx.teamId, (tx) =>
    tx.case.updateMany({ where: { id: caseId }, data: { status: "needs_review" } }),
  );
  await decide("hold", "needs_review");
  await told({ status: "processing", rawStatus: "in_progress" }, new Date("2030-11-03T09:00:00Z"));
  expect((await row()).status).toBe("on_hold");
  await told({ status: "rejected", rawStatus: "completed" }, new Date("2030-11-04T09:00:00Z"));
  expect((await row()).status).toBe("rejected");
});
