import { randomUUID } from "node:crypto";
import { createServer } from "node:http";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { catalog } from "../catalog";
import { testAdapter } from "../contract";
import type { ContractSubject } from "../contract-context";
import { startContractSandbox } from "../contract-sandbox";
import type { Adapter, LaunchRequest } from "../port";
import { createAdapter } from "../registry";
import { aplyidWebhookReader } from "./webhook";

const KEY = "sandbox-aplyid-key";
const CASES = "^/aplyid/integrations/core/cases$";

const launchInput = (name = "Onboarding") => ({
  activity: { name, nature: "New customer onboarding" },
  client: {
    name: "Ada Lovelace",
    client_type: "individual",
    email: "ada@example.com",
    phone: "+64210123456",
    clientable_attributes: { firstname: "Ada", lastname: "Lovelace", date_of_birth: "1985-12-10" },
  },
});

async function startSubject() {
  const running = await startContractSandbox("aplyid", "/aplyid");
  const { control, fault, calm, requests, close } = running;
  const subject: ContractSubject = {
    capabilities: catalog.aplyid.capabilities,
    adapter: (options = {}) =>
      createAdapter("aplyid", {
        baseUrl: running.baseUrl,
        credentials: options.credentials ?? { accessKey: KEY, mode: "test" },
        fetch: running.connect(options.timeoutMs),
        clock: { now: () => new Date() },
      }),
    credentials: { unknown: { accessKey: "sandbox-nobody", mode: "live" } },
    fault,
    calm,
    requests,
    paths: { launch: () => CASES },
    launchInput: () => launchInput(),
    badLaunch: {
      kind: "case",
      input: { ...launchInput(), activity: { name: "N", nature: "x".repeat(501) } },
      path: "activity.nature",
    },
    finish: async (launched) => {
      await control("POST", `/aplyid/cases/${launched.case.ref.id}/complete`, { decision: "approved" });
      return {
        case_id: Number(launched.case.ref.id),
        external_id: launched.case.reference,
        status: "completed",
        client: { name: "Ada Lovelace", approval_status: "approved" },
      };
    },
    close,
  };
  return { ...running, subject };
}

testAdapter({
  name: "APLYiD",
  capabilities: catalog.aplyid.capabilities,
  start: async () => (await startSubject()).subject,
});

describe("APLYiD alone", () => {
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

  const requestOf = (input: unknown, over: Partial<LaunchRequest> = {}): LaunchRequest => ({
    kind: "case",
    providerClientId: null,
    clientReference: randomUUID(),
    reference: randomUUID(),
    input,
    ...over,
  });
  const create = async (input: unknown, over: Partial<LaunchRequest> = {}) =>
    adapter.launches?.create(requestOf(input, over));
  const integration = () => {
    const found = started.sandbox.store.aplyid.world.integrations.get(KEY);
    if (!found) throw new Error("The sandbox lost its integration.");
    return found;
  };

  it("asks nothing when a key is to be tested, for the one call there is creates a case", async () => {
    const report = await adapter.connection.test();
    expect(report.checked).toBe(false);
    expect(await started.requests()).toEqual([]);
  });

  it("sends every field, our references, and the phone in two parts", async () => {
    const address = {
      country_code: "NZL",
      address_line_1: "22 Pollen Street",
      address_line_2: "Flat 2",
      suburb: "Grey Lynn",
      state: "Auckland",
      postcode: "1021",
    };
    const input = launchInput("Onboarding — John Doe");
    const launched = await create(
      {
        activity: {
          ...input.activity,
          max_transaction_value: 50_000,
          status: "to_do",
          address_attributes: address,
        },
        client: {
          ...input.client,
          phone: "+447700900123",
          clientable_attributes: { ...input.client.clientable_attributes, middle_name: "King" },
        },
      },
      { clientReference: "cust-4471", reference: "order-9281" },
    );
    expect(launched?.case).toMatchObject({
      title: "Onboarding — John Doe",
      reference: "order-9281",
      status: "processing",
      waitingOn: "us",
      rawStatus: "to_do",
      outcome: "no_decision_yet",
    });
    const row = [...integration().cases.values()].find((one) => one.externalId === "order-9281");
    expect(row).toMatchObject({ maxTransactionValue: 50_000, status: "to_do", address });
    expect(integration().clients.get(row?.clientId ?? 0)).toMatchObject({
      externalId: "cust-4471",
      phone: { country: "44", number: "7700900123" },
      details: { firstname: "Ada", lastname: "Lovelace", middleName: "King", dateOfBirth: "1985-12-10" },
    });
    const detail = adapter.cases.describe("case", launched?.snapshot ?? null);
    expect(detail.facts).toContainEqual({ label: "Approval", value: "no decision yet" });
  });

  it("launches every sort of client, and uses one again by our reference", async () => {
    const clients = integration().clients.size;
    for (const client_type of ["company", "trust", "charity", "estate", "society", "joint"]) {
      const launched = await create(
        { ...launchInput(), client: { name: "Hill Valley Trust", client_type } },
        { clientReference: "hill-valley" },
      );
      expect(launched?.case.clientName).toBe("Hill Valley Trust");
    }
    expect(integration().clients.size).toBe(clients + 1);
  });

  it.each([
    [422, { message: "Name can't be blank", code: "APLY-422" }, ["activity.name", "client.name"]],
    [422, { message: "Invalid client type: organisation", code: "APLY-422" }, ["client.client_type"]],
    [
      422,
      { message: "Address postcode is invalid", code: "APLY-422" },
      ["activity.address_attributes.postcode"],
    ],
    [422, { message: "Something else entirely", code: "APLY-422" }, []],
    [400, { message: "param is missing or the value is empty: Client must exist", code: "APLY-400" }, []],
  ])("shows a %i word for word: %j", async (status, body, fields) => {
    await started.fault({ kind: "status", status, body, path: CASES });
    await expect(create(launchInput())).rejects.toMatchObject({
      kind: "invalid-request",
      fate: "refused",
      message: `APLYiD: ${body.message}`,
      fieldErrors: Object.fromEntries(fields.map((path) => [path, [body.message]])),
    });
  });

  it("says that a phone number is none, before anything is sent", async () => {
    const input = launchInput();
    const bad = { ...input, client: { ...input.client, phone: "+999123456" } };
    await expect(create(bad)).rejects.toMatchObject({
      fate: "not-sent",
      fieldErrors: { "client.phone": [expect.any(String)] },
    });
    expect(await started.requests()).toEqual([]);
  });

  it("reads what the sandbox sends when a case is completed", async () => {
    const received: { headers: Headers; body: Uint8Array }[] = [];
    const server = createServer((request, response) => {
      const chunks: Buffer[] = [];
      request.on("data", (chunk: Buffer) => chunks.push(chunk));
      request.on("end", () => {
        const headers = new Headers();
        for (const [name, value] of Object.entries(request.headers)) headers.set(name, String(value));
        received.push({ headers, body: Buffer.concat(chunks) });
        // The first time it is down.
        response.writeHead(received.length === 1 ? 503 : 200).end();
      });
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const address = server.address();
    const port = address !== null && typeof address === "object" ? address.port : 0;
    await started.control("POST", "/aplyid/webhook", { url: `http://127.0.0.1:${port}/hook` });
    const launched = await create(launchInput());
    await started.control("POST", `/aplyid/cases/${launched?.case.ref.id}/complete`, { decision: "denied" });
    await started.advance(60);
    await expect.poll(() => received.length).toBe(2);
    server.close();
    const [first, second] = received;
    if (!first || !second || !launched) throw new Error("Nothing arrived.");
    expect(aplyidWebhookReader.deliveryId(first.headers)).toMatch(/^[0-9a-f-]{36}$/);
    expect(aplyidWebhookReader.deliveryId(first.headers)).toBe(
      aplyidWebhookReader.deliveryId(second.headers),
    );
    const event = aplyidWebhookReader.read(second.body, second.headers);
    expect(event).toMatchObject({
      event: "case.completed",
      cases: [launched.case.ref],
      reference: launched.case.reference,
    });
    const drifts: unknown[] = [];
    const watching = createAdapter("aplyid", {
      baseUrl: "https://api.workflow.aplyid.com",
      credentials: { accessKey: KEY, mode: "live" },
      fetch: async () => new Response(null, { status: 500 }),
      clock: { now: () => new Date() },
      onDrift: (drift) => drifts.push(drift),
    });
    const at = new Date(Date.now() + 1_000);
    const heard = watching.cases.hear?.(launched.snapshot, event.told ?? null, at);
    expect(heard?.case).toMatchObject({ status: "rejected", outcome: "denied", rawStatus: "completed" });
    expect(drifts).toEqual([]);
  });
});
