import fc from "fast-check";
import { expect, it, vi } from "vitest";
import { ProviderError } from "../errors";
import { junk, mutation } from "../fuzz";
import completed from "./__fixtures__/completed.json";
import created from "./__fixtures__/created.json";
import { createAplyidAdapter } from "./adapter";
import { describeSnapshot, guidedFlowOf } from "./describe";
import { fieldsOf } from "./failures";
import { heardCase, launchedCase } from "./mapper";
import { aplyidWebhookReader } from "./webhook";

// Thousands of runs: a busy machine may need longer than a usual test.
vi.setConfig({ testTimeout: 120_000 });

const RUNS = 5_000;
const at = new Date("2026-11-22T12:00:00Z");
const input = {
  activity: { name: "Onboarding", nature: "New customer" },
  client: { name: "A", client_type: "trust" },
};

const answers = mutation(created);
const deliveries = mutation(completed);
const launched = launchedCase(
  { value: { ...created, client: created.client }, raw: created },
  { title: "Onboarding", reference: "order-9281", at },
);

it("reads any answer to a launch, or throws ProviderError", async () => {
  await fc.assert(
    fc.asyncProperty(answers, fc.constantFrom(201, 200, 204, 302, 400, 422, 500), async (body, status) => {
      const adapter = createAplyidAdapter({
        baseUrl: "https://api.workflow.aplyid.com",
        credentials: { accessKey: "key-of-an-integration" },
        clock: { now: () => at },
        fetch: async () => new Response(status === 204 ? null : JSON.stringify(body), { status }),
        onDrift: () => {},
      });
      const request = {
        kind: "case",
        providerClientId: null,
        clientReference: "c",
        reference: "r",
        input,
      } as const;
      const result = await adapter.launches?.create(request).catch((reason: unknown) => reason);
      if (result instanceof Error) expect(result).toBeInstanceOf(ProviderError);
      else expect(result).toMatchObject({ case: { reference: "r", title: "Onboarding" } });
    }),
    { numRuns: RUNS },
  );
});

it("reads any delivery, or throws ProviderError", () => {
  const headers = new Headers({ "x-workflow-event-type": "case.completed" });
  const bytes = fc.oneof(
    { weight: 1, arbitrary: fc.uint8Array() },
    { weight: 9, arbitrary: deliveries.map((body) => new TextEncoder().encode(JSON.stringify(body))) },
  );
  fc.assert(
    fc.property(bytes, (body) => {
      try {
        const event = aplyidWebhookReader.read(body, headers);
        expect(event.cases).toHaveLength(1);
        expect(JSON.stringify(event).length).toBeLessThan(100_000);
      } catch (error) {
        expect(error).toBeInstanceOf(ProviderError);
      }
    }),
    { numRuns: RUNS },
  );
});

it("hears any delivery about any snapshot, or throws ProviderError", () => {
  const snapshots = fc.oneof(fc.constant(null), fc.constant(launched.snapshot), mutation(launched.snapshot));
  fc.assert(
    fc.property(snapshots, deliveries, fc.boolean(), (snapshot, told, attach) => {
      try {
        const attached = attach ? ({ kind: "case", id: "7" } as const) : undefined;
        const heard = heardCase(snapshot, told, at, attached);
        if (heard === null) return;
        expect(heard.case.updatedAt).toEqual(at);
        expect(Number.isNaN(heard.case.createdAt.getTime())).toBe(false);
        expect(heard.case.ref.id).not.toBe("");
        expect(JSON.stringify(heard.snapshot)).toBeTypeOf("string");
      } catch (error) {
        expect(error).toBeInstanceOf(ProviderError);
      }
    }),
    { numRuns: RUNS },
  );
});

it("describes any snapshot without throwing", () => {
  fc.assert(
    fc.property(fc.oneof(junk, mutation(launched.snapshot)), (snapshot) => {
      expect(JSON.stringify(describeSnapshot("case", snapshot))).toBeTypeOf("string");
      const { url } = guidedFlowOf(snapshot);
      expect(url === null || /^https?:/.test(url)).toBe(true);
    }),
    { numRuns: RUNS },
  );
});

it("finds no field in words that name none, whatever they are", () => {
  fc.assert(
    fc.property(fc.string(), (words) => {
      expect(Array.isArray(fieldsOf(words))).toBe(true);
    }),
    { numRuns: RUNS },
  );
  expect(fieldsOf("Namespace is odd")).toEqual([]);
  expect(fieldsOf("Address postcode is invalid")).toEqual(["activity.address_attributes.postcode"]);
  expect(fieldsOf("Contact phone phone number is invalid")).toEqual(["client.phone"]);
});
