import { describe, expect, it } from "vitest";
import { type ContractContext, fails, part } from "./contract-context";
import type { Capabilities } from "./port";

/** Creating clients and cases: sent once, and found again when the answer is lost. */
export function testCreating(at: ContractContext, can: Capabilities): void {
  describe.runIf(can.clients)("clients", () => {
    it("creates, reads, changes and removes", async () => {
      const clients = part(at.adapter.clients);
      const reference = at.unique("client");
      const created = await clients.create(at.newClient(reference));
      expect(created).toMatchObject({ firstName: "Ada", reference, dob: "1985-12-10", archivedAt: null });
      const changed = await clients.update(created.id, { lastName: "King", mobile: null });
      expect(changed).toMatchObject({ firstName: "Ada", lastName: "King", mobile: null });
      expect(await clients.fetch(created.id)).toEqual(changed);
      const address = await clients.replaceAddress(created.id, {
        unit: null,
        house_name: null,
        house_number: "65",
        street_name: "Haymarket Terrace",
        second_street: null,
        district: null,
        city: "Edinburgh",
        province: null,
        postcode: "EH12 5HD",
        country: "GB",
      });
      expect(await clients.address(created.id)).toEqual(address);
      await clients.remove(created.id);
      await fails(clients.fetch(created.id), "not-found", "refused");
    });

    it("puts the provider's complaints beside the fields", async () => {
      const error = await fails(
        part(at.adapter.clients).create({ ...at.newClient(at.unique("bad")), email: "ada@nowhere" }),
        "invalid-request",
        "refused",
      );
      expect(error.fieldErrors.email?.length).toBeGreaterThan(0);
    });

    it("finds exactly what has the reference", async () => {
      const clients = part(at.adapter.clients);
      const reference = at.unique("Ref");
      expect(await clients.findByReference(reference)).toEqual({ found: "none" });
      const { id } = await clients.create(at.newClient(reference));
      expect(await clients.findByReference(reference)).toMatchObject({ found: "one", value: { id } });
      expect(await clients.findByReference(reference.toLowerCase())).toEqual({ found: "none" });
      expect(await clients.findByReference(reference.slice(0, -1))).toEqual({ found: "none" });
      await clients.create(at.newClient(reference));
      expect(await clients.findByReference(reference)).toMatchObject({ found: "unsure" });
    });

    it.each([
      ["drop-after", {}, "one"],
      ["drop-before", {}, "none"],
      ["status", { status: 500, after: true }, "one"],
      ["status", { status: 502 }, "none"],
      ["malformed-json", {}, "one"],
    ] as const)("sends once and can look up after %s %j", async (kind, extra, found) => {
      const reference = at.unique("lost");
      await at.subject.fault({ kind, method: "POST", path: at.clientsPath, ...extra });
      const error = await fails(part(at.adapter.clients).create(at.newClient(reference)));
      expect(error.fate).toBe("unknown");
      expect(await at.posts(at.clientsPath)).toBe(1);
      expect((await part(at.adapter.clients).findByReference(reference)).found).toBe(found);
    });

    it("knows that a 429 did nothing, and does not repeat it", async () => {
      const reference = at.unique("limited");
      await at.subject.fault({
        kind: "rate-limit",
        retryAfter: 0,
        method: "POST",
        path: at.clientsPath,
      });
      await fails(part(at.adapter.clients).create(at.newClient(reference)), "rate-limited", "not-sent");
      expect(await at.posts(at.clientsPath)).toBe(1);
      expect((await part(at.adapter.clients).findByReference(reference)).found).toBe("none");
    });

    it("does not call a look-up empty that failed", async () => {
      await at.subject.fault({
        kind: "status",
        status: 500,
        method: "GET",
        path: at.clientsPath,
        times: 0,
      });
      await fails(part(at.adapter.clients).findByReference("anything"), "unavailable");
    });
  });

  describe.runIf(can.launchKinds.length > 0)("launches", () => {
    it("launches every kind it offers, and reads it back", async () => {
      for (const kind of at.kinds()) {
        const launched = await at.launch(kind);
        expect(launched.warnings ?? []).toEqual([]);
        expect(launched.case.ref.kind).toBe(kind);
        const fetched = can.readsBack ? await at.adapter.cases.fetch(launched.case.ref) : launched;
        expect(fetched.complete).toBe(true);
        expect(fetched.case.status).not.toBe("unmapped");
        expect(JSON.parse(JSON.stringify(fetched.snapshot))).toEqual(fetched.snapshot);
        const detail = at.adapter.cases.describe(kind, fetched.snapshot);
        expect(detail.checks.length + detail.documents.length).toBe(fetched.case.summary.checks.length);
      }
    });

    it.each([
      ["drop-after", {}, "one"],
      ["drop-before", {}, "none"],
      ["status", { status: 503, after: true }, "one"],
    ] as const)("sends once and can look up after %s %j", async (kind, extra, found) => {
      for (const caseKind of at.kinds()) {
        const request = await at.launchFor(caseKind);
        await at.subject.calm();
        await at.subject.fault({ kind, method: "POST", path: at.launchPath(caseKind), ...extra });
        const since = new Date();
        const error = await fails(part(at.adapter.launches).create(request));
        expect(error.fate).toBe("unknown");
        expect(await at.posts(at.launchPath(caseKind))).toBe(1);
        // Who cannot be asked is waited for.
        const known = (await part(at.adapter.launches).find(request, since)).found;
        expect(known).toBe(can.readsBack ? found : "unsure");
      }
    });

    it.runIf(can.readsBack)("is unsure between twins and does not take older ones", async () => {
      for (const kind of at.kinds()) {
        const request = await at.launchFor(kind);
        const since = new Date();
        await part(at.adapter.launches).create(request);
        const later = new Date(Date.now() + 30 * 60_000);
        expect((await part(at.adapter.launches).find(request, later)).found).toBe("none");
        const soon = new Date(Date.now() + 60_000);
        expect((await part(at.adapter.launches).find(request, soon)).found).toBe("unsure");
        await part(at.adapter.launches).create(request);
        expect((await part(at.adapter.launches).find(request, since)).found).toBe("unsure");
      }
    });

    it("refuses bad input before sending", async () => {
      const { kind, input, path } = part(at.subject.badLaunch);
      const before = await at.launchFor(kind);
      await at.subject.calm();
      const error = await fails(
        part(at.adapter.launches).create({ ...before, input }),
        "invalid-request",
        "not-sent",
      );
      expect(Object.keys(error.fieldErrors)).toContain(path);
      expect(await at.subject.requests()).toEqual([]);
    });

    it("prices a launch per step", async () => {
      const request = await at.launchFor(at.first());
      const prices = await part(at.adapter.launches).price(request);
      expect(prices.every((price) => price === null || price >= 0)).toBe(true);
    });
  });
}
