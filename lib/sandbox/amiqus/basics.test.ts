import { describe, expect, it } from "vitest";
import { FORBIDDEN_TOKEN, READ_ONLY_TOKEN } from "./seed";
import { CLIENT, harness, list } from "./testing";

describe("auth", () => {
  it("answers 401 with the documented body without or with a wrong token", async () => {
    const { call } = await harness();
    for (const token of [null, "nonsense"]) {
      const reply = await call("GET", "/records", undefined, token);
      expect(reply.status).toBe(401);
      expect(reply.body).toEqual({ error: "Unauthenticated." });
      expect(reply.headers.get("x-ratelimit-limit")).not.toBeNull();
    }
  });

  it("answers the status with 204 and no body", async () => {
    const { call } = await harness();
    const reply = await call("GET", "/status");
    expect(reply.status).toBe(204);
    expect(reply.body).toEqual({ text: "" });
  });

  it("answers 403 under message to tokens without permission", async () => {
    const { call } = await harness();
    const write = await call("POST", "/clients", CLIENT, READ_ONLY_TOKEN);
    expect([write.status, write.body]).toEqual([403, { message: "This action is unauthorized." }]);
    expect((await call("GET", "/clients", undefined, READ_ONLY_TOKEN)).status).toBe(200);
    expect((await call("GET", "/clients", undefined, FORBIDDEN_TOKEN)).status).toBe(403);
    expect((await call("GET", "/team/me", undefined, FORBIDDEN_TOKEN)).status).toBe(403);
    expect((await call("GET", "/me", undefined, FORBIDDEN_TOKEN)).status).toBe(200);
  });

  it("keeps teams apart", async () => {
    const { call, control } = await harness();
    const team = await control("POST", "/amiqus/teams", {
      name: "Other Firm",
      members: [{ name: "Biff", email: "biff@demo.test", role: "owner" }],
    });
    const [member] = list(team.body.members);
    await control("POST", "/amiqus/tokens", { token: "other", teamId: team.body.id, memberId: member?.id });
    expect((await call("GET", "/clients", undefined, "other")).body.total).toBe(0);
    expect((await call("GET", "/clients/73801", undefined, "other")).status).toBe(404);
  });
});

describe("error bodies", () => {
  it("has the documented 404 text of each object", async () => {
    const { call } = await harness();
    const texts: Record<string, string> = {
      "/clients/1": "Client not found",
      "/clients/x/address": "Client not found",
      "/records/1": "Record not found",
      "/records/1/steps": "Record not found",
      "/checks/1": "Check not found",
      "/cases/1": "Case not found",
      "/cases/1/items": "Case not found.",
      "/cases/1/reviews": "Case not found.",
      "/cases/1/assignees": "Case not found",
      "/webhooks/1": "Webhook not found",
      "/organisations/1": "Organisation not found",
      "/clients/73801/files/1/download": "File not found",
      "/nowhere": "Not Found.",
    };
    for (const [path, error] of Object.entries(texts)) {
      const reply = await call("GET", path);
      expect([path, reply.status, reply.body]).toEqual([path, 404, { error }]);
    }
    const assignee = await call("DELETE", "/clients/73801/assignees/1");
    expect(assignee.body).toEqual({ error: "Assignee not found" });
    const correction = await call("PATCH", "/clients/73801/corrections/1", { status: "rejected" });
    expect([correction.status, correction.body]).toEqual([404, { message: "Correction not found" }]);
  });

  it("answers 422 as a bare map of dotted paths", async () => {
    const { call } = await harness();
    const reply = await call("POST", "/clients", { name: { first_name: 3 }, email: "nope", extra: 1 });
    expect(reply.status).toBe(422);
    expect(reply.body).toEqual({
      "name.first_name": ["Value must be a string"],
      "name.last_name": ["The last name field is required."],
      email: ["The email must be a valid email address."],
      extra: ["The extra field is not allowed."],
    });
  });

  it("answers whole-body faults under errors", async () => {
    const { call } = await harness();
    const empty = await call("PATCH", "/clients/73801", {});
    expect([empty.status, empty.body]).toEqual([422, { errors: ["At least one property is required"] }]);
    const broken = await call("POST", "/clients", "{");
    expect([broken.status, Object.keys(broken.body)]).toEqual([422, ["errors"]]);
    for (const body of [{}, [], "3"]) {
      const reply = await call("POST", "/clients/73801/assignees", body);
      expect(reply.body).toEqual({ errors: ["The submitted value must be an array of assignee objects"] });
    }
  });

  it("wants other_title with the title other, also in a patch", async () => {
    const { call } = await harness();
    const body = { ...CLIENT, name: { ...CLIENT.name, title: "other" } };
    expect(Object.keys((await call("POST", "/clients", body)).body)).toEqual(["name.other_title"]);
    const patch = await call("PATCH", "/clients/73801", { name: { title: "other" } });
    expect(Object.keys(patch.body)).toEqual(["name.other_title"]);
  });

  it("escapes non-ASCII and leaves slashes alone", async () => {
    const { sandbox } = await harness();
    const response = await sandbox.app.request("http://sandbox.test/amiqus/api/v2/clients?search=Llewelyn", {
      headers: { authorization: "Bearer sandbox-amiqus-token" },
    });
    const text = await response.text();
    expect(text).toContain("Si\\u00e2n");
    expect(text).not.toContain("\\/");
  });
});

describe("paging and expand", () => {
  it("defaults to 25, keeps the query in links and has none for a single page", async () => {
    const { call } = await harness();
    const single = await call("GET", "/clients");
    expect(single.body).toMatchObject({ object: "paginated_list", limit: 25, current_page: 1, links: null });
    const second = await call("GET", "/records?limit=5&page=2&status=complete&sort_by=created_at");
    const total = Number(second.body.total);
    expect(second.body).toMatchObject({ current_page: 2, total_pages: Math.ceil(total / 5) });
    expect(second.body.links).toMatchObject({ previous: expect.stringContaining("status=complete") });
    const last = await call("GET", "/records?limit=10&page=3");
    expect(last.body.links).toMatchObject({ next: null, previous: expect.stringContaining("page=2") });
    expect(list(last.body.data)).toHaveLength(5);
  });

  it("refuses page and limit outside their range", async () => {
    const { call } = await harness();
    for (const query of ["limit=101", "limit=0", "limit=x", "page=0", "page=-1"]) {
      expect([query, (await call("GET", `/clients?${query}`)).status]).toEqual([query, 422]);
    }
  });

  it("refuses unknown expansions with the guide's message and unknown filters", async () => {
    const { call } = await harness();
    expect((await call("GET", "/credits?expand=nothing")).body).toEqual({
      expand: ["The expand parameter must be one of: causer"],
    });
    expect((await call("GET", "/records?status=nope")).status).toBe(422);
  });

  it("collapses and expands", async () => {
    const { call } = await harness();
    const [plain] = list((await call("GET", "/records?limit=1")).body.data);
    expect(plain?.client).toEqual(expect.any(Number));
    const [open] = list((await call("GET", "/records?limit=1&expand=client")).body.data);
    expect(open?.client).toMatchObject({ object: "client" });
    const steps = await call("GET", `/records/${plain?.id}/steps?expand=check,form,document`);
    expect(list(steps.body.data)[0]?.check).toMatchObject({ object: "check", response: true });
  });
});

describe("rate limit", () => {
  it("counts down, then answers 429 until the window ends; tokens of one user share it", async () => {
    const { call, control, sandbox } = await harness();
    await control("POST", "/amiqus/settings", { rateLimit: 2 });
    await control("POST", "/amiqus/tokens", { token: "second", teamId: 88, memberId: 121 });
    expect((await call("GET", "/me")).headers.get("x-ratelimit-remaining")).toBe("1");
    expect((await call("GET", "/me", undefined, "second")).headers.get("x-ratelimit-remaining")).toBe("0");
    const refused = await call("GET", "/me");
    expect(refused.status).toBe(429);
    expect(refused.headers.get("retry-after")).toBe("60");
    expect(Number(refused.headers.get("x-ratelimit-reset"))).toBe(sandbox.clock.now() / 1000 + 60);
    await control("POST", "/clock", { advanceSeconds: 60 });
    expect((await call("GET", "/me")).status).toBe(200);
  });
});
