import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { codeIn, functionsByOperation, functionsIn, operationOf, operationsTable } from "../operations-table";
import operations from "./__fixtures__/operations.json";
import { type AmiqusClient, createAmiqusClient } from "./client";

const DEPRECATED = "POST /records/{id}/archive";
const UUID = "2f1c7f0e-6f0b-4a55-8d8c-1d1f6c0f4b11";
const assignees = [{ type: "team_member" as const, team_member: 1 }];
const name = { first_name: "Ada", last_name: "Lovelace" };

/** One call of every function; the compiler wants each new one here. */
const calls: { [Name in keyof AmiqusClient]: (client: AmiqusClient) => Promise<unknown> } = {
  status: (client) => client.status(),
  me: (client) => client.me(),
  updateMe: (client) => client.updateMe({ name: "Ada" }),
  myTeams: (client) => client.myTeams(),
  team: (client) => client.team(),
  updateTeam: (client) => client.updateTeam({ telephone: null }),
  membership: (client) => client.membership(),
  listMembers: (client) => client.listMembers(),
  listTeamMembers: (client) => client.listTeamMembers(1),
  retrieveTeamMember: (client) => client.retrieveTeamMember(1, 2),
  pageOfCredits: (client) => client.pageOfCredits(1),
  listCredits: (client) => client.listCredits(),
  listEmailTemplates: (client) => client.listEmailTemplates(),
  pageOfClients: (client) => client.pageOfClients(1),
  listClients: (client) => client.listClients(),
  createClient: (client) => client.createClient({ name, email: "ada@example.com" }),
  retrieveClient: (client) => client.retrieveClient(1),
  updateClient: (client) => client.updateClient(1, { status: "approved" }),
  deleteClient: (client) => client.deleteClient(1),
  retrieveAddress: (client) => client.retrieveAddress(1),
  replaceAddress: (client) => client.replaceAddress(1, { city: "Edinburgh" }),
  pageOfClientRecords: (client) => client.pageOfClientRecords(1, 1),
  listClientRecords: (client) => client.listClientRecords(1),
  listClientAssignees: (client) => client.listClientAssignees(1),
  addClientAssignees: (client) => client.addClientAssignees(1, assignees),
  replaceClientAssignees: (client) => client.replaceClientAssignees(1, assignees),
  deleteClientAssignees: (client) => client.deleteClientAssignees(1),
  deleteClientAssignee: (client) => client.deleteClientAssignee(1, 2),
  listCorrections: (client) => client.listCorrections(1),
  updateCorrection: (client) => client.updateCorrection(1, 2, { status: "rejected" }),
  pageOfOrganisations: (client) => client.pageOfOrganisations(1),
  listOrganisations: (client) => client.listOrganisations(),
  createOrganisation: (client) => client.createOrganisation({ name: "Firm" }),
  retrieveOrganisation: (client) => client.retrieveOrganisation(1),
  updateOrganisation: (client) => client.updateOrganisation(1, { name: "Firm" }),
  listClientOrganisations: (client) => client.listClientOrganisations(1),
  addClientOrganisations: (client) => client.addClientOrganisations(1, [2]),
  replaceClientOrganisations: (client) => client.replaceClientOrganisations(1, [2]),
  deleteClientOrganisations: (client) => client.deleteClientOrganisations(1),
  deleteClientOrganisation: (client) => client.deleteClientOrganisation(1, 2),
  listClientForms: (client) => client.listClientForms(1),
  retrieveClientForm: (client) => client.retrieveClientForm(1, UUID),
  downloadClientForm: (client) => client.downloadClientForm(1, UUID),
  listClientFiles: (client) => client.listClientFiles(1),
  createClientFile: (client) => client.createClientFile(1, { attachment: 2 }),
  downloadClientFile: (client) => client.downloadClientFile(1, 2),
  createAttachment: (client) => client.createAttachment(new Blob(["x"]), "x.txt"),
  deleteAttachment: (client) => client.deleteAttachment(1),
  redactAttachment: (client) => client.redactAttachment(1),
  pageOfRecords: (client) => client.pageOfRecords(1),
  listRecords: (client) => client.listRecords(),
  createRecord: (client) => client.createRecord({ client: 1, template: 2 }),
  retrieveRecord: (client) => client.retrieveRecord(1),
  updateRecord: (client) => client.updateRecord(1, { is_archived: true }),
  expireRecord: (client) => client.expireRecord(1),
  downloadRecord: (client) => client.downloadRecord(1),
  listSteps: (client) => client.listSteps(1),
  listRecordDocuments: (client) => client.listRecordDocuments(1),
  listAssignees: (client) => client.listAssignees(1),
  addAssignees: (client) => client.addAssignees(1, assignees),
  replaceAssignees: (client) => client.replaceAssignees(1, assignees),
  deleteAssignees: (client) => client.deleteAssignees(1),
  deleteAssignee: (client) => client.deleteAssignee(1, 2),
  retrieveCheck: (client) => client.retrieveCheck(1),
  createSdkToken: (client) => client.createSdkToken(1),
  pageOfCases: (client) => client.pageOfCases(1),
  listCases: (client) => client.listCases(),
  createCase: (client) => client.createCase({ client: 1, name: "Case" }),
  retrieveCase: (client) => client.retrieveCase(1),
  updateCase: (client) => client.updateCase(1, { is_archived: true }),
  listReviews: (client) => client.listReviews(1),
  createReview: (client) => client.createReview(1, "approved"),
  listItems: (client) => client.listItems(1),
  addItems: (client) => client.addItems(1, [2]),
  listCaseAssignees: (client) => client.listCaseAssignees(1),
  caseStatusFigures: (client) => client.caseStatusFigures(),
  listWebhooks: (client) => client.listWebhooks(),
  createWebhook: (client) => client.createWebhook({ url: "https://desk.example/", events: ["*"] }),
  retrieveWebhook: (client) => client.retrieveWebhook(1),
  updateWebhook: (client) => client.updateWebhook(1, { is_enabled: true }),
  deleteWebhook: (client) => client.deleteWebhook(1),
  pageOfDeliveries: (client) => client.pageOfDeliveries(1, 1),
  listAvailableSteps: (client) => client.listAvailableSteps(),
  validateSteps: (client) => client.validateSteps([{ type: "check.credit" }]),
  listForms: (client) => client.listForms(),
  createForm: (client) =>
    client.createForm({
      name: "Form",
      fields: [
        { id: "s", type: "section", label: "S", fields: ["t"] },
        { id: "t", type: "text", label: "T" },
      ],
    }),
  retrieveForm: (client) => client.retrieveForm(UUID),
  updateForm: (client) => client.updateForm(UUID, { name: "Form" }),
  deleteForm: (client) => client.deleteForm(UUID),
  listRecordTemplates: (client) => client.listRecordTemplates(),
  listDocumentTemplates: (client) => client.listDocumentTemplates(),
  listDocuments: (client) => client.listDocuments(),
};

/** What a function asks Amiqus for, as one of the documented operations. */
async function operationBehind(call: (client: AmiqusClient) => Promise<unknown>): Promise<string> {
  const seen: string[] = [];
  const client = createAmiqusClient({
    baseUrl: "https://id.amiqus.co/api/v2",
    token: "token",
    fetch: async (url, init) => {
      seen.push(`${init.method} ${url.pathname.slice("/api/v2".length)}`);
      return new Response(null, { status: 404 });
    },
  });
  await call(client).catch(() => undefined);
  return operationOf(seen[0], operations);
}

const table = operationsTable("amiqus");
const current = table.filter(({ operation }) => operation !== DEPRECATED);

/** Addresses of the desk's pages, without the groups of its folders. */
const pages = readdirSync(new URL("../../../app/(desk)", import.meta.url), { recursive: true })
  .map(String)
  .filter((file) => file.endsWith("page.tsx"))
  .map((file) => `/${file.replace(/\(\w+\)\//g, "").replace(/\/?page\.tsx$/, "")}`);

const sources = ["client-contract-people", "client-contract-files", "client-contract-setup"]
  .map((file) => readFileSync(new URL(`./${file}.ts`, import.meta.url), "utf8"))
  .join("\n");

describe("the table of operations in docs/providers/amiqus.md", () => {
  it("lists every documented operation once, in the order of the reference", () => {
    expect(operations.length).toBe(87);
    expect(table.map((row) => row.operation)).toEqual(operations);
  });

  it("names for each operation the functions that carry it out, and no others", async () => {
    expect(await functionsByOperation(calls, operationBehind)).toEqual(functionsIn(current));
    const client = createAmiqusClient({
      baseUrl: "https://id.amiqus.co/api/v2",
      token: "token",
      fetch: async () => new Response(null, { status: 204 }),
    });
    expect(Object.keys(calls).sort()).toEqual(Object.keys(client).sort());
  });

  it("has a function and a test for all but the deprecated one", () => {
    for (const row of current) {
      expect(row.functions.length, row.operation).toBeGreaterThan(0);
      expect(sources, row.operation).toContain(`"${row.test}"`);
      for (const functionName of row.functions) {
        expect(sources, functionName).toContain(`client.${functionName}(`);
      }
    }
  });

  it("leaves no cell empty and no operation without a screen that is there", () => {
    for (const { operation, screen, test } of table) {
      expect(test, operation).not.toMatch(/^[—–-]?$/);
      const paths = codeIn(screen);
      expect(paths.length, operation).toBeGreaterThan(0);
      for (const path of paths) expect(pages, `${operation}: ${path}`).toContain(path);
    }
  });
});
