import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import operations from "./__fixtures__/operations.json";
import request from "./__fixtures__/request.json";
import { caseCreateSchema } from "./case-input";
import { type AplyidClient, createAplyidClient } from "./client";

/** One call of every function; the compiler wants each new one here. */
const calls: { [Name in keyof AplyidClient]: (client: AplyidClient) => Promise<unknown> } = {
  createCase: (client) => client.createCase(caseCreateSchema.parse(request)),
};

const page = readFileSync(new URL("../../../docs/providers/aplyid.md", import.meta.url), "utf8");
const code = (cell: string) => [...cell.matchAll(/`([^`]+)`/g)].map((match) => match[1] ?? "");
const table = page
  .split("\n")
  .map((line) => line.split("|").map((cell) => cell.trim()))
  .filter((cells) => /^`(POST|GET|PATCH|PUT|DELETE|webhook) /.test(cells[1] ?? ""))
  .map(([, operation = "", functions = "", screen = "", test = ""]) => ({
    operation: code(operation)[0] ?? "",
    functions: code(functions),
    screen,
    test,
  }));
const tests = ["adapter.contract.test.ts", "mapper.test.ts"]
  .map((file) => readFileSync(new URL(`./${file}`, import.meta.url), "utf8"))
  .join("\n");

it("lists the one operation, function by function, and the one event", async () => {
  expect([...new Set(table.map((row) => row.operation))]).toEqual([...operations, "webhook case.completed"]);
  const actual = new Map<string, string[]>();
  for (const [name, call] of Object.entries(calls)) {
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
    const operation = seen.join();
    actual.set(operation, [...(actual.get(operation) ?? []), name]);
  }
  expect([...actual.keys()]).toEqual(operations);
  const named = table
    .filter((row) => row.operation !== "webhook case.completed")
    .flatMap((row) => row.functions);
  expect(named.sort()).toEqual([...actual.values()].flat().sort());
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
