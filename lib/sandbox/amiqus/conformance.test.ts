import { describe, expect, it } from "vitest";
import type { z } from "zod";
import { PHOTO_OUTCOMES } from "./model";
import { harness, list } from "./testing";
import { wire } from "./wire.testing";

/** Paths whose answers must fit the published schemas exactly. */
const READS: [string, z.ZodType][] = [
  ["/me", wire.user],
  ["/me/teams", wire.page(wire.team)],
  ["/team", wire.team],
  ["/team/me", wire.member],
  ["/team/members", wire.page(wire.member)],
  ["/teams/88/members/121", wire.member],
  ["/credits?limit=100&expand=causer", wire.page(wire.credit)],
  ["/clients?limit=100", wire.page(wire.client)],
  ["/clients/73801", wire.client],
  ["/clients/73801/records?expand=client", wire.page(wire.record)],
  ["/clients/73802/files?expand=source,created_by", wire.page(wire.file)],
  ["/clients/73809/forms?expand=client,record", wire.page(wire.form)],
  ["/records?limit=100", wire.page(wire.record)],
  ["/records?limit=3&page=2&expand=client", wire.page(wire.record)],
  ["/cases?expand=client,items,assignees", wire.page(wire.kase)],
  ["/cases", wire.page(wire.kase)],
  ["/cases/8701/items?expand=entity", wire.page(wire.item)],
  ["/cases/8702/reviews?expand=reviewed_by", wire.page(wire.review)],
  ["/cases/8701/assignees", wire.page(wire.assignee)],
  ["/webhooks", wire.page(wire.webhook)],
];

function expectFit(path: string, schema: z.ZodType, body: unknown) {
  const result = schema.safeParse(body);
  expect(result.success ? [] : [path, JSON.stringify(result.error.issues).slice(0, 2_000)]).toEqual([]);
}

describe("answers fit the published schemas", () => {
  it("on every list and object", async () => {
    const { call } = await harness();
    await call("POST", "/webhooks", { url: "https://x.test", events: ["record.*"] });
    for (const [path, schema] of READS) {
      const reply = await call("GET", path);
      expect([path, reply.status]).toEqual([path, 200]);
      expectFit(path, schema, reply.body);
    }
  });

  it("on every seeded record's steps, documents and checks", async () => {
    const { call } = await harness();
    const records = list((await call("GET", "/records?limit=100")).body.data);
    for (const record of records) {
      const steps = await call("GET", `/records/${record.id}/steps?expand=check,form,document`);
      expectFit(`steps of ${record.id}`, wire.page(wire.step), steps.body);
      const documents = await call("GET", `/records/${record.id}/documents?expand=attachments`);
      expectFit(`documents of ${record.id}`, wire.page(wire.document), documents.body);
      for (const step of list(record.steps)) {
        if (typeof step.check !== "number") continue;
        const check = await call("GET", `/checks/${step.check}?expand=record,response`);
        expectFit(`check ${step.check}`, wire.check, check.body);
      }
    }
  });

  it.each(PHOTO_OUTCOMES)("on a photo ID that is %s, in both report types", async (outcome) => {
    const { call, control } = await harness();
    for (const preferences of [
      { report_type: "standard", docs: ["driving_licence"], facial_similarity: true },
      { report_type: "biometric" },
    ]) {
      const steps = [{ type: "check.photo_id", preferences }];
      const made = await call("POST", "/records", { client: 73801, steps, notification: "email" });
      expectFit("created", wire.record, made.body);
      await control("POST", `/amiqus/records/${made.body.id}/play`, {
        steps: [{ type: "check.photo_id", outcome }],
      });
      const [step] = list(made.body.steps);
      const check = await call("GET", `/checks/${step?.check}?expand=response`);
      expectFit(outcome, wire.check, check.body);
      expect(check.body.response).toMatchObject({
        result: outcome === "clear" ? "clear" : "consider",
        reports: [
          { type: "document", result: outcome },
          { type: expect.stringContaining("facial_similarity") },
        ],
      });
    }
  });

  it("on generated records", async () => {
    const { call, control } = await harness();
    await control("POST", "/amiqus/seed", { records: 300 });
    const reply = await call(
      "GET",
      "/records?limit=100&page=2&expand=client&sort_by=updated_at&order_by=desc",
    );
    expectFit("generated", wire.page(wire.record), reply.body);
    for (const record of list(reply.body.data).slice(0, 40)) {
      const steps = await call("GET", `/records/${record.id}/steps?expand=check`);
      expectFit("generated steps", wire.page(wire.step), steps.body);
      const [step] = list(record.steps);
      const check = await call("GET", `/checks/${step?.check}?expand=response,record`);
      expectFit("generated check", wire.check, check.body);
    }
  });
});
