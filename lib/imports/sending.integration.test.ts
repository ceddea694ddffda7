import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import type { TeamContext } from "@/lib/auth/context";
import { linkClient } from "@/lib/clients/mutations";
import { withSystem, withTeam } from "@/lib/db/client";
import { createTestDatabase, type TestDatabase } from "@/lib/db/testing";
import { handlerOf } from "@/lib/jobs/handlers";
import { reconcile, recover } from "@/lib/operations/engine";
import { storedOperationSchema } from "@/lib/operations/pg-store";
import { liveDeps } from "@/lib/operations/run";
import { type RunningSandbox, startSandbox } from "@/lib/sandbox/server";
import { makeDesk, stubSettings } from "@/lib/sync/testing-desk";
import { cancelImport, mapImport, pauseImport, resumeImport, startImport } from "./mutations";
import { getImport, listImportRows } from "./queries";
import { rowsQuerySchema } from "./schema";
import { stepImport } from "./step";
import { sweepImports } from "./sweep";
import { makeDue, manyClients, upload, work } from "./testing";

vi.setConfig({ testTimeout: 120_000 });

let database: TestDatabase;
let sandbox: RunningSandbox;
let desk: Awaited<ReturnType<typeof makeDesk>>;
let ctx: TeamContext;

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
  sandbox.sandbox.store.amiqus.world.settings.rateLimit = 100_000;
  desk = await makeDesk(`${sandbox.url}/amiqus/api/v2`);
  ctx = desk.ctx;
});

function fault(more: object) {
  sandbox.sandbox.faults.add({ method: "POST", path: "/clients$", times: 1, skip: 0, ...more } as Parameters<
    typeof sandbox.sandbox.faults.add
  >[0]);
}
const calls = (method: string, ending: RegExp) =>
  sandbox.sandbox.log.list(0).filter((entry) => entry.method === method && ending.test(entry.path)).length;
const posts = () => calls("POST", /\/clients$/);
/** What the provider has of this test's people, by e-mail. */
const there = (seed: string) => {
  const [team] = [...sandbox.sandbox.store.amiqus.world.teams.values()];
  const emails = [...(team?.clients.stored() ?? [])].map((client) => client.email);
  return emails.filter((email) => email.startsWith(`${seed}-`));
};
const started = async (count: number, seed: string) => {
  const id = await upload(ctx, manyClients(count, seed));
  const { mapping } = await getImport(ctx, id);
  if (!mapping) throw new Error("no guess");
  await mapImport(ctx, id, mapping);
  expect((await work(ctx, id)).counts.pending).toBe(count);
  await startImport(ctx, { importId: id, connectionIds: [desk.connection.id], duplicates: "skip" });
  return id;
};
const rows = async (id: string, more: object = {}) =>
  (await listImportRows(ctx, id, rowsQuerySchema.parse(more))).items;
/** Looks every open operation of the team up, as the sweep does once they are due. */
async function lookUp() {
  const open = await withTeam(ctx.teamId, (tx) => tx.operation.findMany({ where: { finishedAt: null } }));
  for (const found of open) {
    const row = storedOperationSchema.parse(found);
    const handler = handlerOf(row.kind);
    const actor = { memberId: row.createdById, userId: null, sessionId: null, ip: null };
    if (!handler) throw new Error("no handler");
    const late = { ...liveDeps, now: () => new Date(Date.now() + 130_000) };
    const after = row.state === "unknown" ? row : await recover(late, handler, row, actor);
    if (after.state === "unknown") await reconcile(late, handler, after, actor);
  }
}
const onward = async (id: string, lease = false) => {
  await makeDue(ctx.teamId, id, lease);
  return work(ctx, id);
};
/** Works to the end: on a busy machine an answer may also get lost without a fault of the test's. */
const toTheEnd = async (id: string) => {
  let detail = await onward(id, true);
  for (let turn = 0; turn < 10 && detail.state === "running"; turn += 1) {
    await lookUp();
    detail = await onward(id, true);
  }
  return detail;
};

describe("an import to a provider", () => {
  it("creates every row here and there, addresses too, each with one call", async () => {
    const id = await started(40, "plain");
    const after = await toTheEnd(id);
    expect(after).toMatchObject({ state: "finished", counts: { created: 40, pending: 0, failed: 0 } });
    expect(there("plain")).toHaveLength(40);
    expect(posts()).toBe(40);
    expect(calls("PUT", /\/address$/)).toBe(4);
    expect(calls("GET", /./)).toBe(0);
    const links = await withTeam(ctx.teamId, (tx) => tx.clientLink.count({ where: { teamId: ctx.teamId } }));
    expect(links).toBe(40);
    // A second run finds nothing to do.
    expect((await stepImport(ctx.teamId, id)).next).toBe("over");
    expect(posts()).toBe(40);
  });

  it("does not stop at a row that is refused, and says why", async () => {
    fault({ kind: "status", status: 422, body: { "name.first_name": ["Too odd."] }, after: false, skip: 3 });
    fault({
      kind: "status",
      status: 422,
      body: { postcode: ["Not ours."] },
      after: false,
      method: "PUT",
      path: "/address$",
    });
    const id = await started(30, "refused");
    expect((await toTheEnd(id)).counts).toMatchObject({ created: 29, failed: 1 });
    const [failed] = await rows(id, { state: "failed" });
    expect(failed).toMatchObject({
      clientId: expect.any(String),
      reasons: [{ field: "firstName", message: "Amiqus: Too odd." }],
    });
    const noted = (await rows(id, { state: "created" })).filter((row) => row.reasons.length > 0);
    expect(noted).toMatchObject([{ reasons: [{ field: "address.postcode", message: "Amiqus: Not ours." }] }]);
    // The client is kept here and can be sent from its page.
    await linkClient(ctx, { clientId: failed?.clientId ?? "", connectionId: desk.connection.id });
    expect(there("refused")).toHaveLength(30);
  });

  it("never sends twice what may have arrived, and goes on to the address once it is found", async () => {
    fault({ kind: "drop-after", times: 3 });
    fault({ kind: "drop-before", times: 2, skip: 8 });
    fault({ kind: "drop-after", method: "PUT", path: "/address$" });
    const id = await started(40, "lost");
    const running = await work(ctx, id);
    expect(running).toMatchObject({ state: "running", counts: { pending: 0, failed: 0 } });
    expect(running.counts.unknown).toBe(6);
    expect(running.notBefore).not.toBeNull();
    const sent = posts();
    expect((await onward(id)).counts.unknown).toBe(running.counts.unknown);
    await lookUp();
    const after = await onward(id);
    if (after.counts.unknown > 0) await lookUp();
    const ended = await onward(id);
    expect(ended.state).toBe("finished");
    expect(ended.counts).toMatchObject({ created: 38, failed: 2, unknown: 0 });
    expect(posts()).toBe(sent);
    expect(new Set(there("lost")).size).toBe(there("lost").length);
    expect(there("lost")).toHaveLength(38);
    expect(
      (await rows(id, { state: "failed" })).every((row) =>
        row.reasons[0]?.message.includes("did not arrive"),
      ),
    ).toBe(true);
  });

  it("pauses, resumes and cancels, and keeps what is done", async () => {
    const id = await started(80, "paused");
    let asked = 0;
    await stepImport(ctx.teamId, id, () => ++asked > 30);
    await pauseImport(ctx, id);
    const paused = await work(ctx, id);
    expect(paused.state).toBe("paused");
    expect(paused.counts.created).toBeGreaterThan(0);
    expect(paused.counts.pending).toBeGreaterThan(0);
    const sent = posts();
    expect((await stepImport(ctx.teamId, id)).next).toBe("over");
    expect(posts()).toBe(sent);
    await resumeImport(ctx, id);
    asked = 0;
    await stepImport(ctx.teamId, id, () => ++asked > 20);
    await cancelImport(ctx, id);
    const after = await work(ctx, id);
    expect(after.state).toBe("cancelled");
    expect(after.counts.created + after.counts.skipped).toBe(80);
    expect(there("paused")).toHaveLength(after.counts.created);
    await expect(resumeImport(ctx, id)).rejects.toMatchObject({ code: "conflict" });
  });

  it("goes on after a death in the middle, and sends nothing twice", async () => {
    const id = await started(60, "died");
    // The process dies between the answers and the commit of what came of the rows.
    const dead = vi.spyOn(await import("./chunk"), "writeResults").mockRejectedValueOnce(new Error("killed"));
    await expect(stepImport(ctx.teamId, id)).rejects.toThrow("killed");
    dead.mockRestore();
    expect((await stepImport(ctx.teamId, id)).next).toBe("over");
    // One more died in the middle of a request.
    const [victim] = await rows(id, { state: "pending" });
    const changed = await withSystem(
      (tx) => tx.$executeRaw`UPDATE operations SET state = 'sending', finished_at = NULL
        WHERE subject_id = (SELECT client_id FROM import_rows WHERE import_id = ${id}::uuid AND row = ${victim?.row ?? 0})
          AND kind = 'client.create'`,
    );
    const after = await onward(id, true);
    if (changed > 0) {
      expect(after.counts.unknown).toBeGreaterThan(0);
      await lookUp();
    }
    expect(await toTheEnd(id)).toMatchObject({ state: "finished", counts: { created: 60 } });
    expect(there("died")).toHaveLength(60);
    expect(posts()).toBe(60);
  });

  it("is safe when two processes work on it at once", async () => {
    const id = await started(40, "twice");
    await Promise.all([stepImport(ctx.teamId, id), stepImport(ctx.teamId, id), stepImport(ctx.teamId, id)]);
    expect(await toTheEnd(id)).toMatchObject({ state: "finished", counts: { created: 40 } });
    // And when the lease of a slow one runs out under it.
    const late = await started(60, "late");
    const slow = stepImport(ctx.teamId, late);
    await vi.waitFor(async () => expect(posts()).toBeGreaterThan(50), { interval: 20, timeout: 30_000 });
    await makeDue(ctx.teamId, late, true);
    await Promise.all([slow, stepImport(ctx.teamId, late)]);
    expect(await toTheEnd(late)).toMatchObject({ state: "finished", counts: { created: 60 } });
    expect(there("late")).toHaveLength(60);
    expect(posts()).toBe(100);
  });

  it("leaves the last fifth of the rate limit to people and goes on when it may", async () => {
    sandbox.sandbox.store.amiqus.world.settings.rateLimit = 50;
    sandbox.sandbox.store.amiqus.world.windows.clear();
    const id = await started(60, "limit");
    const waiting = await work(ctx, id);
    expect(waiting.state).toBe("running");
    expect(waiting.counts.created).toBeGreaterThan(20);
    expect(waiting.counts.failed).toBe(0);
    expect(waiting.notBefore).not.toBeNull();
    expect(sandbox.sandbox.log.list(0).filter((entry) => entry.status === 429)).toHaveLength(0);
    expect(posts() + calls("PUT", /address/)).toBeLessThanOrEqual(44);
    sandbox.sandbox.store.amiqus.world.settings.rateLimit = 100_000;
    sandbox.sandbox.store.amiqus.world.windows.clear();
    await withTeam(ctx.teamId, (tx) =>
      tx.connection.updateMany({ data: { rateRemaining: null, rateSeenAt: null, notBefore: null } }),
    );
    expect(await toTheEnd(id)).toMatchObject({ state: "finished", counts: { created: 60 } });
    expect(there("limit")).toHaveLength(60);
  });

  it("pauses by itself when the connection is at fault, and loses no row to it", async () => {
    fault({
      kind: "status",
      status: 401,
      body: { message: "Unauthenticated." },
      after: false,
      skip: 10,
      times: 0,
    });
    const id = await started(40, "token");
    const paused = await work(ctx, id);
    expect(paused).toMatchObject({
      state: "paused",
      pauseReason: expect.stringContaining("Amiqus: "),
      counts: { failed: 0 },
    });
    sandbox.sandbox.faults.clear();
    await resumeImport(ctx, id);
    expect(await toTheEnd(id)).toMatchObject({ state: "finished", counts: { created: 40 } });
    expect(there("token")).toHaveLength(40);
  });

  it("waits while the provider is busy, and for a member who may still do it", async () => {
    fault({ kind: "rate-limit", retryAfter: 30, times: 3 });
    const id = await started(20, "busy");
    const waiting = await work(ctx, id);
    expect(waiting).toMatchObject({ state: "running", counts: { failed: 0 } });
    await withTeam(ctx.teamId, (tx) =>
      tx.connection.updateMany({ data: { rateRemaining: null, rateSeenAt: null, notBefore: null } }),
    );
    await withTeam(ctx.teamId, (tx) => tx.member.updateMany({ data: { role: "auditor" } }));
    expect(await onward(id)).toMatchObject({
      state: "paused",
      pauseReason: expect.stringContaining("may not"),
    });
    await withTeam(ctx.teamId, (tx) => tx.member.updateMany({ data: { role: "staff" } }));
    await resumeImport(ctx, id);
    sandbox.sandbox.faults.clear();
    expect(await toTheEnd(id)).toMatchObject({ state: "finished", counts: { created: 20 } });
    expect(there("busy")).toHaveLength(20);
  });

  it("follows lost answers up after a cancel", async () => {
    fault({ kind: "drop-after", times: 3 });
    const id = await started(10, "after");
    expect((await work(ctx, id)).counts.unknown).toBe(3);
    await cancelImport(ctx, id);
    await lookUp();
    await sweepImports();
    const { counts, state } = await getImport(ctx, id);
    expect(state).toBe("cancelled");
    expect(counts).toMatchObject({ created: 10, unknown: 0 });
  });
});
