import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { functionsByOperation, functionsIn, operationOf, operationsTable } from "../operations-table";
import { fixture } from "./__fixtures__/load";
import { type ActionManagementClient, createActionManagementClient } from "./client";

const operations = z.array(z.string()).parse(fixture("operations"));
/** Not of the reference: the identity service, and the Hubs API. */
const beside = ["POST /identity/connect/token", "POST /v1/hubs/{hubId}/enduserlists/{listId}/users/query"];

const calls: {
  [Name in Exclude<keyof ActionManagementClient, "userListId">]: (
    client: ActionManagementClient,
  ) => Promise<unknown>;
} = {
  requestToken: (client) => client.requestToken(),
  queryCases: (client) => client.queryCases(),
  listCaseNotes: (client) => client.listCaseNotes(1),
  getCaseNote: (client) => client.getCaseNote(1, 2),
  getCase: (client) => client.getCase(1),
  updateCase: (client) => client.updateCase(1, {}),
  deleteCase: (client) => client.deleteCase(1),
  listProgramLists: (client) => client.listProgramLists(),
  queryNotes: (client) => client.queryNotes({ dateModifiedEnd: "2026-01-01T00:00:00Z" }),
  listRoles: (client) => client.listRoles(),
  queryEndUsers: (client) => client.queryEndUsers(906),
};

/** What a function asks the provider for, as one of the operations. */
async function operationBehind(call: (client: ActionManagementClient) => Promise<unknown>): Promise<string> {
  const seen: string[] = [];
  const client = createActionManagementClient({
    baseUrl: "https://hub.example/v1/actionmanagement",
    credentials: { hubId: "96", clientId: "c", clientSecret: "secret" },
    clock: { now: () => new Date() },
    fetch: async (url, init) => {
      seen.push(`${init.method} ${url.pathname.replace(/^\/v1\/actionmanagement/, "")}`);
      return url.pathname.endsWith("/token")
        ? new Response('{"access_token":"t"}')
        : new Response(null, { status: 404 });
    },
  });
  await call(client).catch(() => undefined);
  return operationOf(seen.at(-1), [...operations, ...beside]);
}

const table = operationsTable("action-management");
const tests = readFileSync(new URL("./adapter.contract.test.ts", import.meta.url), "utf8");

describe("the table of operations in docs/providers/action-management.md", () => {
  it("lists every operation once, in the order of the reference", () => {
    expect(operations.length).toBe(9);
    expect(table.map((row) => row.operation)).toEqual([...operations, ...beside]);
  });

  it("names for each operation the functions that carry it out, and no others", async () => {
    expect(await functionsByOperation(calls, operationBehind)).toEqual(functionsIn(table));
  });

  it("names a screen and a test for each", () => {
    for (const row of table) {
      expect(row.screen, row.operation).not.toBe("");
      expect(row.screen, row.operation).not.toBe("—");
      expect(tests, row.operation).toContain(`"${row.test}"`);
    }
  });
});
