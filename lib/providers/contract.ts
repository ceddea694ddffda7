/**
 * The contract of the port, run against every adapter over real HTTP to the sandbox. A provider's test file says how
 * to start its subject; what its capabilities lack is skipped.
 */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { ContractContext, type ContractFault, type ContractSubject, fails } from "./contract-context";
import { testCreating } from "./contract-creating";
import { testHandling } from "./contract-handling";
import type { Capabilities } from "./port";

/** Runs the contract, without what `capabilities` lack. `start` is called once. */
export function testAdapter({
  name,
  capabilities,
  start,
}: {
  name: string;
  capabilities: Capabilities;
  start: () => Promise<ContractSubject>;
}): void {
  describe(`${name} adapter`, () => {
    const at = new ContractContext();
    let subject: ContractSubject;

    beforeAll(async () => {
      subject = await start();
    });
    afterAll(() => subject.close());
    beforeEach(async () => {
      await subject.calm();
      at.use(subject);
    });

    describe("connection", () => {
      it("says whose the credentials are", async () => {
        const report = await at.adapter.connection.test();
        if (capabilities.readsBack) {
          expect(report.account.name).not.toBe("");
          expect(report.team.id).not.toBe("");
        }
        const members = await at.adapter.connection.members();
        expect(members.length).toBeGreaterThan(capabilities.assignees.length > 0 ? 0 : -1);
      });

      it("tells unknown credentials from powerless ones", async () => {
        const stranger = at.subject.adapter({ credentials: at.subject.credentials.unknown });
        if (capabilities.readsBack) await fails(stranger.connection.test(), "unauthorized", "refused");
        if (at.subject.credentials.forbidden === undefined) return;
        const powerless = at.subject.adapter({ credentials: at.subject.credentials.forbidden });
        await fails(powerless.connection.members(), "forbidden", "refused");
      });
    });

    describe.runIf(capabilities.readsBack)("reading under faults", () => {
      const read = async (fault: ContractFault, timeoutMs?: number) => {
        const ref = await at.aCase(at.first());
        await at.subject.fault({ path: at.casePath(ref.kind), times: 0, ...fault });
        const reader = timeoutMs === undefined ? at.adapter : at.subject.adapter({ timeoutMs });
        return reader.cases.fetch(ref);
      };
      it.each([
        [401, "unauthorized"],
        [403, "forbidden"],
        [404, "not-found"],
        [422, "invalid-request"],
        [500, "unavailable"],
        [503, "unavailable"],
      ] as const)("maps %i to %s", async (status, kind) => {
        await fails(read({ kind: "status", status }), kind, "refused");
      });
      it("maps a long 429 to rate-limited with its wait", async () => {
        const error = await fails(read({ kind: "rate-limit", retryAfter: 47 }), "rate-limited", "not-sent");
        expect(error.retryAfter).toBe(47);
      });
      it("refuses malformed and oversized answers", async () => {
        await fails(read({ kind: "malformed-json" }), "bad-response", "refused");
        await at.subject.calm();
        await fails(read({ kind: "oversized" }), "bad-response", "refused");
      });
      it("gives up on slow answers and cut connections", async () => {
        await fails(read({ kind: "latency", ms: 3_000 }, 250), "timeout", "refused");
        await at.subject.calm();
        at.use(at.subject);
        await fails(read({ kind: "reset" }), "unavailable", "refused");
      });
      it("heals by itself when a read fails once", async () => {
        for (const fault of [
          { kind: "status", status: 500 },
          { kind: "reset" },
          { kind: "drop-before" },
        ] as const) {
          expect((await read({ ...fault, times: 1 })).complete).toBe(true);
        }
      });
      it("does not know ids that do not exist", async () => {
        for (const id of ["999999999", "not-an-id", "../me"]) {
          await fails(at.adapter.cases.fetch({ kind: at.first(), id }), "not-found");
        }
      });
    });

    testCreating(at, capabilities);
    testHandling(at, capabilities);
  });
}
