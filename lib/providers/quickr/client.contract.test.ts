import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type ContractSandbox, startContractSandbox } from "../contract-sandbox";
import { listOf, objectOf, textOf } from "../read";
import { createProviderClient } from "../registry";
import type { QuickrClient } from "./client";
import type { CaseLaunchInput } from "./launch-schema";
import { caseOf, rowsOf } from "./parts";
import { ACCOUNT, AT_ONCE, COMPANY, PARTNER } from "./testing";

/** Every function over real HTTP; docs/providers/quickr.md names these tests. */
describe("the Quickr client", () => {
  let sandbox: ContractSandbox;
  let client: QuickrClient;
  let partner: QuickrClient;

  beforeAll(async () => {
    sandbox = await startContractSandbox("quickr", "/quickr/v2", {
      fetch: async () => new Response(null, { status: 204 }),
    });
    const of = (credentials: unknown) =>
      createProviderClient.quickr({
        baseUrl: sandbox.baseUrl,
        credentials,
        fetch: sandbox.connect(),
        clock: { now: () => new Date() },
      });
    client = of(ACCOUNT);
    partner = of(PARTNER);
  });
  afterAll(() => sandbox.close());

  const signing: CaseLaunchInput = {
    checks: [
      { type: "company", options: { schedule: "R-1/P1D" } },
      { type: "signatory" },
      { type: "bank_account" },
      { type: "agreement" },
    ],
    sections: [{ type: "company" }, { type: "signatory" }, { type: "bank_account" }, { type: "agreement" }],
    prefills: [
      COMPANY(),
      { type: "agreement", data: [{ name: "Terms", url: "https://example.com/terms.pdf" }] },
    ],
    actions: ["request_declaration", "enable_signing_notifications"],
    publisher: { name: "Hill Valley Law", support_email: "help@hillvalley.example" },
    language: "no",
  };
  const partsOf = async (cid: string) => objectOf((await client.retrieveCase(cid)).raw);
  const checksOf = async (cid: string) =>
    Object.fromEntries(
      listOf((await partsOf(cid)).checks).map((check) => [objectOf(check).type, objectOf(check)]),
    );
  const flags = (check: unknown) =>
    listOf(objectOf(check).data).flatMap((entry) =>
      listOf(objectOf(entry).flags).map((flag) => objectOf(flag).code),
    );
  const declarationOf = async (cid: string) =>
    textOf(objectOf(listOf((await partsOf(cid)).declarations)[0]).id) ?? "";
  const contractOf = async (cid: string) => objectOf(listOf((await partsOf(cid)).contracts)[0]);

  /** A case that waits for signatures. */
  async function declared(account = "24681357902"): Promise<string> {
    const { id } = (await client.createCase(signing)).value;
    const did = await declarationOf(id);
    await client.updateDeclaration(id, did, {
      intent: "declarations_update",
      data: [{ type: "company", data: [{ organization_number: "987654321", country: "NO" }] }],
    });
    await client.updateDeclaration(id, did, {
      intent: "declarations_finished",
      data: [
        { type: "bank_account", data: [{ bank_account_number: account, country: "NO" }] },
        { type: "signatory", data: [{ first_name: "Ivar", last_name: "Ragnarsson", title: "CEO" }] },
        { type: "agreement", data: [{ name: "Terms", accepted: true }] },
      ],
    });
    return id;
  }

  it("gets tokens and exchanges them for sub-accounts", async () => {
    await client.getToken();
    await partner.exchangeToken("TQ1000003");
    await expect(partner.exchangeToken("TQ1000001")).rejects.toMatchObject({ kind: "not-found" });
    await expect(partner.exchangeToken("TQ1")).rejects.toMatchObject({ fate: "not-sent" });
    expect((await client.userinfo()).value.name).toBe("Gatehouse");
  });

  it("creates, lists, reads and patches cases", async () => {
    const { id } = (await client.createCase(AT_ONCE)).value;
    expect(
      (await client.pageOfCases({ limit: 1, sort_by: "created_at", sort_order: "desc" })).rows[0]?.value.id,
    ).toBe(id);
    const found = await client.listCases({ search: "987654321", country: "NO", exclude: ["prefills"] });
    expect(found.map((row) => row.value.id)).toContain(id);
    expect(objectOf(found[0]?.raw).prefills).toBeUndefined();
    expect(rowsOf((await partsOf(id)).prefills, "signatory").length).toBe(3);
    const patched = await client.patchCase(id, {
      checks: [{ type: "sanctions", options: { schedule: "R-1/P1M" } }],
    });
    expect(JSON.stringify(patched.raw)).toContain("R-1/P1M");
    await expect(client.pageOfCases({ limit: 101 })).rejects.toMatchObject({ fate: "not-sent" });
  });

  it("asks for a declaration of a case that was checked at once", async () => {
    const { id } = (await client.createCase(AT_ONCE)).value;
    await sandbox.advance(5);
    expect((await client.retrieveCase(id)).value.status).toBe("READY_FOR_REVIEW");
    const { value } = await client.createDeclaration(id);
    expect(value.url).toMatch(/\/quickr\/form\//);
    expect((await client.retrieveCase(id)).value.status).toBe("FORM_NOT_STARTED");
    await expect(client.createDeclaration(id)).rejects.toMatchObject({ kind: "conflict", fate: "refused" });
  });

  it("declares, signs and checks", async () => {
    const id = await declared();
    expect((await client.retrieveCase(id)).value.status).toBe("WAITING_FOR_SIGNATURE");
    const contract = await contractOf(id);
    const sid = textOf(objectOf(listOf(contract.signatories)[0]).id) ?? "";
    const contractId = textOf(contract.id) ?? "";
    expect((await client.retrieveContract(id, contractId)).value.status).toBe("PENDING");
    const link = await client.signLink(id, contractId, sid);
    const page = await fetch(link);
    expect(await page.text()).toContain("Sign with BankID");
    await fetch(link, { method: "POST", body: new URLSearchParams({ name: "Ivar Ragnarsson" }) });
    await sandbox.advance(5);
    expect((await client.retrieveCase(id)).value.status).toBe("READY_FOR_REVIEW");
    const checks = await checksOf(id);
    expect([checks.signatory, checks.bank_account, checks.agreement].flatMap(flags)).toEqual([]);
  });

  it("renews contracts that ended after 85 days, not closed ones", async () => {
    const id = await declared("11111111111");
    const contractId = textOf((await contractOf(id)).id) ?? "";
    await sandbox.control("POST", "/clock", { freeze: true, advanceSeconds: 85 * 86_400 + 60 });
    expect((await contractOf(id)).status).toBe("EXPIRED");
    expect((await client.renewContract(id, contractId)).value.status).toBe("PENDING");
    await sandbox.control("POST", `/quickr/cases/${id}/sign`, { name: "Somebody Else" });
    await sandbox.advance(5);
    const checks = await checksOf(id);
    expect(flags(checks.signatory)).toEqual(["SIGNATORY_MISMATCH"]);
    expect(flags(checks.bank_account)).toEqual(["BANK_ACCOUNT_NUMBER_INVALID"]);
    const other = await declared();
    await client.patchCase(other, { status: "ARCHIVED" });
    const closed = textOf((await contractOf(other)).id) ?? "";
    await expect(client.renewContract(other, closed)).rejects.toMatchObject({ kind: "conflict" });
  });

  it("runs checks on demand and lists events, discoveries and ownership", async () => {
    const { id } = (await client.createCase(AT_ONCE)).value;
    await sandbox.advance(5);
    await client.scheduleChecks(id, ["company"]);
    await sandbox.advance(5);
    const events = await client.pageOfEvents(id, { type: "checks_completed" });
    expect(events.rows.map((row) => row.value.sub_event_type)).toEqual([
      "manual_checks_completed",
      "checks_completed",
    ]);
    const first = await client.pageOfEvents(id, { limit: 1 });
    const second = await client.pageOfEvents(id, { limit: 1, starting_after: first.next ?? "" });
    expect(second.rows[0]?.value.id).not.toBe(first.rows[0]?.value.id);
    expect(JSON.stringify((await client.caseDiscoveries(id)).raw)).toContain("Ragnar");
    expect(JSON.stringify((await client.caseOwnership(id)).raw)).toContain("Shieldmaiden");
    const [company] = await client.searchCompanies({ country: "NO", text: "ragnarok" });
    expect(company?.value).toMatchObject({ organization_number: "987654321", status: "Active" });
  });

  it("writes notes, edits and answers", async () => {
    const checklist = (await client.listChecklists())[0]?.value.id ?? "";
    const { id } = (await client.createCase({ ...AT_ONCE, agent_checklists: [{ id: checklist }] })).value;
    await sandbox.advance(5);
    await client.createNote(id, { type: "general", text: "Looked at" });
    expect(JSON.stringify((await partsOf(id)).notes)).toContain("Looked at");
    const approve = client.patchCase(id, { status: "ACTIVE" });
    await expect(approve).rejects.toMatchObject({ kind: "conflict", fate: "refused" });
    const answered = await client.answerChecklist(id, checklist, [
      { id: "1", answer: "Yes" },
      { id: "2", answer: "Yes" },
    ]);
    expect(answered.value.data.length).toBe(2);
    expect((await client.patchCase(id, { status: "ACTIVE" })).value.status).toBe("ACTIVE");
    const other = await declared();
    const edit = await client.createAgentEdit(other, {
      type: "bank_account",
      data: [{ bank_account_number: "13579246801" }],
    });
    expect(edit.value.type).toBe("bank_account");
  });

  it("verifies identities", async () => {
    const { id } = (
      await client.createCase({
        checks: [{ type: "identity_verification" }],
        sections: [{ type: "individual" }],
        prefills: [{ type: "individual", data: [{ first_name: "Ivar", last_name: "Ragnarsson" }] }],
        actions: ["perform_checks"],
      })
    ).value;
    const [one] = await client.listVerifications(id);
    const link = await client.initiateVerification(id, one?.value.id ?? "");
    await fetch(link, { method: "POST" });
    expect((await client.listVerifications(id))[0]?.value.status).toBe("COMPLETED");
  });

  it("downloads files", async () => {
    const { id } = (await client.createCase({ ...AT_ONCE, checks: [{ type: "credit_score" }] })).value;
    await sandbox.advance(5);
    const reports = rowsOf((await partsOf(id)).discoveries, "credit_score")[0]?.reports;
    const fid = textOf(objectOf(listOf(reports)[1]).file_id) ?? "";
    const file = await client.downloadFile(fid);
    expect(await new Response(file.body).json()).toMatchObject({ grade: "A" });
    await expect(client.downloadFile("TQ1000001.file.1")).rejects.toMatchObject({ kind: "not-found" });
  });

  it("keeps accounts of a partner", async () => {
    // Its token ended while the clock was moved; reading gets another, writing would not.
    await partner.pageOfAccounts({ limit: 1 });
    const created = await partner.createAccount({
      name: "Birka Bank",
      type: "customer",
      status: "ACTIVE",
      company: { organization_number: "944444444", country: "NO" },
      invites: [{ email: "ansgar@birka.example" }],
      actions: ["send_invite"],
    });
    const id = created.value.account_id;
    const listed = await partner.pageOfAccounts({ search: "birka", status: ["ACTIVE"], country: ["NO"] });
    expect(listed.rows.map((row) => row.value.account_id)).toEqual([id]);
    expect((await partner.updateAccount(id, { name: "Birka Trade" })).value.name).toBe("Birka Trade");
    expect((await partner.administrateAccount(id, { status: "INACTIVE" })).value.status).toBe("INACTIVE");
    const period = { from: "2020-01-01", to: "2100-01-01" };
    const own = await client.accountReports("TQ1000001", { type: "usage", format: "csv", period });
    expect(textOf(own.value.reports[0])).toMatch(/^date,account_id,account_name,check,count,amount\n\d{4}-/);
  });

  it("keeps users and shows a key once", async () => {
    const created = (await client.createUser({ type: "api_key", scope: ["read:quickr"], name: "Sync" }))
      .value;
    expect(created.api_key).toMatch(/^qk_/);
    const listed = (await client.listUsers({ type: ["api_key"] })).find((row) => row.value.id === created.id);
    expect(listed?.value).toMatchObject({ name: "Sync", api_key: null });
    const changed = await client.updateUser(created.id, {
      scope: ["read:quickr", "write:quickr"],
      name: "Both",
    });
    expect(changed.value).toMatchObject({ name: "Both", scope: ["read:quickr", "write:quickr"] });
    await client.deleteUser(created.id);
    await expect(client.updateUser(created.id, { name: "Gone" })).rejects.toMatchObject({
      kind: "not-found",
    });
  });

  it("keeps checklists, templates and automations", async () => {
    const checklist = await client.createChecklist({ name: "New", data: [{ id: "1", title: "Look" }] });
    const chkid = checklist.value.id;
    expect(
      (await client.updateChecklist(chkid, { name: "Newer", data: [{ title: "See" }] })).value.name,
    ).toBe("Newer");
    expect((await client.retrieveChecklist(chkid)).value.data).toEqual([{ title: "See" }]);
    expect((await client.listChecklists()).map((row) => row.value.id)).toContain(chkid);
    const template = {
      type: "case" as const,
      name: "Quick",
      case: { checks: [{ type: "company" }], sections: [{ type: "company" }] },
    };
    const tplid = (await client.createTemplate(template)).value.id;
    expect((await client.updateTemplate(tplid, { ...template, name: "Quicker" })).value.name).toBe("Quicker");
    expect((await client.retrieveTemplate(tplid)).value.case).toEqual(template.case);
    expect((await client.listTemplates()).map((row) => row.value.id)).toContain(tplid);
    const made = await client.createCase({ template_id: tplid, prefills: [COMPANY()] });
    expect(listOf(caseOf({ case: made.raw }).checks).length).toBe(1);
    const automation = {
      name: "Approve",
      trigger: [{ type: "case_status_updated", status: "READY_FOR_REVIEW" }],
      conditions: [],
      actions: [{ type: "set_case_status", status: "ACTIVE" }],
    };
    const id = (await client.createAutomation(automation)).value.id;
    expect((await client.updateAutomation(id, { ...automation, name: "Approve all" })).value.name).toBe(
      "Approve all",
    );
    expect((await client.retrieveAutomation(id)).value.actions).toEqual(automation.actions);
    expect((await client.listAutomations()).map((row) => row.value.id)).toContain(id);
  });
});
