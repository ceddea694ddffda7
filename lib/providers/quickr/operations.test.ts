import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { functionsByOperation, functionsIn, operationOf, operationsTable } from "../operations-table";
import { createQuickrClient, type QuickrClient } from "./client";

/** Every operation that the reference names, in its order; those of cases in the order of its guide. */
const operations = [
  "POST /auth/token",
  "POST /auth/exchange_token",
  "POST /accounts",
  "GET /accounts",
  "PUT /",
  "PUT /admin",
  "POST /accounts/{aid}/reports",
  "GET /userinfo",
  "POST /users",
  "GET /users",
  "PUT /users/{uid}",
  "DELETE /users/{uid}",
  "POST /checklists",
  "GET /checklists",
  "GET /checklists/{chkid}",
  "PUT /checklists/{chkid}",
  "POST /templates",
  "GET /templates",
  "GET /templates/{tplid}",
  "PUT /templates/{tplid}",
  "POST /cases",
  "GET /cases",
  "GET /cases/{cid}",
  "PATCH /cases/{cid}",
  "POST /cases/{cid}/declarations",
  "PUT /cases/{cid}/declarations/{did}",
  "GET /cases/{cid}/contracts/{contract_id}",
  "POST /cases/{cid}/contracts/{contract_id}",
  "GET /cases/{cid}/contracts/{contract_id}/signatories/{sid}/sign",
  "POST /cases/{cid}/schedule_checks",
  "GET /cases/{cid}/discoveries",
  "GET /cases/{cid}/events",
  "GET /cases/{cid}/ownership",
  "POST /cases/{cid}/notes",
  "POST /cases/{cid}/agent-edits",
  "PUT /cases/{cid}/agent-checklists/{chkid}",
  "GET /cases/{cid}/identity-verifications",
  "GET /cases/{cid}/identity-verifications/{verification_id}/initiate",
  "GET /files/{fid}",
  "GET /companies",
  "POST /automations",
  "GET /automations",
  "GET /automations/{id}",
  "PUT /automations/{id}",
];

const AID = "TQ1000001";
const ID = `${AID}.thing.7`;
const SUB = "TQ1000003";
const period = { from: "2026-01-01", to: "2026-01-31" };
const checklist = { name: "List", data: [{ title: "Look" }] };
const template = { type: "case" as const, name: "Template", case: {} };
const automation = {
  name: "Approve",
  trigger: [{ type: "case_status_updated", status: "READY_FOR_REVIEW" }],
  conditions: [],
  actions: [{ type: "set_case_status", status: "ACTIVE" }],
};

type Calls = {
  [Name in Exclude<keyof QuickrClient, "accountId" | "partnerId">]: (
    client: QuickrClient,
  ) => Promise<unknown>;
};

/** One call of every function; the compiler wants each new one here. */
const calls: Calls = {
  getToken: (client) => client.getToken(),
  exchangeToken: (client) => client.exchangeToken(SUB),
  createAccount: (client) => client.createAccount({ name: "Account" }),
  pageOfAccounts: (client) => client.pageOfAccounts(),
  updateAccount: (client) => client.updateAccount(AID, { name: "Account" }),
  administrateAccount: (client) => client.administrateAccount(AID, { status: "ACTIVE" }),
  accountReports: (client) => client.accountReports(SUB, { type: "usage", format: "csv", period }),
  userinfo: (client) => client.userinfo(),
  createUser: (client) => client.createUser({ type: "api_key", scope: ["read:quickr"] }),
  listUsers: (client) => client.listUsers(),
  updateUser: (client) => client.updateUser("email.WDVBZEX", { name: "Ada" }),
  deleteUser: (client) => client.deleteUser("email.WDVBZEX"),
  createChecklist: (client) => client.createChecklist(checklist),
  listChecklists: (client) => client.listChecklists(),
  retrieveChecklist: (client) => client.retrieveChecklist(ID),
  updateChecklist: (client) => client.updateChecklist(ID, checklist),
  createTemplate: (client) => client.createTemplate(template),
  listTemplates: (client) => client.listTemplates(),
  retrieveTemplate: (client) => client.retrieveTemplate(ID),
  updateTemplate: (client) => client.updateTemplate(ID, template),
  createCase: (client) => client.createCase({ sections: [{ type: "company" }] }),
  pageOfCases: (client) => client.pageOfCases(),
  listCases: (client) => client.listCases(),
  retrieveCase: (client) => client.retrieveCase(ID),
  patchCase: (client) => client.patchCase(ID, { status: "ACTIVE" }),
  createDeclaration: (client) => client.createDeclaration(ID),
  updateDeclaration: (client) =>
    client.updateDeclaration(ID, ID, { intent: "declarations_update", data: [] }),
  retrieveContract: (client) => client.retrieveContract(ID, ID),
  renewContract: (client) => client.renewContract(ID, ID),
  signLink: (client) => client.signLink(ID, ID, ID),
  scheduleChecks: (client) => client.scheduleChecks(ID, ["company"]),
  caseDiscoveries: (client) => client.caseDiscoveries(ID),
  pageOfEvents: (client) => client.pageOfEvents(ID),
  caseOwnership: (client) => client.caseOwnership(ID),
  createNote: (client) => client.createNote(ID, { type: "general", text: "Note" }),
  createAgentEdit: (client) => client.createAgentEdit(ID, { type: "signatory", data: [{}] }),
  answerChecklist: (client) => client.answerChecklist(ID, ID, [{ id: "1", answer: "Yes" }]),
  listVerifications: (client) => client.listVerifications(ID),
  initiateVerification: (client) => client.initiateVerification(ID, ID),
  downloadFile: (client) => client.downloadFile(ID),
  searchCompanies: (client) => client.searchCompanies({ country: "NO", text: "Ragnarok" }),
  createAutomation: (client) => client.createAutomation(automation),
  listAutomations: (client) => client.listAutomations(),
  retrieveAutomation: (client) => client.retrieveAutomation(ID),
  updateAutomation: (client) => client.updateAutomation(ID, automation),
};

const base = "https://api.eu.quickr.no/v2";
const token = { access_token: "token", token_type: "Bearer", expires_in: 3600 };

/** What a function asks Quickr for beside its token, as one of the operations. */
async function operationBehind(call: (client: QuickrClient) => Promise<unknown>, name: string) {
  const seen: string[] = [];
  const client = createQuickrClient({
    baseUrl: base,
    credentials: { accountId: AID, apiKey: "key" },
    clock: { now: () => new Date() },
    fetch: async (url, init) => {
      const path = url.pathname.slice("/v2".length).replace(`/accounts/${AID}`, "");
      seen.push(`${init.method} ${path === "" ? "/" : path}`);
      return path.startsWith("/auth/") ? Response.json(token) : new Response(null, { status: 404 });
    },
  });
  await call(client).catch(() => undefined);
  const request = name === "getToken" ? seen[0] : seen.find((one) => one !== "POST /auth/token");
  return operationOf(request, operations);
}

const table = operationsTable("quickr");
const tests = readFileSync(new URL("./client.contract.test.ts", import.meta.url), "utf8");

describe("the table of operations in docs/providers/quickr.md", () => {
  it("lists every operation once, in order", () => {
    expect(table.map((row) => row.operation)).toEqual(operations);
  });

  it("names for each operation the functions that carry it out, and no others", async () => {
    expect(await functionsByOperation(calls, operationBehind)).toEqual(functionsIn(table));
    const client = createQuickrClient({
      baseUrl: base,
      credentials: { accountId: AID, apiKey: "key" },
      clock: { now: () => new Date() },
      fetch: async () => Response.json(token),
    });
    expect([...Object.keys(calls), "accountId", "partnerId"].sort()).toEqual(Object.keys(client).sort());
  });

  it("has a test over real HTTP and a screen for each", () => {
    for (const { operation, functions, screen, test } of table) {
      expect(screen, operation).not.toBe("");
      expect(tests, operation).toContain(`"${test}"`);
      for (const name of functions) expect(tests, name).toMatch(new RegExp(`(client|partner)\\.${name}\\(`));
    }
  });
});
