import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { FetchedCase } from "@/lib/providers/port";
import { assigneeAfter } from "./assignee";
import { splitName } from "./client-links";
import { answer } from "./testing";
import { facingOf, judge, type KnownCase, newest } from "./verdict";

interface Stored extends KnownCase {
  body: unknown;
}

/** What the statements of rows.ts do with a verdict, on one row in memory. */
function store(held: Stored | null, incoming: FetchedCase): Stored {
  const same = held !== null && JSON.stringify(held.body) === JSON.stringify(incoming.snapshot);
  if (held) {
    const verdict = judge({ ...held, sameBody: same }, incoming);
    if (verdict === "recheck") return { ...held, complete: false };
    if (verdict !== "apply") return held;
  }
  const { case: next } = incoming;
  return {
    id: "case",
    ...facingOf(held, incoming),
    rawStatus: next.rawStatus,
    title: next.title,
    reference: next.reference,
    outcome: next.outcome,
    expiresAt: next.expiresAt,
    archivedAt: next.archivedAt,
    dueAt: next.dueAt ?? null,
    priority: next.priority ?? 0,
    updatedAt: next.updatedAt,
    complete: incoming.complete,
    sameBody: true,
    review: held?.review ?? null,
    body: incoming.complete || held === null ? incoming.snapshot : held.body,
  };
}

const at = (minute: number) => new Date(Date.UTC(2026, 10, 1, 9, minute));
const statuses = ["awaiting_client", "processing", "needs_review", "approved", "rejected"] as const;

/** Versions of one case, each later than the one before. */
const history = fc.array(fc.constantFrom(...statuses), { minLength: 1, maxLength: 8 }).map((list) =>
  list.map((status, index) =>
    answer({ status, rawStatus: `raw ${status}`, title: `v${index}`, updatedAt: at(index) }, true, {
      v: index,
    }),
  ),
);

describe("the case index", () => {
  it("ends in the last version whatever the order, and however often each arrives", () => {
    const schedule = history.chain((versions) =>
      fc.tuple(
        fc.constant(versions),
        fc.shuffledSubarray([...versions, ...versions], { minLength: versions.length }),
      ),
    );
    fc.assert(
      fc.property(schedule, ([versions, arrivals]) => {
        const seen = versions.filter((version) => arrivals.includes(version));
        const last = seen.at(-1);
        const end = arrivals.reduce<Stored | null>(store, null);
        expect(end).toMatchObject({
          status: last?.case.status,
          title: last?.case.title,
          body: last?.snapshot,
          complete: true,
        });
      }),
      { numRuns: 2_000 },
    );
  });

  it("never lets a list row replace a whole object of the same time or later", () => {
    const schedule = history.chain((versions) => {
      const thin = versions.map((version) => ({ ...version, complete: false, snapshot: { thin: true } }));
      return fc.tuple(fc.constant(versions), fc.shuffledSubarray([...versions, ...thin], { minLength: 1 }));
    });
    fc.assert(
      fc.property(schedule, ([versions, arrivals]) => {
        const end = arrivals.reduce<Stored | null>(store, null);
        const latest = Math.max(...arrivals.map((item) => item.case.updatedAt.getTime()));
        const whole = versions.find((item) => item.case.updatedAt.getTime() === latest);
        expect(end?.updatedAt.getTime()).toBe(latest);
        expect(end?.status).toBe(whole?.case.status);
        expect(end?.complete).toBe(whole !== undefined && arrivals.includes(whole));
        if (end?.complete) expect(end.body).toEqual(whole?.snapshot);
      }),
      { numRuns: 2_000 },
    );
  });

  it("fetches the object when a list row contradicts one of the same time", () => {
    const known = store(null, answer({ rawStatus: "pending" }));
    expect(judge(known, answer({ rawStatus: "complete" }, false))).toBe("recheck");
    expect(judge(known, answer({ attention: "client_finished" }, false))).toBe("confirm");
  });
});

describe("a review of ours that the provider cannot take", () => {
  const held = (toStatus: "on_hold" | "approved"): Stored => ({
    ...store(null, answer({ status: "needs_review", rawStatus: "complete", updatedAt: at(0) })),
    status: toStatus,
    waitingOn: "us",
    review: { toStatus, at: at(10) },
  });

  it("stands while the provider says the same or tells of an earlier time", () => {
    const same = answer({ status: "needs_review", rawStatus: "complete", updatedAt: at(20) });
    const earlier = answer({ status: "awaiting_client", rawStatus: "amendments", updatedAt: at(5) });
    expect(facingOf(held("on_hold"), same).status).toBe("on_hold");
    expect(facingOf(held("on_hold"), earlier).status).toBe("on_hold");
  });

  it("ends when the provider moves on afterwards", () => {
    const moved = answer({ status: "awaiting_client", rawStatus: "amendments", updatedAt: at(20) });
    expect(facingOf(held("on_hold"), moved).status).toBe("awaiting_client");
  });

  it("outlives the provider's closing when it was final", () => {
    const closed = answer({ status: "closed", rawStatus: "reviewed", updatedAt: at(20) });
    expect(facingOf(held("approved"), closed).status).toBe("approved");
    expect(facingOf(held("on_hold"), closed).status).toBe("closed");
  });
});

describe("several answers in one page", () => {
  it("keeps the latest, and of equals the whole object", () => {
    const thin = answer({ updatedAt: at(2) }, false);
    const whole = answer({ updatedAt: at(2) });
    const other = answer({ ref: { kind: "case", id: "1" } });
    expect(newest([answer({ updatedAt: at(1) }), whole, thin, other])).toEqual([whole, other]);
  });
});

describe("the assignee", () => {
  const members = new Map([
    ["7", "ann"],
    ["8", "bob"],
  ]);
  it("follows the provider's list where the provider knows the member", () => {
    expect(assigneeAfter(null, ["9", "8"], members)).toBe("bob");
    expect(assigneeAfter("ann", ["8", "7"], members)).toBe("ann");
    expect(assigneeAfter("ann", ["8"], members)).toBe("bob");
    expect(assigneeAfter("ann", [], members)).toBeNull();
  });
  it("stays when the answer does not say or the provider cannot know them", () => {
    expect(assigneeAfter("ann", null, members)).toBe("ann");
    expect(assigneeAfter("eve", [], members)).toBe("eve");
    expect(assigneeAfter("eve", ["9"], members)).toBe("eve");
  });
});

describe("a provider's display name", () => {
  it("becomes first and last name", () => {
    expect(splitName("Mary Ann  Smith")).toEqual({ firstName: "Mary Ann", lastName: "Smith" });
    expect(splitName("Plato")).toEqual({ firstName: "Plato", lastName: "" });
  });
});
