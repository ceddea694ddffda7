import { describe, expect, it } from "vitest";
import request from "../../providers/aplyid/__fixtures__/request.json";
import { SandboxClock } from "../clock";
import { createSandbox, type SandboxOptions } from "../sandbox";
import { DEFAULT_KEY } from "./world";

const NOW = Date.parse("2026-03-02T09:00:00Z");

async function harness(options: SandboxOptions = {}) {
  const sandbox = await createSandbox({
    clock: new SandboxClock(NOW),
    baseUrl: "http://sandbox.test",
    ...options,
  });
  const send = async (path: string, init: RequestInit = {}) => {
    const response = await sandbox.app.request(`http://sandbox.test${path}`, init);
    return { status: response.status, text: await response.text() };
  };
  const post = async (path: string, body: unknown, headers: Record<string, string> = {}) => {
    const answer = await send(path, {
      method: "POST",
      body: typeof body === "string" ? body : JSON.stringify(body),
      headers: { "content-type": "application/json", ...headers },
    });
    return { status: answer.status, body: JSON.parse(answer.text) };
  };
  const create = (body: unknown, key: string | null = DEFAULT_KEY) =>
    post("/aplyid/integrations/core/cases", body, key === null ? {} : { "x-workflow-access-key": key });
  const form = (path: string, fields: Record<string, string>) =>
    send(path, { method: "POST", body: new URLSearchParams(fields) });
  const integration = () => {
    const found = sandbox.store.aplyid.world.integrations.get(DEFAULT_KEY);
    if (!found) throw new Error("no integration");
    return found;
  };
  return { sandbox, send, post, create, form, integration };
}

const activity = (over: object) => ({ ...request, activity: { ...request.activity, ...over } });
const client = (over: object) => ({ ...request, client: { ...request.client, ...over } });

describe("creating a case", () => {
  it("answers the documented example as documented", async () => {
    const { create } = await harness();
    const { status, body } = await create(request);
    expect(status).toBe(201);
    expect(body).toEqual({
      case_id: expect.any(Number),
      external_id: "order-9281",
      guided_flow_id: expect.any(Number),
      status: "in_progress",
      case_url: `http://sandbox.test/aplyid/guided_flows/standard/${body.guided_flow_id}?position=1`,
      client: {
        id: expect.any(Number),
        external_id: "cust-4471",
        name: "John Doe",
        approval_status: "no_decision_yet",
      },
    });
  });

  it("refuses in the documented words", async () => {
    const { create } = await harness();
    const missing = {
      status: 400,
      body: { message: "param is missing or the value is empty: Client must exist", code: "APLY-400" },
    };
    expect(await create(request, null)).toEqual({ status: 401, body: { message: "Unauthorized" } });
    expect(await create(request, "another")).toEqual({ status: 401, body: { message: "Unauthorized" } });
    for (const body of [{}, { activity: request.activity }, { client: request.client }, []]) {
      expect(await create(body)).toEqual(missing);
    }
    expect((await create("no json")).status).toBe(400);
    const said = async (body: unknown) => {
      const answer = await create(body);
      return [answer.status, answer.body.code, answer.body.message];
    };
    expect(await said(activity({ name: "" }))).toEqual([422, "APLY-422", "Name can't be blank"]);
    expect(await said(client({ client_type: "organisation" }))).toEqual([
      422,
      "APLY-422",
      "Invalid client type: organisation",
    ]);
  });

  it.each([
    ["Name is too long (maximum is 50 characters)", activity({ name: "x".repeat(51) })],
    ["Nature is too long (maximum is 500 characters)", activity({ nature: "x".repeat(501) })],
    ["Max transaction value must be greater than 0", activity({ max_transaction_value: 0 })],
    ["Invalid status: done", activity({ status: "done" })],
    [
      "Country code is invalid",
      activity({ address_attributes: { ...request.activity.address_attributes, country_code: "XXX" } }),
    ],
    [
      "Country code is too long (maximum is 3 characters)",
      activity({ address_attributes: { ...request.activity.address_attributes, country_code: "NZLX" } }),
    ],
    [
      "Postcode is invalid",
      activity({ address_attributes: { ...request.activity.address_attributes, postcode: "1" } }),
    ],
    ["Email is invalid", client({ email: "nobody" })],
    ["Firstname can't be blank, Lastname can't be blank", client({ clientable_attributes: undefined })],
    [
      "Date of birth is invalid",
      client({ clientable_attributes: { firstname: "A", lastname: "B", date_of_birth: "x" } }),
    ],
    ["Phone number can't be blank", client({ contact_phone_attributes: { phone_country_code: "+64" } })],
    [
      "Phone country code is invalid",
      client({ contact_phone_attributes: { phone_country_code: "NZ", phone_number: "1234" } }),
    ],
  ])("says %s", async (message, body) => {
    const { create } = await harness();
    expect((await create(body)).body).toEqual({ message, code: "APLY-422" });
  });

  it("uses a client again by its reference, whatever else is said of it", async () => {
    const { create, integration } = await harness();
    const { body: first } = await create(request);
    const { body: second } = await create(
      client({ client_type: "organisation", clientable_attributes: undefined }),
    );
    expect(second.client.id).toBe(first.client.id);
    expect(second.case_id).not.toBe(first.case_id);
    expect(integration().clients.get(first.client.id)?.phone).toEqual({ country: "64", number: "210123456" });
  });

  it("takes a plus and a leading zero off phones", async () => {
    const { create, integration } = await harness();
    const phone = { phone_country_code: "+64", phone_number: "0210123456" };
    const { body } = await create(client({ external_id: "other", contact_phone_attributes: phone }));
    expect(integration().clients.get(body.client.id)?.phone).toEqual({ country: "64", number: "210123456" });
  });
});

describe("the end of a case", () => {
  it("is played by staff, told once it is taken, and erased a week later", async () => {
    const sent: { url: string; headers: Headers; body: string }[] = [];
    const answers = [503, 200];
    const { sandbox, create, form, send, post, integration } = await harness({
      fetch: async (url, init) => {
        sent.push({ url: String(url), headers: new Headers(init?.headers), body: String(init?.body) });
        return new Response(null, { status: answers.shift() ?? 200 });
      },
    });
    await post("/__sandbox/aplyid/webhook", { url: "http://desk.test/hook" });
    const { body } = await create(request);
    const path = `/aplyid/guided_flows/standard/${body.guided_flow_id}`;
    expect((await send(path)).text).toContain("You are playing staff");
    await form(`${path}/status`, { status: "on_hold" });
    await sandbox.deliver();
    expect(sent).toEqual([]);
    expect((await form(`${path}/complete`, { decision: "denied" })).status).toBe(303);
    await sandbox.deliver();
    await sandbox.clock.advance(60_000);
    expect(sent).toHaveLength(2);
    expect(sent[0]?.headers.get("x-workflow-webhook-id")).toBe(sent[1]?.headers.get("x-workflow-webhook-id"));
    expect(sent[1]?.headers.get("x-workflow-event-type")).toBe("case.completed");
    expect(JSON.parse(sent[1]?.body ?? "")).toEqual({
      case_id: body.case_id,
      external_id: "order-9281",
      guided_flow_id: body.guided_flow_id,
      status: "completed",
      case_url: `http://sandbox.test${path}/overview`,
      client: { id: body.client.id, name: "John Doe", external_id: "cust-4471", approval_status: "denied" },
    });
    // What is over stays as it is.
    await form(`${path}/complete`, { decision: "approved" });
    await sandbox.deliver();
    expect(sent).toHaveLength(2);
    await sandbox.clock.advance(7 * 86_400_000);
    expect(integration().clients.get(body.client.id)).toMatchObject({ name: "Purged", email: null });
    expect((await send(path)).text).toContain("was erased");
  });

  it("is told to nobody without a reference or an address, and gives up after five tries", async () => {
    let tries = 0;
    const { sandbox, create, post, integration } = await harness({
      fetch: async () => {
        tries += 1;
        throw new Error("down");
      },
    });
    const quiet = await create(activity({ external_id: undefined }));
    const loud = await create(client({ external_id: "other" }));
    const complete = (id: number) => post(`/__sandbox/aplyid/cases/${id}/complete`, { decision: "approved" });
    await complete(loud.body.case_id);
    await post("/__sandbox/aplyid/webhook", { url: "http://desk.test/hook" });
    await complete(quiet.body.case_id);
    await sandbox.clock.advance(86_400_000);
    expect(tries).toBe(0);
    await complete(loud.body.case_id);
    await sandbox.clock.advance(86_400_000);
    expect(tries).toBe(5);
    expect(integration().deliveries).toMatchObject([{ attempts: 5, status: 0 }]);
  });

  it("comes twice, late, out of order or not at all where a fault says so", async () => {
    const sent: number[] = [];
    const { sandbox, create, post } = await harness({
      fetch: async (_url, init) => {
        sent.push(JSON.parse(String(init?.body)).case_id);
        return new Response(null, { status: 200 });
      },
    });
    await post("/__sandbox/aplyid/webhook", { url: "http://desk.test/hook" });
    const ids: number[] = [];
    for (const mode of ["duplicate", "reordered", "late", "lost", null]) {
      if (mode) await post("/__sandbox/faults", { kind: "webhook", mode });
      const { body } = await create(request);
      ids.push(body.case_id);
      await post(`/__sandbox/aplyid/cases/${body.case_id}/complete`, { decision: "approved" });
      await sandbox.deliver();
    }
    await sandbox.clock.advance(60_000);
    const [twice, held, late, , plain] = ids;
    expect(sent).toEqual([twice, twice, plain, held, late]);
  });
});

it("keeps integrations apart, and starts again on reset", async () => {
  const { create, send, post, form, integration } = await harness();
  await post("/__sandbox/aplyid/keys", { key: "another-key", mode: "live" });
  expect((await create(request, "another-key")).status).toBe(201);
  expect(integration().cases.size).toBe(5);
  await form("/aplyid/portal", { key: DEFAULT_KEY, url: "http://desk.test/hook" });
  expect(integration().webhookUrl).toBe("http://desk.test/hook");
  expect((await send("/aplyid/portal")).text).toContain("another-key");
  expect((await post("/__sandbox/aplyid/webhook", { url: null, key: "nobody" })).status).toBe(404);
  await post("/__sandbox/aplyid/reset", {});
  expect((await create(request, "another-key")).status).toBe(401);
  expect(integration().webhookUrl).toBeNull();
  expect((await send("/aplyid/guided_flows/standard/1")).status).toBe(404);
  expect(JSON.parse((await send("/__sandbox/aplyid/state")).text).integrations).toHaveLength(1);
});
