import { describe, expect, it } from "vitest";
import { type ContractContext, fails, part } from "./contract-context";
import type { Capabilities, CaseRef, Json } from "./port";

/** What is done with cases once they exist, webhooks and sync. */
export function testHandling(at: ContractContext, can: Capabilities): void {
  describe("cases", () => {
    it("archives, renames, marks and sets reminders where offered", async () => {
      const { archive, rename, markReviewed, reminders, expiry, download } = at.subject.capabilities;
      for (const kind of archive) {
        const ref = await at.aCase(kind);
        expect((await at.adapter.cases.update(ref, { archived: true })).case.archivedAt).toBeInstanceOf(Date);
        expect((await at.adapter.cases.update(ref, { archived: false })).case.archivedAt).toBeNull();
      }
      for (const kind of rename) {
        const ref = await at.aCase(kind);
        const renamed = await at.adapter.cases.update(ref, { title: "Renamed", reference: null });
        expect(renamed.case).toMatchObject({ title: "Renamed", reference: null });
      }
      for (const kind of markReviewed) {
        const ref = await at.aCase(kind);
        expect((await at.adapter.cases.update(ref, { reviewed: true })).case.status).toBe("closed");
      }
      for (const kind of reminders) {
        const ref = await at.aCase(kind);
        expect((await at.adapter.cases.update(ref, { reminders: true })).complete).toBe(true);
      }
      for (const kind of expiry) {
        const ref = await at.aCase(kind);
        const expiresAt = new Date(Math.floor(Date.now() / 1000) * 1000 + 3_600_000);
        expect((await at.adapter.cases.update(ref, { expiresAt })).case.expiresAt).toEqual(expiresAt);
        const far = new Date(Date.now() + 400 * 86_400_000);
        await fails(at.adapter.cases.update(ref, { expiresAt: far }), "invalid-request", "not-sent");
        expect((await at.adapter.cases.update(ref, { expiresAt: "now" })).case.waitingOn).not.toBe("client");
      }
      for (const kind of download) {
        const ref = await at.aCase(kind);
        const file = await at.adapter.cases.download(ref);
        expect(file.mimeType).toBe("application/pdf");
        expect((await new Response(file.body).text()).startsWith("%PDF")).toBe(true);
      }
    });

    it("keeps items and decisions", async () => {
      for (const kind of at.subject.capabilities.items) {
        const ref = await at.aCase(kind);
        const inner = at.kinds().find((other) => other !== kind) ?? kind;
        const item = await at.aCase(inner);
        for (const _again of [1, 2]) {
          const grouped = await at.adapter.cases.addItems(ref, [item]);
          expect(at.adapter.cases.describe(kind, grouped.snapshot).items).toEqual([item]);
        }
      }
      for (const kind of at.subject.capabilities.reviews) {
        const ref = await at.aCase(kind);
        const reviews = part(at.adapter.reviews);
        const first =
          at.subject.capabilities.decisions?.includes("on_hold") === false ? "rejected" : "on_hold";
        expect((await reviews.create(ref, first)).case.status).toBe(first);
        expect((await reviews.create(ref, "pending")).case.status).toBe("needs_review");
        const approved = await reviews.create(ref, "approved");
        expect(approved.case.status).toBe("approved");
        expect(at.adapter.cases.describe(kind, approved.snapshot).reviews.length).toBe(3);
      }
    });

    it("never calls a decision undone that may have been made", async () => {
      for (const kind of at.subject.capabilities.reviews) {
        const ref = await at.aCase(kind);
        await at.subject.fault({
          kind: "status",
          status: 403,
          method: "GET",
          path: at.casePath(kind),
          times: 0,
        });
        const error = await fails(part(at.adapter.reviews).create(ref, "approved"), "forbidden");
        expect(error.fate).toBe("unknown");
      }
    });
  });

  it("assigns where offered, whether or not anything is added", async () => {
    for (const kind of at.subject.capabilities.assignees) {
      const assignees = part(at.adapter.assignees);
      const [one, two] = await at.adapter.connection.members();
      const ref = await at.aCase(kind);
      const held = async (at: CaseRef = ref) => (await assignees.list(at)).map((entry) => entry.member.id);
      const [a, b] = [one?.id ?? "", two?.id ?? ""];
      await assignees.add(ref, [a]);
      await assignees.add(ref, [a]);
      expect(await held()).toEqual([a]);
      await assignees.add(ref, [b]);
      expect((await at.adapter.cases.fetch(ref)).case.assigneeIds).toEqual([a, b]);
      await assignees.replace(ref, [b]);
      await assignees.replace(ref, [b]);
      expect(await held()).toEqual([b]);
      const [entry] = await assignees.list(ref);
      await assignees.remove(ref, entry?.assigneeId ?? "");
      expect(await held()).toEqual([]);
      await assignees.add(ref, [a, b]);
      await assignees.removeAll(ref);
      expect(await held()).toEqual([]);
      await fails(assignees.add(ref, []), "invalid-request", "not-sent");
    }
  });

  it.runIf(!can.readsBack)("hears how a case ended, and of no other case", async () => {
    const launched = await at.launch(at.first());
    const { cases } = at.adapter;
    await fails(cases.fetch(launched.case.ref), "not-configured", "not-sent");
    const told = await part(at.subject.finish)(launched);
    const later = new Date(launched.case.updatedAt.getTime() + 1_000);
    const ended = part(cases.hear)(launched.snapshot, told, later);
    expect(ended?.case.ref).toEqual(launched.case.ref);
    expect(ended?.case.rawStatus).not.toBe(launched.case.rawStatus);
    expect(ended?.case.updatedAt).toEqual(later);
    expect(part(cases.hear)((await at.launch(at.first())).snapshot, told, later)).toBeNull();
    expect(part(cases.hear)(null, told, later)?.case.ref).toEqual(launched.case.ref);
  });

  it("manages webhooks where it has them", async () => {
    const { webhooks } = at.adapter;
    if (webhooks === undefined) {
      return;
    }
    const created = await webhooks.create("https://desk.example/api/webhooks/1");
    expect(created.secret.length).toBeGreaterThan(10);
    expect((await webhooks.update(created.id, { enabled: false })).enabled).toBe(false);
    expect((await webhooks.list()).map((webhook) => webhook.id)).toContain(created.id);
    expect(await webhooks.fetch(created.id)).toMatchObject({ id: created.id, enabled: false });
    expect(await webhooks.deliveries(created.id, new Date(0))).toEqual([]);
    await webhooks.remove(created.id);
    expect(await webhooks.fetch(created.id)).toBeNull();
    await fails(webhooks.update(created.id, { enabled: true }), "not-found", "refused");
  });

  it("pulls everything once, then only what changed", async () => {
    const { sync } = at.adapter;
    if (sync === undefined) {
      return;
    }
    const pull = async (from: Json) => {
      const seen = new Set<string>();
      let cursor = from;
      for await (const page of sync.pull(from)) {
        for (const { case: found } of page.items) {
          seen.add(`${found.ref.kind} ${found.ref.id}`);
        }
        // What is stored is JSON.
        cursor = JSON.parse(JSON.stringify(page.cursor));
      }
      return { seen, cursor };
    };
    const older = await at.aCase(at.first());
    const backfill = await pull(null);
    expect(backfill.seen).toContain(`${older.kind} ${older.id}`);
    const made: string[] = [];
    for (const kind of at.kinds().length > 0 ? at.kinds() : [at.first()]) {
      const ref = await at.aCase(kind);
      made.push(`${ref.kind} ${ref.id}`);
    }
    const change = await pull(backfill.cursor);
    for (const key of made) {
      expect(change.seen).toContain(key);
    }
    expect((await pull({ odd: "cursor" })).seen.size).toBeGreaterThanOrEqual(backfill.seen.size);
  });
}
