import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { functionsByOperation, functionsIn, operationsTable } from "../operations-table";
import operations from "./__fixtures__/operations.json";
import request from "./__fixtures__/request.json";
import { caseCreateSchema } from "./case-input";
import { type AplyidClient, createAplyidClient } from "./client";

/** One call of every function; the compiler wants each new one here. */
const calls: { [Name in keyof AplyidClient]: (client: AplyidClient) => Promise<unknown> } = {
  createCase: (client) => client.createCase(caseCreateSchema.parse(request)),
};

const page = readFileSync(new URL("../../../docs/providers/aplyid.md", import.meta.url), "utf8");
const table = operationsTable("aplyid");
const EVENT = "webhook case.completed";
const tests = ["adapter.contract.test.ts", "mapper.test.ts"]
  .map((file) => readFileSync(new URL(`./${file}`, import.meta.url), "utf8"))
  .join("\n");

/** What a function asks APLYiD for. */
async function operationBehind(call: (client: AplyidClient) => Promise<unknown>): Promise<string> {
  const seen: string[] = [];
  const client = createAplyidClient({
    baseUrl: "https://api.workflow.aplyid.com",
    accessKey: "key-of-an-integration",
    fetch: async (url, init) => {
      seen.push(`${init.method} ${url.pathname}`);
      return new Response(null, { status: 404 });
    },
  });
  await call(client).catch(() => undefined);
  return seen.join();
}

it("lists the one operation, function by function, and the one event", async () => {
  expect([...new Set(table.map((row) => row.operation))]).toEqual([...operations, EVENT]);
  const asked = table.filter((row) => row.operation !== EVENT);
  expect(await functionsByOperation(calls, operationBehind)).toEqual(functionsIn(asked));
});

it("names a screen and a test that exists in every row", () => {
  for (const row of table) {
    expect(row.screen, row.operation).not.toBe("");
    expect(row.functions.length, row.operation).toBeGreaterThan(0);
    expect(tests, row.test).toContain(`"${row.test}"`);
  }
});

it("lists every assumption that the code makes", () => {
  const source = readFileSync(new URL("./assumptions.ts", import.meta.url), "utf8");
  const names = [...source.matchAll(/export const (\w+)/g)].map((match) => match[1] ?? "");
  for (const name of names) expect(page).toContain(`\`${name}\``);
});
