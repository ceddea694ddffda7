import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { z } from "zod";
import { clientCreate } from "@/lib/clients/operations";
import { withTeam } from "@/lib/db/client";
import { newId } from "@/lib/db/ids";
import { createTestDatabase, type TestDatabase } from "@/lib/db/testing";
import { type RunningSandbox, startSandbox } from "@/lib/sandbox/server";
import { makeDesk, stubSettings } from "@/lib/sync/testing-desk";
import type { OperationHandler } from "./handler";
import { openOperations, operationsOf } from "./queries";
import { chooseCandidate, confirmSendAgain, dismiss, lookAgain, markAbsent } from "./resolve";
import { runOperation } from "./run";
import { stepOperation, sweepOperations } from "./sweep";

let database: TestDatabase;
let sandbox: RunningSandbox;
let desk: Awaited<ReturnType<typeof makeDesk>>;

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
  desk = await makeDesk(`${sandbox.url}/amiqus/api/v2`);
});

async function newClient() {
  const id = newId();
  const reference = `ref-${id}`;
  await withTeam(desk.ctx.teamId, (tx) =>
    tx.client.create({
      data: {
        id,
        teamId: desk.ctx.teamId,
        firstName: "Ada",
        lastName: "Lovelace",
        email: "ada@example.com",
        searchText: "ada",
      },
    }),
  );
  const names = { title: null, otherTitle: null, firstName: "Ada", middleName: null, lastName: "Lovelace" };
  const client = { ...names, email: "ada@example.com", landline: null, mobile: null, dob: null, reference };
  return { clientId: id, client };
}

type Input = Awaited<ReturnType<typeof newClient>>;
const send = (input: Input, operationId = newId()) =>
  runOperation(desk.ctx, clientCreate, {
    operationId,
    connectionId: desk.connection.id,
    subjectType: "client",
    subjectId: input.clientId,
    input,
  });

const posts = () =>
  sandbox.sandbox.log.list(0).filter((entry) => entry.method === "POST" && entry.path.endsWith("/clients"))
    .length;
const fault = (kind: "drop-after" | "drop-before") =>
  sandbox.sandbox.faults.add({ kind, method: "POST", path: "/clients$", times: 1, skip: 0 });
const stored = (operationId: string) =>
  withTeam(desk.ctx.teamId, (tx) =>
    tx.operation.findFirstOrThrow({ where: { operationId, teamId: desk.ctx.teamId } }),
  );
/** Moves an operation into the past, as if its last step were long ago. */
const age = (operationId: string, seconds: number, data = {}) =>
  withTeam(desk.ctx.teamId, (tx) =>
    tx.operation.updateMany({
      where: { operationId },
      data: { sendingAt: new Date(Date.now() - seconds * 1_000), ...data },
    }),
  );
const auditOf = () =>
  withTeam(desk.ctx.teamId, (tx) =>
    tx.auditEvent.findMany({ where: { teamId: desk.ctx.teamId }, orderBy: { seq: "asc" } }),
  );
const links = (clientId: string) =>
  withTeam(desk.ctx.teamId, (tx) => tx.clientLink.count({ where: { teamId: desk.ctx.teamId, clientId } }));

describe("runOperation", () => {
  it("sends once, stores outcome, effect and audit together", async () => {
    const input = await newClient();
    const outcome = await send(input);
    expect(outcome).toMatchObject({ state: "sent", subjectId: input.clientId, pending: false, error: null });
    expect(await links(input.clientId)).toBe(1);
    expect(await auditOf()).toMatchObject([
      {
        action: "client.create-at-provider",
        outcome: "done",
        actorId: desk.ctx.memberId,
        clientId: input.clientId,
      },
    ]);
    expect(await stored(outcome.operationId)).toMatchObject({ result: null, attempts: 1 });
  });

  it("answers ten presses at once with one send", async () => {
    const input = await newClient();
    const operationId = newId();
    const outcomes = await Promise.all(Array.from({ length: 10 }, () => send(input, operationId)));
    expect(new Set(outcomes.map((outcome) => outcome.state))).toEqual(new Set(["sent"]));
    expect(posts()).toBe(1);
    const changed = { ...input, client: { ...input.client, lastName: "Other" } };
    await expect(send(changed, operationId)).rejects.toMatchObject({ code: "conflict" });
  });

  it("says what the provider refused, beside the fields", async () => {
    const input = await newClient();
    const outcome = await send({ ...input, client: { ...input.client, email: "not an address" } });
    expect(outcome).toMatchObject({ state: "rejected", error: { retryable: false } });
    expect(Object.keys(outcome.error?.fieldErrors ?? {}).join()).toContain("email");
    expect(await auditOf()).toMatchObject([{ outcome: "refused" }]);
    expect(await operationsOf(desk.ctx, "client", input.clientId)).toMatchObject([{ state: "rejected" }]);
  });

  it("knows that nothing was sent when nobody listens", async () => {
    const lonely = await makeDesk("http://127.0.0.1:1/amiqus/api/v2");
    const input = await newClient();
    const outcome = await runOperation(lonely.ctx, clientCreate, {
      operationId: newId(),
      connectionId: lonely.connection.id,
      input,
    });
    expect(outcome).toMatchObject({ state: "rejected", error: { retryable: true } });
  });

  it("treats another team's connection as unknown", async () => {
    const other = await makeDesk(`${sandbox.url}/amiqus/api/v2`);
    const input = await newClient();
    const request = { operationId: newId(), connectionId: other.connection.id, input };
    await expect(runOperation(desk.ctx, clientCreate, request)).rejects.toMatchObject({ code: "not-found" });
    expect(posts()).toBe(0);
  });

  it("finds the client whose answer was lost, without a second POST", async () => {
    fault("drop-after");
    const input = await newClient();
    const outcome = await send(input);
    expect(outcome.state).toBe("unknown");
    expect(await openOperations(desk.ctx)).toMatchObject([{ state: "unknown", subjectId: input.clientId }]);
    expect(await lookAgain(desk.ctx, outcome.operationId)).toMatchObject({ state: "sent", error: null });
    expect(await links(input.clientId)).toBe(1);
    expect(posts()).toBe(1);
    expect((await auditOf()).map((event) => event.outcome)).toEqual(["unknown", "done"]);
    expect(await openOperations(desk.ctx)).toEqual([]);
  });

  it("sends again only once the client is proven absent and a person asks", async () => {
    fault("drop-before");
    const input = await newClient();
    const { operationId } = await send(input);
    const before = posts();
    expect((await lookAgain(desk.ctx, operationId)).state).toBe("unknown");
    await expect(confirmSendAgain(desk.ctx, operationId)).rejects.toMatchObject({ code: "conflict" });
    await expect(markAbsent(desk.ctx, operationId)).rejects.toMatchObject({ code: "conflict" });
    await age(operationId, 200);
    expect((await lookAgain(desk.ctx, operationId)).state).toBe("absent");
    const [first, second] = await Promise.allSettled([
      confirmSendAgain(desk.ctx, operationId),
      confirmSendAgain(desk.ctx, operationId),
    ]);
    expect(
      [first, second].some((result) => result?.status === "fulfilled" && result.value.state === "sent"),
    ).toBe(true);
    expect(posts() - before).toBe(1);
    expect(await stored(operationId)).toMatchObject({ state: "sent", attempts: 2 });
    expect(await links(input.clientId)).toBe(1);
  });

  it("takes up after a crash whatever it was doing", async () => {
    const input = await newClient();
    const { operationId } = await send(input);
    const { id } = await stored(operationId);
    await age(operationId, 70, { state: "sending", finishedAt: null });
    await sweepOperations();
    expect(await stored(operationId)).toMatchObject({ state: "sent" });
    await age(operationId, 70, { state: "reconciling", finishedAt: null });
    await stepOperation(desk.ctx.teamId, id);
    expect(await stored(operationId)).toMatchObject({ state: "sent" });
    expect(posts()).toBe(1);
  });

  it("keeps an answer whose effect could not be stored, and applies it later", async () => {
    let broken = true;
    const fragile: typeof clientCreate = {
      ...clientCreate,
      async apply(tx, scope, given, client) {
        if (broken) throw new Error("no room");
        return clientCreate.apply(tx, scope, given, client);
      },
    };
    const input = await newClient();
    const operationId = newId();
    const request = { operationId, connectionId: desk.connection.id, input };
    expect(await runOperation(desk.ctx, fragile, request)).toMatchObject({ state: "sent", pending: true });
    expect(await links(input.clientId)).toBe(0);
    broken = false;
    await sweepOperations();
    expect(await stored(operationId)).toMatchObject({
      state: "sent",
      result: null,
      subjectId: input.clientId,
    });
    expect(await links(input.clientId)).toBe(1);
    expect(posts()).toBe(1);
  });

  it("lets a person give up, and only members who may", async () => {
    fault("drop-before");
    const { operationId } = await send(await newClient());
    await expect(dismiss({ ...desk.ctx, role: "auditor" }, operationId)).rejects.toMatchObject({
      code: "forbidden",
    });
    const other = await makeDesk(`${sandbox.url}/amiqus/api/v2`);
    await expect(dismiss(other.ctx, operationId)).rejects.toMatchObject({ code: "not-found" });
    await expect(chooseCandidate(desk.ctx, operationId, "1")).rejects.toMatchObject({ code: "conflict" });
    expect(await dismiss(desk.ctx, operationId)).toMatchObject({
      state: "rejected",
      error: { code: "dismissed" },
    });
    expect(await openOperations(desk.ctx)).toEqual([]);
  });

  it("never calls a provider inside a transaction", async () => {
    const handler: OperationHandler<{ a: string }, { id: string }> = {
      kind: "test.nothing",
      inputSchema: z.object({ a: z.string() }),
      resultSchema: z.object({ id: z.string() }),
      label: () => "Nothing",
      send: async (adapter) => ({ id: (await adapter.connection.test()).account.id }),
      find: async () => ({ found: "none" }),
      idOf: (made) => made.id,
      apply: async () => ({}),
      audit: { action: "test.nothing", objectType: "test" },
    };
    const request = { operationId: newId(), connectionId: desk.connection.id, input: { a: "b" } };
    await expect(withTeam(desk.ctx.teamId, () => runOperation(desk.ctx, handler, request))).rejects.toThrow(
      "transaction",
    );
    expect(await runOperation(desk.ctx, handler, request)).toMatchObject({ state: "sent" });
  });
});
