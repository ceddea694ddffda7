import fc from "fast-check";
import { expect, it, vi } from "vitest";
import { ProviderError } from "../errors";
import { junk, mutation } from "../fuzz";
import { fixture } from "./__fixtures__/load";
import { createActionManagementAdapter } from "./adapter";
import { caseSchema } from "./api-schema";
import { conflictsOf, editedCase, fieldsOf } from "./case-edit";
import { createActionManagementClient } from "./client";
import { describeSnapshot } from "./describe";
import { toDeleted, toFetched, userListsOf } from "./mapper";

// Thousands of runs: a busy machine may need longer than a usual test.
vi.setConfig({ testTimeout: 120_000 });

const published = fixture("case");
const documents = ["case", "cases", "case-notes", "lists", "notes", "roles"].map(fixture);

it("maps, describes and edits whatever is received", () => {
  fc.assert(
    fc.property(fc.oneof(mutation(published), junk), (raw) => {
      const parsed = caseSchema.safeParse(raw);
      if (parsed.success) {
        const { case: mapped, snapshot } = toFetched({ value: parsed.data, raw }, true);
        expect(Number.isNaN(mapped.updatedAt.getTime())).toBe(false);
        expect(mapped.title).not.toBe("");
        expect(JSON.parse(JSON.stringify(snapshot))).toEqual(snapshot);
      }
      expect(JSON.stringify(describeSnapshot("case", { case: raw }))).toBeTypeOf("string");
      expect(JSON.stringify(describeSnapshot("record", raw))).toBeTypeOf("string");
      expect(toDeleted("1", raw, new Date()).case.status).toBe("closed");
      expect(userListsOf(raw).every((id) => /^\d+$/.test(id))).toBe(true);
      const fields = fieldsOf(raw);
      expect(conflictsOf(fields, { ...fields, name: "Mine" }, fields)).toEqual([]);
      expect(editedCase(raw, fields, { ...fields, name: "Mine" }).name).toBe("Mine");
    }),
    { numRuns: 5_000 },
  );
});

it("throws nothing but ProviderError on odd answers to any operation", async () => {
  const body = fc.oneof(junk, ...documents.map(mutation));
  const status = fc.constantFrom(200, 200, 200, 204, 302, 400, 401, 404, 408, 500);
  await fc.assert(
    fc.asyncProperty(body, status, fc.nat(9), async (answer, code, which) => {
      const client = createActionManagementClient({
        baseUrl: "https://hub.example/v1/actionmanagement",
        credentials: { hubId: "96", clientId: "c", clientSecret: "secret" },
        clock: { now: () => new Date() },
        fetch: async (url) =>
          url.pathname.endsWith("/token")
            ? new Response('{"access_token":"t","expires_in":3600}')
            : new Response(code === 204 ? null : JSON.stringify(answer), { status: code }),
      });
      const calls = [
        () => client.queryCases(),
        () => client.getCase(1),
        () => client.listCaseNotes(1),
        () => client.getCaseNote(1, 2),
        () => client.listProgramLists(),
        () => client.queryNotes({ dateModifiedStart: "2026-01-01T00:00:00Z" }),
        () => client.listRoles(),
        () => client.queryEndUsers(906),
        () => client.updateCase(1, {}),
        () => client.deleteCase(1),
      ];
      const error = await calls[which]?.().then(
        () => null,
        (reason: unknown) => reason,
      );
      expect(error === null || error instanceof ProviderError).toBe(true);
    }),
    { numRuns: 5_000 },
  );
});

it("tests, lists members and pulls over odd answers, or throws ProviderError", async () => {
  await fc.assert(
    fc.asyncProperty(
      mutation(published),
      mutation(fixture("cases")),
      mutation(fixture("notes")),
      async (one, list, notes) => {
        const adapter = createActionManagementAdapter({
          baseUrl: "https://hub.example/v1/actionmanagement",
          credentials: { hubId: "96", clientId: "c", clientSecret: "secret" },
          clock: { now: () => new Date() },
          fetch: async (url, init) => {
            if (url.pathname.endsWith("/token")) return new Response('{"access_token":"t"}');
            const body = url.pathname.endsWith("/notes") ? notes : init.method === "POST" ? list : one;
            return new Response(JSON.stringify(body));
          },
        });
        const pull = async () => {
          for await (const page of adapter.sync?.pull(null) ?? []) JSON.stringify(page);
        };
        for (const run of [pull, adapter.connection.test, adapter.connection.members]) {
          const error = await run().then(
            () => null,
            (reason: unknown) => reason,
          );
          expect(error === null || error instanceof ProviderError).toBe(true);
        }
      },
    ),
    { numRuns: 500 },
  );
});
