import fc from "fast-check";
import { expect, it, vi } from "vitest";
import type { z } from "zod";
import { ProviderError } from "../errors";
import { junk } from "../fuzz";
import * as account from "./api-schema-account";
import * as files from "./api-schema-files";
import * as caseInput from "./case-input";
import { createAmiqusClient } from "./client";
import * as clientInput from "./client-input";
import { checked } from "./failures";
import * as formInput from "./form-input";
import * as listInput from "./list-input";
import { segment } from "./transport";

// Thousands of runs: a busy machine may need longer than a usual test.
vi.setConfig({ testTimeout: 60_000 });

/** Objects with the keys that the schemas know, and any values. */
const KEYS = [
  "object id name status type reference fields attachment source correction aggregates token credits created_at",
  "updated_at first_name last_name email title steps events url is_enabled expired_at sort_by order_by source_type",
  "expand limit search template client label options show_if content attrs marks text client_id team_member",
].flatMap((line) => line.split(" "));
const familiar = fc.dictionary(
  fc.constantFrom(...KEYS),
  fc.oneof(junk, fc.constantFrom("pending", "check", "2026-01-01T00:00:00Z", "doc", "section", 1, true)),
);
const odd = fc.oneof(junk, familiar, fc.array(familiar, { maxLength: 3 }));

const isSchema = (value: unknown): value is z.ZodType =>
  typeof value === "object" && value !== null && "safeParse" in value;
const schemasOf = (module: object) => Object.entries(module).filter(([, value]) => isSchema(value));
const inputs: [string, z.ZodType][] = [
  ...schemasOf(caseInput),
  ...schemasOf(clientInput),
  ...schemasOf(formInput),
  ...schemasOf(listInput),
];
const answers: [string, z.ZodType][] = [...schemasOf(account), ...schemasOf(files)];

it.each(inputs)("takes any input of %s or refuses it with field errors", (_name, schema) => {
  fc.assert(
    fc.property(odd, (input) => {
      try {
        const taken = checked(schema, input);
        expect(JSON.stringify(taken) ?? "").toBeTypeOf("string");
      } catch (error) {
        expect(error).toBeInstanceOf(ProviderError);
        expect(error).toMatchObject({ kind: "invalid-request", fate: "not-sent" });
        expect(Object.keys(error instanceof ProviderError ? error.fieldErrors : {}).length).toBeGreaterThan(
          0,
        );
      }
    }),
    { numRuns: 150 },
  );
});

it.each(answers)("never throws on any answer of %s, and keeps what it does not know", (_name, schema) => {
  fc.assert(
    fc.property(odd, (raw) => {
      const parsed = schema.safeParse(raw);
      if (parsed.success && typeof raw === "object" && raw !== null && !Array.isArray(raw)) {
        expect(Object.keys(parsed.data ?? {})).toEqual(expect.arrayContaining(Object.keys(raw)));
      }
    }),
    { numRuns: 300 },
  );
});

it("does not take clients' forms for templates", () => {
  const row = { reference: "2f1c7f0e-6f0b-4a55-8d8c-1d1f6c0f4b11", name: "Form" };
  expect(files.formTemplateSchema.safeParse({ ...row, object: "client_form" }).success).toBe(false);
  expect(files.formTemplateSchema.safeParse({ ...row, object: "form_template" }).success).toBe(true);
});

it("refuses texts nested deeper than the stack", () => {
  let node: unknown = { type: "paragraph", content: [{ type: "text", text: "x" }] };
  for (let depth = 0; depth < 20_000; depth += 1) {
    node = { type: "bulletList", content: [{ type: "listItem", content: [node] }] };
  }
  expect(() => checked(formInput.richTextSchema, { type: "doc", content: [node] })).toThrow(ProviderError);
});

it("puts nothing but ids and uuids into paths", () => {
  fc.assert(
    fc.property(
      fc.oneof(fc.string(), fc.constantFrom("..", ".", "%2e%2e", "a/../b", "7?x", "7#")),
      (text) => {
        try {
          const url = new URL(`https://id.amiqus.co/api/v2/clients/${segment(text)}/address`);
          expect(url.href).toBe(`https://id.amiqus.co/api/v2/clients/${text}/address`);
        } catch (error) {
          expect(error).toMatchObject({ kind: "not-found", fate: "not-sent" });
        }
      },
    ),
    { numRuns: 2_000 },
  );
});

it("throws nothing but ProviderError whatever Amiqus answers", async () => {
  await fc.assert(
    fc.asyncProperty(
      odd,
      fc.constantFrom(200, 201, 204, 302, 404, 405, 410, 422, 423, 500),
      async (body, status) => {
        const client = createAmiqusClient({
          baseUrl: "https://id.amiqus.co/api/v2",
          token: "token",
          fetch: async () => new Response(status === 204 ? null : JSON.stringify(body), { status }),
        });
        const calls = [
          client.updateCorrection(1, 2, { status: "rejected" }),
          client.addClientOrganisations(1, [2]),
          client.listClientFiles(1),
          client.downloadClientFile(1, 2),
          client.createSdkToken(1),
          client.caseStatusFigures(),
          client.listCredits(),
          client.retrieveForm("2f1c7f0e-6f0b-4a55-8d8c-1d1f6c0f4b11"),
        ];
        for (const result of await Promise.allSettled(calls)) {
          expect(result.status === "fulfilled" || result.reason instanceof ProviderError).toBe(true);
        }
      },
    ),
    { numRuns: 200 },
  );
});
