import { createServer } from "node:http";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { catalog } from "../catalog";
import { testAdapter } from "../contract";
import type { ContractSubject } from "../contract-context";
import { startContractSandbox } from "../contract-sandbox";
import type { Adapter, LaunchRequest } from "../port";
import { createAdapter } from "../registry";
import { STEP_TYPES } from "./api-schema";
import { createAmiqusClient } from "./client";
import { amiqusWebhookReader } from "./webhook";

const TOKEN = "sandbox-amiqus-token";
const API = "/amiqus/api/v2";

async function startSubject() {
  const running = await startContractSandbox("amiqus", API);
  const { baseUrl, fault, calm, requests, close } = running;
  const adapter: ContractSubject["adapter"] = (options = {}) =>
    createAdapter("amiqus", {
      baseUrl,
      credentials: options.credentials ?? { token: TOKEN },
      fetch: running.connect(options.timeoutMs),
      clock: { now: () => new Date() },
    });
  const subject: ContractSubject = {
    capabilities: catalog.amiqus.capabilities,
    adapter,
    credentials: { unknown: { token: "sandbox-nobody" }, forbidden: { token: "sandbox-amiqus-forbidden" } },
    fault,
    calm,
    requests,
    paths: {
      clients: `^${API}/clients$`,
      launch: (kind) => `^${API}/${kind}s$`,
      anyCase: (kind) => `^${API}/${kind}s/[0-9]+$`,
    },
    launchInput: (kind, reference) =>
      kind === "case"
        ? { name: "Onboarding", reference }
        : {
            steps: [
              { type: "check.photo_id", preferences: { report_type: "standard", docs: ["passport"] } },
              { type: "check.watchlist" },
              { type: "document.request", preferences: { title: "Payslip", instructions: "The last one." } },
            ],
            notification: false,
          },
    badLaunch: {
      kind: "record",
      input: { steps: [{ type: "check.reference", preferences: { years: 11 } }], notification: "email" },
      path: "steps.0.preferences.years",
    },
    close,
  };
  const client = createAmiqusClient({ baseUrl, token: TOKEN, fetch: running.connect() });
  return { ...running, subject, client };
}

testAdapter({
  name: "Amiqus",
  capabilities: catalog.amiqus.capabilities,
  start: async () => (await startSubject()).subject,
});

describe("Amiqus alone", () => {
  let started: Awaited<ReturnType<typeof startSubject>>;
  let adapter: Adapter;

  beforeAll(async () => {
    started = await startSubject();
  });
  afterAll(() => started.close());
  beforeEach(async () => {
    await started.calm();
    adapter = started.subject.adapter();
  });

  const newClientId = async () => {
    const created = await started.client.createClient({
      name: { first_name: "Ada", last_name: "Lovelace" },
      email: "ada@example.com",
    });
    return String(created.value.id);
  };
  const requestOf = async (input: unknown): Promise<LaunchRequest> => {
    return {
      kind: "record",
      providerClientId: await newClientId(),
      clientReference: "client",
      reference: "launch",
      input,
    };
  };
  const create = async (input: unknown) => adapter.launches?.create(await requestOf(input));

  it("launches every step type with preferences", async () => {
    const { library } = adapter;
    const form = (await library?.forms())?.[0]?.id ?? "";
    const template = Number((await library?.documentTemplates())?.[0]?.id);
    const attachment = Number(
      await library?.upload(new Blob(["%PDF-1.4 letter"], { type: "application/pdf" }), "letter.pdf"),
    );
    const preferences: Record<string, unknown> = {
      "check.photo_id": {
        report_type: "biometric",
        allow_fallback: true,
        issuing_countries: ["GBR"],
        right_to_work: "GBR",
      },
      "check.criminal_record": { region: "england", type: "standard", enable_payment: true },
      "check.hscni_access_ni": { type: "enhanced_barring", pin_number: "012345", barring_adults: true },
      "check.nhs_esr": { GMC: true },
      "check.employment_referencing": {
        type: "automated_references",
        timeframe: 3,
        gap_threshold: 28,
        supporting_evidence: ["gap"],
        review_references: true,
        referee_form: null,
      },
      "check.reference": { years: 5 },
      "check.banking_information": { balance: true, transactions: 3 },
      "check.watchlist": { silent: false, monitor: 1, search_profile: "sanctions" },
      "check.dummy": { state: "refer", credit_cost: 3 },
      "check.credit": {},
      "document.request": { template },
      "document.transfer": { name: "Letter", attachment, require_return: true, return_message: "Sign it" },
      form: { form },
    };
    const steps = STEP_TYPES.map((type) => ({ type, preferences: preferences[type] }));
    const input = { steps, notification: "email", message: "Hello", reminder: true };
    const request = await requestOf(input);
    const launched = await adapter.launches?.create(request);
    expect(launched?.case.summary.checks).toEqual([...STEP_TYPES]);
    const prices = await adapter.launches?.price(request);
    expect(prices?.length).toBe(STEP_TYPES.length);
    expect(prices?.every((price) => price !== null)).toBe(true);
  });

  it("launches from a template, prices it and finds it again", async () => {
    const template = Number((await adapter.library?.recordTemplates())?.[0]?.id);
    const request = await requestOf({ template });
    const since = new Date();
    const launched = await adapter.launches?.create(request);
    expect(launched?.case.summary.checks.length).toBeGreaterThan(0);
    expect((await adapter.launches?.price(request))?.length).toBe(launched?.case.summary.checks.length);
    expect((await adapter.launches?.find(request, since))?.found).toBe("one");
  });

  it("sets the expiry right after creating, and warns when that fails", async () => {
    const input = (expiresAt: Date) => ({
      steps: [{ type: "check.credit" }],
      notification: false,
      expiresAt: expiresAt.toISOString(),
    });
    const at = new Date(Math.floor(Date.now() / 1000) * 1000 + 86_400_000);
    expect((await create(input(at)))?.case.expiresAt).toEqual(at);
    await started.fault({ kind: "status", status: 500, method: "PATCH" });
    const launched = await create(input(at));
    expect(launched?.warnings?.[0]).toContain("expiry was not set");
    const tooFar = create(input(new Date(Date.now() + 11 * 86_400_000)));
    await expect(tooFar).rejects.toMatchObject({
      fate: "not-sent",
      fieldErrors: { expiresAt: [expect.any(String)] },
    });
  });

  it("shows the whole Photo ID result of a played record", async () => {
    const launched = await create({
      steps: [
        {
          type: "check.photo_id",
          preferences: { report_type: "standard", docs: ["passport"], facial_similarity: true },
        },
      ],
      notification: false,
    });
    const ref = launched?.case.ref ?? { kind: "record" as const, id: "" };
    await started.control("POST", `/amiqus/records/${ref.id}/play`, {
      steps: [{ type: "check.photo_id", outcome: "consider" }],
    });
    const fetched = await adapter.cases.fetch(ref);
    expect(fetched.case).toMatchObject({
      attention: "provider_refers",
      outcome: "consider",
      summary: { flagged: 1, done: 1 },
    });
    const [photo] = adapter.cases.describe("record", fetched.snapshot).checks;
    expect(photo?.results.map((node) => node.key)).toEqual(["document", "facial_similarity_photo", "media"]);
    expect(photo?.files.length).toBeGreaterThan(0);
  });

  it("reads teams, members and every list", async () => {
    const { client } = started;
    const team = (await client.team()).value;
    expect((await client.myTeams()).map((row) => row.value.id)).toContain(team.id);
    expect((await client.membership()).value.role).toBe("owner");
    const members = await client.listTeamMembers(String(team.id));
    const one = members[0]?.value;
    expect((await client.retrieveTeamMember(String(team.id), String(one?.id))).value).toEqual(one);
    expect((await adapter.library?.steps())?.map((step) => step.type).sort()).toEqual([...STEP_TYPES].sort());
    expect((await adapter.library?.documents())?.[0]?.attachmentId).toMatch(/^\d+$/);
    expect((await client.listRecords({ visibility: "active" })).length).toBeGreaterThan(5);
    const created = await client.createWebhook({ url: "https://desk.example/hook", events: ["record.*"] });
    expect((await client.retrieveWebhook(String(created.value.id))).value.events).toEqual(["record.*"]);
    await client.deleteWebhook(String(created.value.id));
  });

  it("expires records and lists the assignees of cases", async () => {
    const launched = await create({ steps: [{ type: "check.credit" }], notification: false });
    const id = launched?.case.ref.id ?? "";
    expect((await started.client.expireRecord(id)).value.id).toBe(Number(id));
    const cases = await started.client.listCases({});
    const lists = await Promise.all(
      cases.map(async ({ value }) => {
        const ref = { kind: "case" as const, id: String(value.id) };
        const listed = await adapter.assignees?.list(ref);
        expect((await adapter.cases.fetch(ref)).case.assigneeIds).toEqual(
          listed?.map((entry) => entry.member.id),
        );
        return listed ?? [];
      }),
    );
    expect(lists.flat().length).toBeGreaterThan(0);
  });

  it("reads no drift out of the sandbox", async () => {
    const drifts: unknown[] = [];
    const watching = createAdapter("amiqus", {
      baseUrl: started.baseUrl,
      credentials: { token: TOKEN },
      fetch: (input, init) => fetch(input, init),
      clock: { now: () => new Date() },
      onDrift: (drift) => drifts.push(drift),
    });
    for await (const page of watching.sync?.pull(null) ?? []) {
      for (const item of page.items.slice(0, 10)) {
        await watching.cases.fetch(item.case.ref);
      }
    }
    expect(drifts).toEqual([]);
  });

  it("syncs records alone when cases are not enabled", async () => {
    await started.fault({ kind: "status", status: 403, path: `^${API}/cases$`, times: 0 });
    const kinds = new Set<string>();
    for await (const page of adapter.sync?.pull(null) ?? []) {
      for (const item of page.items) {
        kinds.add(item.case.ref.kind);
      }
    }
    expect([...kinds]).toEqual(["record"]);
  });

  it("verifies and logs what the sandbox signs", async () => {
    const received: { headers: Headers; body: Uint8Array }[] = [];
    const server = createServer((request, response) => {
      const chunks: Buffer[] = [];
      request.on("data", (chunk: Buffer) => chunks.push(chunk));
      request.on("end", () => {
        const headers = new Headers();
        for (const [name, value] of Object.entries(request.headers)) {
          headers.set(name, String(value));
        }
        received.push({ headers, body: Buffer.concat(chunks) });
        response.writeHead(204).end();
      });
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const address = server.address();
    const port = address !== null && typeof address === "object" ? address.port : 0;
    const webhook = await adapter.webhooks?.create(`http://127.0.0.1:${port}/hook`);
    const launched = await create({ steps: [{ type: "check.credit" }], notification: false });
    await started.advance(5);
    await expect.poll(() => received.length).toBeGreaterThan(1);
    server.close();
    for (const { headers, body } of received) {
      expect(amiqusWebhookReader.verify(headers, body, [webhook?.secret ?? ""])).toBe(true);
      expect(amiqusWebhookReader.verify(headers, body, ["other"])).toBe(false);
    }
    const events = received.map(({ body }) => amiqusWebhookReader.read(body));
    expect(events.flatMap((event) => event.cases)).toContainEqual(launched?.case.ref);
    const log = await adapter.webhooks?.deliveries(webhook?.id ?? "", new Date(0));
    const ids = received.map(({ headers }) => amiqusWebhookReader.deliveryId(headers));
    expect(log?.map((delivery) => delivery.deliveryId).sort()).toEqual([...ids].sort());
  });
});
