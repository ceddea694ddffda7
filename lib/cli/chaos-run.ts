import { randomBytes, randomUUID } from "node:crypto";
import { z } from "zod";
import { clientCreate } from "@/lib/clients/operations";
import { clientSearchText } from "@/lib/clients/search-text";
import { tokenColumns } from "@/lib/connections/credentials";
import { withTeam } from "@/lib/db/client";
import { newId } from "@/lib/db/ids";
import { caseCreate, recordCreate } from "@/lib/launch/operations";
import { candidatesOf, type EngineDeps, reconcile, recover, sendAgain, start } from "@/lib/operations/engine";
import {
  type AnyOperationHandler,
  anyHandler,
  type OperationActor,
  type OperationHandler,
} from "@/lib/operations/handler";
import { inputHash } from "@/lib/operations/hash";
import { pgOperationStore } from "@/lib/operations/pg-store";
import { actorOf, liveDeps } from "@/lib/operations/run";
import type { NewOperation, StoredOperation } from "@/lib/operations/store";
import type { BenchProvider } from "./bench-provider";

const stateSchema = z
  .object({
    teams: z.array(
      z.object({
        clients: z.array(z.object({ reference: z.string().nullable() })),
        records: z.array(z.object({ client: z.number() })),
        cases: z.array(z.object({ reference: z.string().nullable() })),
      }),
    ),
  })
  .transform(({ teams }) => ({
    clients: teams.flatMap((team) => team.clients),
    records: teams.flatMap((team) => team.records),
    cases: teams.flatMap((team) => team.cases),
  }));
type State = z.infer<typeof stateSchema>;

const person = {
  title: "ms",
  otherTitle: null,
  firstName: "Ada",
  middleName: null,
  lastName: "Lovelace",
  email: "ada@example.com",
  landline: null,
  mobile: null,
  dob: null,
};

/** How a write can end that must never happen. */
export interface Flaw {
  kind: string;
  what: "duplicated" | "lost" | "stuck";
}

interface Write {
  handler: AnyOperationHandler;
  draft: NewOperation;
  /** How many objects of this write the provider has. */
  count(): Promise<number>;
}

/** Numbers from 0 to below 1, the same for the same seed. */
function randomFrom(seed: number): () => number {
  let state = (seed * 2_654_435_761) >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const faultsOf = (random: () => number) => {
  const status = [500, 502, 503, 504][Math.floor(random() * 4)];
  const kinds = [
    { kind: "drop-before" },
    { kind: "drop-after" },
    { kind: "drop-after" },
    { kind: "reset" },
    { kind: "status", status, after: true },
    { kind: "status", status, after: false },
    { kind: "rate-limit", retryAfter: 1 },
    { kind: "malformed-json" },
    { kind: "oversized" },
  ];
  return Array.from({ length: 1 + Math.floor(random() * 4) }, () => ({
    ...kinds[Math.floor(random() * kinds.length)],
    path: "/(clients|records|cases)$",
    ...(random() < 0.8 ? { method: "POST" } : {}),
    times: 1 + Math.floor(random() * 2),
    skip: Math.floor(random() * 3),
  }));
};

/** The engine in a process that may die: what it would have written after the answer is then never written. */
function mortalDeps(dies: boolean): EngineDeps {
  const store = dies
    ? {
        ...pgOperationStore,
        move: () => Promise.reject(new Error("The process has ended.")),
        finish: () => Promise.reject(new Error("The process has ended.")),
      }
    : pgOperationStore;
  // Nobody waits long for the answer of a process that has ended.
  const wait = dies ? async () => {} : liveDeps.wait;
  return { ...liveDeps, store, wait, lookLater: async () => {}, onBug: () => {} };
}

/** A process that looks after open writes later; `later` is its lead over the real clock, in milliseconds. */
function careDeps(later: number): EngineDeps {
  return { ...mortalDeps(false), now: () => new Date(Date.now() + later) };
}

/** One schedule: writes under faults, each clicked twice, some by a process that dies; then care, and the count. */
export async function chaosRun(at: BenchProvider, seed: number) {
  const random = randomFrom(seed);
  const faults = faultsOf(random);
  const actor = actorOf(at.ctx);
  const writes = await writesOf(at, await newConnection(at));
  await at.control("POST", "/faults", faults);
  await Promise.all(
    writes.map(async ({ handler, draft }) => {
      const deps = mortalDeps(random() < 0.15);
      const click = () => start(deps, handler, { ...draft, id: newId() }, actor).catch(() => {});
      await Promise.all([click(), click()]);
    }),
  );
  await at.control("DELETE", "/faults");
  const found: Flaw[] = [];
  for (const write of writes) found.push(...(await settle(write, actor)));
  return { operations: writes.length, faults, found };
}

async function writesOf(at: BenchProvider, connectionId: string): Promise<Write[]> {
  const { teamId, memberId } = at.ctx;
  const write = <Input, Result>(
    handler: OperationHandler<Input, Result>,
    input: Input,
    count: (state: State) => number,
  ): Write => ({
    handler: anyHandler(handler),
    draft: {
      id: newId(),
      teamId,
      operationId: randomUUID(),
      connectionId,
      kind: handler.kind,
      subjectType: null,
      subjectId: null,
      label: handler.label(input),
      input,
      inputHash: inputHash(handler.kind, connectionId, input),
      createdById: memberId,
      sendingAt: new Date(),
    },
    count: async () => count(stateSchema.parse(await at.control("GET", "/amiqus/state"))),
  });
  const client = async (): Promise<Write> => {
    const reference = `chaos-${randomUUID()}`;
    const clientId = await deskClient(teamId, reference);
    return write(clientCreate, { clientId, client: { ...person, reference } }, (state) =>
      countOf(state.clients, reference),
    );
  };
  const known = await client();
  const first = await start(mortalDeps(false), known.handler, known.draft, actorOf(at.ctx));
  const link = await withTeam(teamId, (tx) =>
    tx.clientLink.findFirstOrThrow({ where: { teamId, connectionId, clientId: first.subjectId ?? "" } }),
  );
  const { clientId, providerClientId } = link;
  const name = `chaos-${randomUUID()}`;
  const about = { clientId, providerClientId };
  return [
    await client(),
    await client(),
    write(
      recordCreate,
      { ...about, reference: "", body: { steps: [{ type: "check.dummy" }], notification: false } },
      (state) => state.records.filter((record) => String(record.client) === providerClientId).length,
    ),
    write(caseCreate, { ...about, reference: "", body: { name, reference: name } }, (state) =>
      countOf(state.cases, name),
    ),
  ];
}

const countOf = (rows: readonly { reference: string | null }[], reference: string) =>
  rows.filter((row) => row.reference === reference).length;

function deskClient(teamId: string, reference: string): Promise<string> {
  const { firstName, middleName, lastName, email } = person;
  return withTeam(teamId, async (tx) => {
    const id = newId();
    const names = { firstName, middleName, lastName, email, reference };
    await tx.client.create({ data: { id, teamId, ...names, searchText: clientSearchText(names) } });
    return id;
  });
}

/** A connection of its own for each schedule: its breaker and its rate budget know nothing of the one before. */
async function newConnection({ ctx, baseUrl }: BenchProvider): Promise<string> {
  const key = { id: newId(), teamId: ctx.teamId };
  await withTeam(ctx.teamId, (tx) =>
    tx.connection.create({
      data: {
        ...key,
        provider: "amiqus",
        name: "Chaos",
        baseUrl,
        webhookPath: randomBytes(24).toString("base64url"),
        ...tokenColumns(key, "sandbox-amiqus-token"),
      },
    }),
  );
  return key.id;
}

/** Looks after a write until it has ended, a person deciding where the desk asks one, and counts what it made. */
async function settle({ handler, draft, count }: Write, actor: OperationActor): Promise<Flaw[]> {
  const { teamId, operationId } = draft;
  const stored = await withTeam(teamId, (tx) => tx.operation.findFirst({ where: { teamId, operationId } }));
  let row = stored && (await pgOperationStore.get(teamId, stored.id));
  for (let round = 1; row !== null && round <= 12 && !ended(row); round += 1) {
    const deps = careDeps(round * 130_000);
    if (row.state === "unknown") {
      const [candidate = null] = candidatesOf(row);
      row = await reconcile(deps, handler, row, actor, candidate);
    } else if (row.state === "absent") row = await sendAgain(deps, handler, row, actor);
    else row = await recover(deps, handler, row, actor);
  }
  const made = await count();
  const { kind } = draft;
  if (row === null) return made === 0 ? [] : [{ kind, what: "lost" }];
  if (!ended(row)) return [{ kind, what: "stuck" }];
  if (made > 1) return [{ kind, what: "duplicated" }];
  return (row.state === "sent") === (made === 1) ? [] : [{ kind, what: "lost" }];
}

function ended(row: StoredOperation): boolean {
  return row.finishedAt !== null && (row.state === "sent" || row.state === "rejected");
}
