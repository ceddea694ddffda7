import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { catalog } from "@/lib/providers/catalog";
import { NEEDS, type Need } from "@/lib/providers/needs";
import { type Candidate, covers, needsOf, propose } from "./propose";

const one = (id: string, over: Partial<Candidate> = {}): Candidate => ({
  id,
  provider: "amiqus",
  status: "healthy",
  ...over,
});

describe("propose", () => {
  it("takes as few connections as possible, and the healthy one", () => {
    const needs: Need[] = ["identity", "screening"];
    const found = propose(needs, [one("a", { status: "unreachable" }), one("b"), one("c")]);
    expect(found).toEqual({ identity: "b", screening: "b" });
  });

  it("keeps what a person chose and goes on with it", () => {
    const found = propose(["identity", "screening"], [one("a"), one("b")], { identity: "b" });
    expect(found).toEqual({ identity: "b", screening: "b" });
  });

  it("takes one that does not answer when no other can, and says when none can", () => {
    expect(propose(["identity"], [one("a", { status: "unreachable" })])).toEqual({ identity: "a" });
    expect(propose(["identity"], [])).toEqual({ identity: null });
    expect(propose(["identity"], [one("a", { provider: "nobody" })])).toEqual({ identity: null });
  });

  it("covers each need exactly when some connection can", () => {
    const providers = fc.constantFrom(...Object.keys(catalog), "nobody");
    const statuses = fc.constantFrom("healthy", "untested", "unreachable", "unauthorized" as const);
    fc.assert(
      fc.property(
        fc.array(fc.record({ provider: providers, status: statuses }), { maxLength: 6 }),
        fc.uniqueArray(fc.constantFrom(...NEEDS)),
        (list, needs) => {
          const connections = list.map((entry, index) => ({ ...entry, id: String(index) }));
          const found = propose(needs, connections);
          const can = needsOf(connections);
          for (const need of needs) {
            const by = connections.find((entry) => entry.id === found[need]);
            expect(by !== undefined).toBe(can.includes(need));
            if (by) expect(covers(by.provider, need)).toBe(true);
          }
        },
      ),
    );
  });
});
