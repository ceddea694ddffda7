import fc from "fast-check";
import { expect, it, vi } from "vitest";
import { requestJson } from "@/lib/http/request";
import { ProviderError } from "../errors";
import { junk, mutation } from "../fuzz";
import type { Json } from "../port";
import { objectOf } from "../read";
import { fixture } from "./__fixtures__/load";
import { createAmiqusAdapter } from "./adapter";
import { caseSchema, recordSchema } from "./api-schema";
import { describeSnapshot } from "./describe";
import { toCaseCase, toRecordCase } from "./mapper";
import { amiqusWebhookReader } from "./webhook";

// Thousands of runs: a busy machine may need longer than a usual test.
vi.setConfig({ testTimeout: 60_000 });

const record = fixture("record");
const caseRow = fixture("case");
const steps = objectOf(record).steps ?? [];
const assignees = fixture("assignees");
const fullRecord: Json = {
  record,
  steps,
  documents: fixture("documents"),
  assignees,
  checks: [fixture("check-photo-id")],
};
const fullCase: Json = { case: caseRow, items: [], reviews: [], assignees };

it("describes any snapshot without throwing", () => {
  const odd = fc.oneof(junk, mutation(fullRecord), mutation(fullCase));
  fc.assert(
    fc.property(odd, fc.constantFrom("record" as const, "case" as const), (snapshot, kind) => {
      const detail = describeSnapshot(kind, snapshot);
      expect(JSON.stringify(detail)).toBeTypeOf("string");
    }),
    { numRuns: 5_000 },
  );
});

it("maps whatever the schemas accept", () => {
  fc.assert(
    fc.property(mutation(record), (raw) => {
      const parsed = recordSchema.safeParse(raw);
      if (parsed.success) {
        const mapped = toRecordCase(parsed.data, { record: raw });
        expect(Number.isNaN(mapped.updatedAt.getTime())).toBe(false);
      }
    }),
    { numRuns: 5_000 },
  );
  fc.assert(
    fc.property(mutation(caseRow), (raw) => {
      const parsed = caseSchema.safeParse(raw);
      if (parsed.success) {
        expect(toCaseCase(parsed.data, { case: raw }).title).toBeTypeOf("string");
      }
    }),
    { numRuns: 5_000 },
  );
});

it("throws nothing but ProviderError on odd answers", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.oneof(junk, mutation(record)),
      fc.constantFrom(200, 201, 204, 302, 400, 422, 500),
      async (body, status) => {
        const response = () => new Response(status === 204 ? null : JSON.stringify(body), { status });
        const request = {
          provider: "amiqus",
          method: "POST",
          url: new URL("https://id.amiqus.co/api/v2/records"),
          headers: {},
          schema: recordSchema,
        } as const;
        const error = await requestJson(async () => response(), request).then(
          () => null,
          (reason: unknown) => reason,
        );
        expect(error === null || error instanceof ProviderError).toBe(true);
      },
    ),
    { numRuns: 500 },
  );
});

it("reads whole cases out of odd parts or throws ProviderError", async () => {
  await fc.assert(
    fc.asyncProperty(mutation(fullRecord), mutation({ data: steps, total_pages: 1 }), async (parts, list) => {
      const adapter = createAmiqusAdapter({
        baseUrl: "https://id.amiqus.co/api/v2",
        credentials: { token: "token" },
        clock: { now: () => new Date() },
        fetch: async (url) => {
          const body = /\/(steps|documents|assignees)$/.test(url.pathname)
            ? list
            : url.pathname.includes("/checks/")
              ? parts
              : record;
          return new Response(JSON.stringify(body));
        },
      });
      const result = await adapter.cases.fetch({ kind: "record", id: "1" }).then(
        (fetched) => adapter.cases.describe("record", fetched.snapshot),
        (reason: unknown) => reason,
      );
      expect(result instanceof Error ? result instanceof ProviderError : true).toBe(true);
    }),
    { numRuns: 150 },
  );
});

it("reads any webhook body or throws ProviderError", () => {
  fc.assert(
    fc.property(
      fc.oneof(
        fc.uint8Array(),
        junk.map((value) => new TextEncoder().encode(JSON.stringify(value))),
      ),
      (bytes) => {
        try {
          amiqusWebhookReader.read(bytes);
        } catch (error) {
          expect(error).toBeInstanceOf(ProviderError);
        }
      },
    ),
  );
});
