import { beforeEach, describe, expect, it } from "vitest";
import { createSandbox, type Sandbox } from "../sandbox";

const API = "http://sandbox.test/action-management/v1/actionmanagement/hubs/96";
const TOKEN_URL = "http://sandbox.test/action-management/identity/connect/token";
const SURVEY = "http://sandbox.test/action-management/survey/96";

let sandbox: Sandbox;
let token: string;

const grant = async (form: Record<string, string>, headers: Record<string, string> = {}) =>
  sandbox.app.request(TOKEN_URL, { method: "POST", body: new URLSearchParams(form).toString(), headers });
const credentials = {
  grant_type: "api-user",
  client_id: "sandbox-client",
  client_secret: "sandbox-action-management-secret",
};

beforeEach(async () => {
  sandbox = await createSandbox();
  const answer: { access_token: string } = await (await grant(credentials)).json();
  token = answer.access_token;
});

const call = (method: string, path: string, body?: unknown, bearer = token) =>
  sandbox.app.request(`${API}${path}`, {
    method,
    headers: { authorization: `Bearer ${bearer}` },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
const read = async (path: string) => (await call("GET", path)).json();

describe("tokens", () => {
  it("are given for client and secret in the body or as HTTP Basic, for an hour", async () => {
    const basic = Buffer.from("sandbox-client:sandbox-action-management-secret").toString("base64");
    const answer = await grant({ grant_type: "api-user" }, { authorization: `Basic ${basic}` });
    expect(await answer.json()).toMatchObject({ expires_in: 3600, token_type: "Bearer" });
    expect((await call("GET", "/roles")).status).toBe(200);
    await sandbox.clock.advance(3_601_000);
    expect((await call("GET", "/roles")).status).toBe(401);
  });

  it("are refused to strangers and other grants, and do nothing for the powerless", async () => {
    expect((await grant({ ...credentials, client_secret: "no" })).status).toBe(400);
    expect((await grant({ ...credentials, grant_type: "password" })).status).toBe(400);
    const weak = await grant({
      ...credentials,
      client_id: "sandbox-powerless",
      client_secret: "sandbox-action-management-powerless",
    });
    const { access_token }: { access_token: string } = await weak.json();
    expect((await call("GET", "/roles", undefined, access_token)).status).toBe(403);
    expect((await call("GET", "/roles", undefined, "unknown")).status).toBe(401);
  });
});

describe("the published sample", () => {
  it("keeps its repeated ids and its words", async () => {
    const lists = await read("/lists");
    expect(lists).toMatchObject({ itemType: "ProgramList", itemCount: 4, totalCount: 4, links: {} });
    expect(lists.items.map((list: { id: number }) => list.id)).toEqual([9423, 9424, 9425, 9425]);
    expect(lists.items[2].items[2]).toMatchObject({ listId: 9424, id: 11022, name: "Accessories" });
    expect((await read("/roles")).items[0].lastUpdated).toBe("2024-10-22T15:41:11.0124002+00:00");
    const found = await read("/cases/2009631");
    expect(found).toMatchObject({
      name: "Example case",
      isOverDue: true,
      dateDue: "2021-12-31T00:00:00+00:00",
      preOverDueDateTime: "2021-11-30T00:00:00+00:00",
      postOverDueDateTime: "2022-01-10T00:00:00+00:00",
    });
    expect(found).not.toHaveProperty("workflowName");
    const notes = await read("/cases/2009631/notes");
    expect(notes.items[1]).not.toHaveProperty("dateModified");
  });

  it("lists rows without dates of change and of falling due", async () => {
    const page = await (await call("POST", "/cases/query", { top: 100 })).json();
    expect(page).toMatchObject({ itemType: "CaseListItem", itemCount: 23, totalCount: 23 });
    expect(page.items[0]).toHaveProperty("workflowName");
    expect(page.items[0]).not.toHaveProperty("dateModified");
    expect((await (await call("POST", "/cases/query")).json()).itemCount).toBe(20);
  });
});

describe("what is refused", () => {
  it.each([
    ["POST", "/cases/query", { top: 101 }, 400],
    ["POST", "/cases/query", { orderBy: { property: "colour" } }, 400],
    ["GET", "/notes", undefined, 400],
    ["GET", "/notes?dateModifiedStart=2022-02-01&dateModifiedEnd=2022-02-01", undefined, 400],
    ["GET", "/notes?dateModifiedStart=2022-02-01&top=1001", undefined, 400],
    ["GET", "/cases/1", undefined, 404],
    ["GET", "/cases/2009631/notes/1", undefined, 404],
    ["PUT", "/cases/2009631", { name: "", workflowId: 543 }, 400],
    ["PUT", "/cases/2009631", { name: "A", workflowId: 1 }, 400],
  ])("%s %s %j with %i", async (method, path, body, status) => {
    expect((await call(method, path, body)).status).toBe(status);
  });

  it("answers another hub, and one of another client, as unknown", async () => {
    const url = API.replace("96", "97");
    const answer = await sandbox.app.request(`${url}/roles`, {
      headers: { authorization: `Bearer ${token}` },
    });
    expect(answer.status).toBe(404);
  });

  it("takes a plain date and 1000 notes at most", async () => {
    expect(
      (await read("/notes?dateModifiedStart=2021-05-02&dateModifiedEnd=2021-05-03&top=1000")).itemCount,
    ).toBe(1);
  });
});

describe("changes", () => {
  it("ignore what is read-only and are told by a system note", async () => {
    const before = await read("/cases/2009631");
    const sent = {
      ...before,
      id: 1,
      isClosed: true,
      dataFields: [],
      name: "Changed",
      source: { surveyId: "x" },
    };
    expect((await call("PUT", "/cases/2009631", sent)).status).toBe(204);
    const after = await read("/cases/2009631");
    expect({ ...after, dateModified: 0 }).toEqual({ ...before, name: "Changed", dateModified: 0 });
    expect(Date.parse(after.dateModified)).toBeGreaterThan(Date.parse(before.dateModified));
    expect((await read("/cases/2009631/notes")).items.at(-1)).toMatchObject({
      comments: "Case updated",
      isSystemGenerated: true,
    });
    expect((await call("DELETE", "/cases/2009631")).status).toBe(204);
    expect((await call("GET", "/cases/2009631/notes")).status).toBe(404);
  });

  it("come from survey responses: Low and Medium raise a case, High does not", async () => {
    for (const [satisfaction, words] of [
      ["Low", /Case \d+ was raised/],
      ["High", /No case was raised/],
    ] as const) {
      const body = new URLSearchParams({ satisfaction, name: "Ada", email: "" }).toString();
      const page = await sandbox.app.request(SURVEY, { method: "POST", body });
      expect(await page.text()).toMatch(words);
    }
    const bad = new URLSearchParams({ satisfaction: "Low", email: "nowhere" }).toString();
    expect((await sandbox.app.request(SURVEY, { method: "POST", body: bad })).status).toBe(400);
    const newest = await (await call("POST", "/cases/query", { top: 1, orderBy: { property: "id" } })).json();
    expect(newest.items[0]).toMatchObject({ triggerName: "Low satisfaction", isClosed: false });
  });

  it("makes generated cases when they are looked at", async () => {
    const url = "http://sandbox.test/__sandbox/action-management/seed";
    const seeded = await sandbox.app.request(url, {
      method: "POST",
      body: JSON.stringify({ cases: 50_000 }),
    });
    const { first }: { first: number } = await seeded.json();
    expect(await read(`/cases/${first + 49_999}`)).toMatchObject({ id: first + 49_999 });
    const page = await (await call("POST", "/cases/query", { top: 100, skip: 50_000 })).json();
    expect(page.totalCount).toBe(50_023);
    expect(await read(`/cases/${first}`)).toEqual(await read(`/cases/${first}`));
  });
});
