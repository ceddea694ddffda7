import fc from "fast-check";
import { expect, it, vi } from "vitest";
import { ProviderError } from "../errors";
import { junk, mutation } from "../fuzz";
import type { Json } from "../port";
import { createQuickrAdapter } from "./adapter";
import { caseSchema } from "./api-schema";
import { describeSnapshot } from "./describe";
import { toCase } from "./mapper";
import { quickrWebhookReader } from "./webhook";

// Thousands of runs: a busy machine may need longer than a usual test.
vi.setConfig({ testTimeout: 120_000 });

const person = { first_name: "Ragnar", last_name: "Lothbrok", birth_date: "1980", country: "NO" };
const whole: Json = {
  id: "TQ1000001.case.1",
  status: "READY_FOR_REVIEW",
  created_at: "2026-03-02T09:00:00Z",
  updated_at: "2026-03-02T09:00:05Z",
  declared_at: "2026-03-02T09:00:03Z",
  actions: ["perform_checks"],
  checks: [
    {
      type: "sanctions",
      status: "COMPLETED",
      options: { schedule: "R-1/P1D" },
      data: [
        { ...person, flags: [{ code: "PERSON_IN_SANCTIONS", details: { a: 1 }, records: [{ list: "EU" }] }] },
      ],
    },
    { type: "credit_score", status: "COMPLETED", flags: ["COMPANY_HAS_HIGH_RISK"] },
  ],
  sections: [{ type: "company" }],
  prefills: [
    { type: "company", data: [{ organization_number: "987654321", country: "NO", name: "Ragnarok AS" }] },
  ],
  declarations: [{ id: "d", type: "company", data: [{ name: "Ragnarok" }] }],
  discoveries: [{ type: "credit_score", data: [{ reports: [{ file_id: "f.1", format: "pdf" }] }] }],
  current_information: [
    { type: "credit_score", data: [{ current_credit_score: { value: 88, grade: "A" } }] },
  ],
  customers: [{ type: "company", company: { name: "Ragnarok AS" } }],
  contracts: [
    {
      id: "k",
      status: "PENDING",
      expires_at: "2026-06-02T09:00:00Z",
      attachments: [{ file_id: "f.2" }],
      signatories: [{ id: "s", name: "Ivar", signed_result: { provider: "BankID" } }],
    },
  ],
  urls: { declaration_url: "https://x.example/f", callback_url: "https://d.example/w?reference=r" },
  form_submitter: { name: "Ivar" },
  notes: [{ id: "n", type: "case_approved", text: "OK", created_at: "2026-03-02T09:00:00Z" }],
  notifications: [{ id: "m", type: "sent" }],
  agent_edits: [{ id: "e", type: "signatory", data: [person] }],
  agent_checklists: [{ id: "c", name: "List", data: [{ id: "1", title: "Look", answer: null }] }],
  automations: [{ id: "a" }],
};
it("describes any snapshot without throwing, with every flag in words", () => {
  const odd = fc.oneof(
    junk,
    mutation({ case: whole }),
    junk.map((value): Json => ({ case: value })),
  );
  fc.assert(
    fc.property(odd, (snapshot) => {
      const detail = describeSnapshot("case", snapshot);
      expect(JSON.stringify(detail)).toBeTypeOf("string");
      expect(detail.checks.flatMap((check) => check.results).every((flag) => flag.value !== "")).toBe(true);
    }),
    { numRuns: 5_000 },
  );
});

it("maps whatever the schema accepts", () => {
  fc.assert(
    fc.property(mutation(whole), (raw) => {
      const parsed = caseSchema.safeParse(raw);
      if (!parsed.success) return;
      const mapped = toCase(parsed.data, raw);
      expect(Number.isNaN(mapped.updatedAt.getTime())).toBe(false);
      expect(mapped.summary.checks.every((type) => typeof type === "string")).toBe(true);
    }),
    { numRuns: 5_000 },
  );
});

it("throws nothing but ProviderError on odd answers, in odd pages too", async () => {
  const token = { access_token: "t", token_type: "Bearer", expires_in: 3600 };
  await fc.assert(
    fc.asyncProperty(
      fc.oneof(junk, mutation(whole)),
      fc.oneof(mutation({ data: [whole], pagination: { has_more: false } }), junk),
      fc.oneof(fc.constant(token), mutation(token)),
      fc.constantFrom(200, 200, 200, 201, 204, 302, 400, 401, 422, 500),
      async (body, list, exchanged, status) => {
        const answer = (value: Json) =>
          new Response(status === 204 ? null : JSON.stringify(value), { status });
        const adapter = createQuickrAdapter({
          baseUrl: "https://api.eu.quickr.no/v2",
          credentials: { accountId: "TQ1000001", apiKey: "key" },
          clock: { now: () => new Date() },
          fetch: async (url) =>
            url.pathname.includes("/auth/")
              ? Response.json(exchanged)
              : answer(url.pathname.endsWith("/cases") ? list : body),
        });
        const work = [
          async () => adapter.cases.fetch({ kind: "case", id: "TQ1000001.case.1" }),
          async () => adapter.reviews?.create({ kind: "case", id: "TQ1000001.case.1" }, "approved"),
          async () => adapter.connection.test(),
          async () => {
            let pages = 0;
            for await (const _page of adapter.sync?.pull(null) ?? []) {
              pages += 1;
              if (pages > 5) break;
            }
          },
        ];
        for (const one of work) {
          const error = await one().then(
            () => null,
            (reason: unknown) => reason,
          );
          expect(error === null || error instanceof ProviderError, String(error)).toBe(true);
        }
      },
    ),
    { numRuns: 500 },
  );
});

it("reads any call to the callback address or throws ProviderError", () => {
  fc.assert(
    fc.property(
      fc.oneof(
        fc.uint8Array(),
        fc
          .oneof(junk, mutation({ event_type: "x", sub_event_type: "y", case_id: "c", case: { id: "c" } }))
          .map((value) => new TextEncoder().encode(JSON.stringify(value))),
      ),
      (bytes) => {
        try {
          expect(quickrWebhookReader.read(bytes).cases.length).toBe(1);
        } catch (error) {
          expect(error).toBeInstanceOf(ProviderError);
        }
      },
    ),
    { numRuns: 5_000 },
  );
});
