import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { memoryTokenCache } from "@/lib/http/token-cache";
import { catalog } from "../catalog";
import { testAdapter } from "../contract";
import type { ContractSubject } from "../contract-context";
import { startContractSandbox } from "../contract-sandbox";
import type { Adapter } from "../port";
import { createAdapter, createProviderClient } from "../registry";
import type { QuickrClient } from "./client";
import { ACCOUNT, AT_ONCE, COMPANY, PARTNER } from "./testing";
import { quickrWebhookReader } from "./webhook";

const API = "/quickr/v2/accounts/TQ1000001";
const clock = { now: () => new Date() };

async function startSubject() {
  const calls: { url: string; body: string }[] = [];
  const running = await startContractSandbox("quickr", "/quickr/v2", {
    // Callbacks go nowhere but into the list.
    fetch: async (url, init) => {
      calls.push({ url: String(url), body: String(init?.body) });
      return new Response(null, { status: 204 });
    },
  });
  const { baseUrl, fault, calm, requests, close } = running;
  // One exchange serves every adapter, as it does in the app; strangers have a cache of their own.
  const tokens = memoryTokenCache(clock);
  const subject: ContractSubject = {
    capabilities: catalog.quickr.capabilities,
    adapter: (options = {}) =>
      createAdapter("quickr", {
        baseUrl,
        credentials: options.credentials ?? ACCOUNT,
        fetch: running.connect(options.timeoutMs),
        clock,
        callbackUrl: "https://desk.example/api/webhooks/path",
        ...(options.credentials === undefined ? { tokens } : {}),
      }),
    credentials: {
      unknown: { accountId: "TQ1000001", apiKey: "nobody" },
      forbidden: { accountId: "TQ1000001", apiKey: "sandbox-quickr-powerless-key" },
    },
    fault,
    calm,
    requests,
    paths: { launch: () => `^${API}/cases$`, anyCase: () => `^${API}/cases/[^/]+$` },
    launchInput: () => AT_ONCE,
    badLaunch: {
      kind: "case",
      input: { ...AT_ONCE, checks: [{ type: "company" }, { type: "bank_account" }] },
      path: "checks.1",
    },
    close,
  };
  const client = (credentials: unknown = ACCOUNT): QuickrClient =>
    createProviderClient.quickr({ baseUrl, credentials, fetch: running.connect(), clock });
  return { ...running, subject, client, calls };
}

testAdapter({
  name: "Quickr",
  capabilities: catalog.quickr.capabilities,
  start: async () => (await startSubject()).subject,
});

describe("Quickr alone", () => {
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

  const launch = (input: unknown, reference = "reference") =>
    adapter.launches?.create({
      kind: "case",
      providerClientId: null,
      clientReference: "client",
      reference,
      input,
    });

  it("names the client by country and number, and shows flags once the checks have run", async () => {
    const launched = await launch({ ...AT_ONCE, prefills: [COMPANY("987123654")] });
    expect(launched?.case).toMatchObject({
      providerClientId: "NO:987123654",
      clientName: "Ecbert Holdings AS",
      rawStatus: "PROCESSING_DETAILS",
      status: "processing",
      reference: "reference",
    });
    await started.advance(5);
    const fetched = await adapter.cases.fetch(launched?.case.ref ?? { kind: "case", id: "" });
    expect(fetched.case).toMatchObject({
      status: "needs_review",
      attention: "provider_refers",
      outcome: "Company not active",
      summary: { checks: ["company", "sanctions"], done: 2, flagged: 2 },
    });
    const [company] = adapter.cases.describe("case", fetched.snapshot).checks;
    expect(company?.tone).toBe("harm");
    expect(company?.results.map((node) => node.result)).toEqual(["COMPANY_INACTIVE", "COMPANY_IN_SANCTIONS"]);
  });

  it("sends both spellings of the sanctions check as one", async () => {
    const launched = await launch({ ...AT_ONCE, checks: [{ type: "sanction" }] });
    expect(launched?.case.summary.checks).toEqual(["sanctions"]);
  });

  it("finds the launch by its own reference among alike ones", async () => {
    const since = new Date();
    const mine = await launch(AT_ONCE, "mine");
    await launch(AT_ONCE, "another");
    const found = await adapter.launches?.find(
      { kind: "case", providerClientId: null, clientReference: "c", reference: "mine", input: AT_ONCE },
      since,
    );
    expect(found).toMatchObject({ found: "one", value: { case: { ref: mine?.case.ref } } });
  });

  it("hears of a case through the address that the launch carried", async () => {
    // What earlier tests set off is told first.
    await started.advance(5);
    started.calls.length = 0;
    const launched = await launch(AT_ONCE, "operation-7");
    await started.advance(5);
    await expect.poll(() => started.calls.length).toBeGreaterThan(1);
    for (const { url, body } of started.calls) {
      expect(url).toBe("https://desk.example/api/webhooks/path?reference=operation-7");
      const event = quickrWebhookReader.read(new TextEncoder().encode(body));
      expect(event.cases).toEqual([launched?.case.ref]);
    }
    const events = started.calls.map(
      ({ body }) => quickrWebhookReader.read(new TextEncoder().encode(body)).event,
    );
    expect(events).toContain("checks_completed.checks_completed");
    expect(events).toContain("case_status_updated.ready_for_review");
  });

  it("exchanges the key once, again after a refusal, and not for a write", async () => {
    await adapter.cases.fetch((await launch(AT_ONCE))?.case.ref ?? { kind: "case", id: "" });
    expect((await started.requests()).filter(({ path }) => path.endsWith("/auth/token"))).toEqual([]);
    await started.fault({ kind: "status", status: 401, path: `^${API}/cases/`, times: 1 });
    const { ref } = (await launch(AT_ONCE))?.case ?? { ref: { kind: "case", id: "" } };
    expect((await adapter.cases.fetch(ref)).complete).toBe(true);
    const posts = (await started.requests()).filter(({ path }) => path.endsWith("/auth/token"));
    expect(posts.length).toBe(1);
    await started.fault({
      kind: "status",
      status: 401,
      path: `^${API}/cases$`,
      method: "POST",
      times: 1,
    });
    await expect(launch(AT_ONCE)).rejects.toMatchObject({ kind: "unauthorized", fate: "refused" });
    expect((await launch(AT_ONCE))?.complete).toBe(true);
  });

  it("knows that a failing exchange sent nothing", async () => {
    const fresh = started.subject.adapter({ credentials: ACCOUNT });
    await started.fault({ kind: "status", status: 500, path: "/auth/token$", times: 1 });
    const write = fresh.reviews?.create({ kind: "case", id: "TQ1000001.case.1" }, "approved");
    await expect(write).rejects.toMatchObject({ kind: "unavailable", fate: "not-sent" });
  });

  it("works in a partner's sub-account, with a token of its own", async () => {
    const inSub = started.client({ ...PARTNER, subAccountId: "TQ1000003" });
    const { value } = await inSub.createCase(AT_ONCE);
    expect(value.id).toMatch(/^TQ1000003\.case\./);
    const exchanges = (await started.requests()).map(({ path }) => path);
    expect(exchanges).toContain("/quickr/v2/accounts/TQ1000002/auth/exchange_token");
    await inSub.pageOfCases();
    expect(exchanges.filter((path) => path.endsWith("exchange_token")).length).toBe(1);
    const stranger = started.client({ ...PARTNER, subAccountId: "TQ1000009" });
    await expect(stranger.pageOfCases()).rejects.toMatchObject({ kind: "not-found" });
  });

  it("streams files from presigned addresses without the token", async () => {
    const launched = await launch({ ...AT_ONCE, checks: [{ type: "credit_score" }] });
    await started.advance(5);
    const fetched = await adapter.cases.fetch(launched?.case.ref ?? { kind: "case", id: "" });
    const files = adapter.cases.describe("case", fetched.snapshot).checks[0]?.files ?? [];
    expect(files.map((file) => file.mimeType)).toEqual(["application/pdf", "application/json"]);
    const file = await started.client().downloadFile(files[0]?.id ?? "");
    expect(file.fileName).toBe("credit-report.pdf");
    expect((await new Response(file.body).text()).startsWith("%PDF")).toBe(true);
  });

  it("reads no drift out of the sandbox", async () => {
    const drifts: unknown[] = [];
    const watching = createAdapter("quickr", {
      baseUrl: started.baseUrl,
      credentials: ACCOUNT,
      fetch: (input, init) => fetch(input, init),
      clock,
      onDrift: (drift) => drifts.push(drift),
    });
    for await (const page of watching.sync?.pull(null) ?? []) {
      for (const item of page.items) await watching.cases.fetch(item.case.ref);
    }
    expect(drifts).toEqual([]);
  });
});
