import fc from "fast-check";
import { describe, expect, it, vi } from "vitest";
import { z } from "zod";
import { ProviderError } from "@/lib/providers/errors";
import type { Adapter, Lookup } from "@/lib/providers/port";
import { type EngineDeps, reconcile, recover, sendAgain, start } from "./engine";
import { anyHandler, type OperationActor } from "./handler";
import { inputHash } from "./hash";
import { ABSENT_AFTER_MS, SENDING_TIMEOUT_MS } from "./schedule";
import type { StoredOperation } from "./store";
import { memoryStore } from "./testing";

type Fault =
  | "none"
  | "refuse"
  | "never-sent"
  | "lost-before"
  | "lost-after"
  | "killed-before"
  | "killed-after";
type Search = "works" | "down" | "blind";
type Event =
  | { type: "press" }
  | { type: "sweep" }
  | { type: "look" }
  | { type: "wait"; seconds: number }
  | { type: "again" }
  | { type: "crash-finish" }
  | { type: "fault"; fault: Fault }
  | { type: "search"; search: Search };

class Killed extends Error {}

const actor: OperationActor = { memberId: "m", userId: "u", sessionId: null, ip: null };

/** A desk and a provider in memory; the provider creates an object per request that it carries out. */
function world() {
  let clock = Date.parse("2026-11-22T12:00:00Z");
  let fault: Fault = "none";
  let search: Search = "works";
  const created: { id: string; at: Date }[] = [];
  const now = () => new Date(clock);
  const store = memoryStore(now);
  const failure = (fate: "not-sent" | "refused" | "unknown") =>
    new ProviderError({ provider: "amiqus", kind: "unavailable", fate, message: "no" });
  const adapter: Adapter = {
    provider: "amiqus",
    connection: { test: () => Promise.reject(failure("refused")), members: async () => [] },
    cases: {
      fetch: () => Promise.reject(failure("refused")),
      update: () => Promise.reject(failure("refused")),
      download: () => Promise.reject(failure("refused")),
      addItems: () => Promise.reject(failure("refused")),
      describe: () => ({
        checks: [],
        documents: [],
        reviews: [],
        assignees: [],
        items: [],
        performUrl: null,
        facts: [],
      }),
    },
  };
  const handler = anyHandler<{ name: string }, { id: string }>({
    kind: "thing.create",
    inputSchema: z.object({ name: z.string() }),
    resultSchema: z.object({ id: z.string() }),
    label: () => "Create thing",
    async send() {
      const met = fault;
      fault = "none";
      if (met === "refuse") throw failure("refused");
      if (met === "never-sent") throw failure("not-sent");
      if (met === "lost-before") throw failure("unknown");
      if (met === "killed-before") throw new Killed();
      const made = { id: `made-${created.length + 1}`, at: now() };
      created.push(made);
      if (met === "lost-after") throw failure("unknown");
      if (met === "killed-after") throw new Killed();
      return made;
    },
    async find(_adapter, _input, since): Promise<Lookup<{ id: string }>> {
      if (search === "down") throw failure("refused");
      const ours = created.filter((made) => made.at >= since);
      const [first] = ours;
      if (search === "blind") return { found: "unsure", candidates: [] };
      if (first === undefined) return { found: "none" };
      return ours.length === 1 ? { found: "one", value: first } : { found: "unsure", candidates: ours };
    },
    idOf: (made) => made.id,
    apply: async () => ({}),
    audit: { action: "thing.create", objectType: "thing" },
  });
  const deps: EngineDeps = {
    store,
    adapterFor: async () => adapter,
    now,
    wait: async (milliseconds) => {
      clock += milliseconds;
    },
    lookLater: async () => {},
    onBug: () => {},
  };
  const draft = (name = "Ada") => ({
    id: "row-1",
    teamId: "team",
    operationId: "op-1",
    connectionId: "connection",
    kind: handler.kind,
    subjectType: null,
    subjectId: null,
    label: "Create thing",
    input: { name },
    inputHash: inputHash(handler.kind, "connection", { name }),
    createdById: "m",
    sendingAt: now(),
  });
  /** A killed process writes nothing: the row stays as it was. */
  const press = async () => {
    const killed = fault === "killed-before" || fault === "killed-after";
    const guarded = killed
      ? { ...deps, store: { ...store, insert: store.insert, move: async () => null } }
      : deps;
    return start(guarded, handler, draft(), actor);
  };
  const row = () => store.rows.get("row-1");
  const play = async (event: Event) => {
    const held = row();
    if (event.type === "press") await press();
    if (event.type === "wait") clock += event.seconds * 1_000;
    if (event.type === "fault") fault = event.fault;
    if (event.type === "search") search = event.search;
    if (event.type === "crash-finish") store.crash = true;
    if (!held) return;
    if (event.type === "sweep" && held.finishedAt === null && held.state !== "unknown") {
      // The sweep logs what fails on our side and comes back to it.
      await recover(deps, handler, { ...held }, actor).catch(() => undefined);
    }
    if (event.type === "look") await reconcile(deps, handler, { ...held }, actor);
    if (event.type === "again") await sendAgain(deps, handler, { ...held }, actor);
  };
  return {
    store,
    deps,
    handler,
    draft,
    press,
    play,
    row,
    created,
    setFault: (next: Fault) => (fault = next),
    setSearch: (next: Search) => (search = next),
    pass: (ms: number) => (clock += ms),
  };
}

const events: fc.Arbitrary<Event> = fc.oneof(
  { weight: 4, arbitrary: fc.constant<Event>({ type: "press" }) },
  { weight: 2, arbitrary: fc.constant<Event>({ type: "sweep" }) },
  { weight: 3, arbitrary: fc.constant<Event>({ type: "look" }) },
  { weight: 2, arbitrary: fc.constant<Event>({ type: "again" }) },
  { weight: 1, arbitrary: fc.constant<Event>({ type: "crash-finish" }) },
  {
    weight: 3,
    arbitrary: fc.integer({ min: 1, max: 200 }).map((seconds): Event => ({ type: "wait", seconds })),
  },
  {
    weight: 3,
    arbitrary: fc
      .constantFrom<Fault>(
        "refuse",
        "never-sent",
        "lost-before",
        "lost-after",
        "killed-before",
        "killed-after",
      )
      .map((fault): Event => ({ type: "fault", fault })),
  },
  {
    weight: 1,
    arbitrary: fc
      .constantFrom<Search>("works", "down", "blind")
      .map((search): Event => ({ type: "search", search })),
  },
);

vi.setConfig({ testTimeout: 60_000 });

describe("an operation", () => {
  it("creates at most one object at the provider under any schedule", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(events, { minLength: 1, maxLength: 25 }), async (schedule) => {
        const { play, created, store } = world();
        for (const event of schedule) await play(event);
        expect(created.length).toBeLessThanOrEqual(1);
        expect(new Set(store.applied).size).toBeLessThanOrEqual(1);
      }),
      { numRuns: 10_000 },
    );
  });

  it("loses nothing: once the provider can be asked, an object it made is shown, and only that", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(events, { minLength: 1, maxLength: 20 }), async (schedule) => {
        const { play, created, store, row, setSearch, pass } = world();
        for (const event of schedule) await play(event);
        setSearch("works");
        store.crash = false;
        for (let round = 0; round < 3; round += 1) {
          pass(SENDING_TIMEOUT_MS + ABSENT_AFTER_MS);
          await play({ type: "sweep" });
          await play({ type: "look" });
        }
        const state = row()?.state;
        expect([undefined, "sent", "rejected", "absent"]).toContain(state);
        expect(state === "sent").toBe(created.length === 1);
        expect(store.applied).toEqual(created.map((made) => made.id));
      }),
      { numRuns: 3_000 },
    );
  });

  it("answers a second press with the first one's outcome", async () => {
    const { press, created } = world();
    const outcomes = await Promise.all([press(), press(), press()]);
    expect(outcomes.map((row: StoredOperation) => row.state)).toEqual(["sent", "sent", "sent"]);
    expect(created).toHaveLength(1);
  });

  it("refuses an operationId that was used for other values", async () => {
    const { press, deps, handler, draft } = world();
    await press();
    await expect(start(deps, handler, draft("Grace"), actor)).rejects.toMatchObject({ code: "conflict" });
  });

  it("stays unknown while the provider cannot be asked, and is never sent again by itself", async () => {
    const { press, play, row, setFault, setSearch, pass, created } = world();
    setFault("lost-before");
    setSearch("down");
    await press();
    for (let hour = 0; hour < 30; hour += 1) {
      pass(3_600_000);
      await play({ type: "sweep" });
      await play({ type: "look" });
      await play({ type: "again" });
    }
    expect(row()?.state).toBe("unknown");
    expect(created).toHaveLength(0);
  });

  it("is absent only after the provider had its time, and is then sent by a person, once", async () => {
    const { press, play, row, setFault, pass, created } = world();
    setFault("lost-before");
    await press();
    await play({ type: "look" });
    expect(row()?.state).toBe("unknown");
    pass(ABSENT_AFTER_MS);
    await play({ type: "look" });
    expect(row()?.state).toBe("absent");
    await Promise.all([play({ type: "again" }), play({ type: "again" })]);
    expect(row()).toMatchObject({ state: "sent", attempts: 2 });
    expect(created).toHaveLength(1);
  });

  it("keeps an answer that could not be stored with its effects, and applies it later", async () => {
    const { press, play, row, store, created } = world();
    store.crash = true;
    await press();
    expect(row()).toMatchObject({ state: "sent", finishedAt: null });
    await play({ type: "sweep" });
    expect(row()?.finishedAt).not.toBeNull();
    expect(store.applied).toEqual(created.map((made) => made.id));
  });

  it("lets a person choose among candidates", async () => {
    const { press, deps, handler, row, setFault, created } = world();
    setFault("lost-after");
    await press();
    created.push({ id: "somebody-else's", at: created[0]?.at ?? new Date() });
    const unsure = await reconcile(deps, handler, row() as StoredOperation, actor);
    expect(unsure).toMatchObject({ state: "unknown", result: { candidates: ["made-1", "somebody-else's"] } });
    const chosen = await reconcile(deps, handler, unsure, actor, "made-1");
    expect(chosen.state).toBe("sent");
  });
});
