import { describe, expect, it } from "vitest";
import { RECORD_STATUSES } from "./model";
import { CLIENT, type Harness, harness, list, NOW, PHOTO_STEP } from "./testing";

const DAY = 86_400;

async function launch(h: Harness, steps: unknown[] = [PHOTO_STEP, { type: "check.identity" }]) {
  const reply = await h.call("POST", "/records", { client: 73801, steps, notification: false });
  expect(reply.status).toBe(201);
  return Number(reply.body.id);
}

async function status(h: Harness, id: number) {
  return (await h.call("GET", `/records/${id}`)).body.status;
}

function play(h: Harness, id: number, ...steps: [string, string][]) {
  const body = { steps: steps.map(([type, outcome]) => ({ type, outcome })) };
  return h.control("POST", `/amiqus/records/${id}/play`, body);
}

describe("record statuses", () => {
  it("seeds at least one record in every status", async () => {
    const h = await harness();
    for (const wanted of RECORD_STATUSES) {
      expect([wanted, await h.recordIn(wanted)]).toEqual([wanted, expect.any(Number)]);
      expect(await status(h, await h.recordIn(wanted))).toBe(wanted);
    }
  });

  it("moves from pending over started to complete", async () => {
    const h = await harness();
    const id = await launch(h);
    expect(await status(h, id)).toBe("pending");
    await play(h, id, ["check.photo_id", "clear"]);
    expect(await status(h, id)).toBe("started");
    await play(h, id, ["check.identity", "accepted"]);
    expect(await status(h, id)).toBe("complete");
    expect((await h.call("GET", `/records/${id}`)).body.perform_url).toBe(false);
  });

  it.each([
    ["submitted", "waiting"],
    ["paused", "paused"],
    ["failed", "failed"],
    ["refer", "complete"],
    ["rejected", "complete"],
  ])("a last check that is %s makes the record %s", async (outcome, wanted) => {
    const h = await harness();
    const id = await launch(h, [{ type: "check.identity" }]);
    await play(h, id, ["check.identity", outcome]);
    expect(await status(h, id)).toBe(wanted);
  });

  it("lets a submitted check get its result later", async () => {
    const h = await harness();
    const id = await launch(h, [PHOTO_STEP]);
    await play(h, id, ["check.photo_id", "submitted"]);
    expect((await play(h, id, ["check.photo_id", "consider"])).status).toBe(200);
    expect(await status(h, id)).toBe("complete");
    expect((await play(h, id, ["check.photo_id", "clear"])).status).toBe(422);
  });

  it("expires after ten days: empty without a step, incomplete with one", async () => {
    const h = await harness();
    const [none, some] = [await launch(h), await launch(h)];
    await play(h, some, ["check.identity", "accepted"]);
    await h.control("POST", "/clock", { advanceSeconds: 10 * DAY });
    expect([await status(h, none), await status(h, some)]).toEqual(["empty", "incomplete"]);
  });

  it("reviews and takes the review back", async () => {
    const h = await harness();
    const id = await launch(h, [{ type: "check.dummy", preferences: { state: "refer" } }]);
    expect(await status(h, id)).toBe("complete");
    expect((await h.call("PATCH", `/records/${id}`, { is_reviewed: true })).body.status).toBe("reviewed");
    expect((await h.call("PATCH", `/records/${id}`, { is_reviewed: false })).body.status).toBe("complete");
  });

  it("asks for amendments", async () => {
    const h = await harness();
    const id = await launch(h, [
      { type: "document.request", preferences: { title: "Bill", instructions: "Send" } },
    ]);
    await play(h, id, ["document.request", "amendments"]);
    expect(await status(h, id)).toBe("amendments");
    await play(h, id, ["document.request", "complete"]);
    expect(await status(h, id)).toBe("complete");
    const documents = await h.call("GET", `/records/${id}/documents?expand=attachments`);
    expect(list(documents.body.data)[0]).toMatchObject({ type: "requested", status: "complete" });
  });
});

describe("record updates", () => {
  it("expires at most ten days from now, or at once", async () => {
    const h = await harness();
    const id = await launch(h);
    const at = (seconds: number) => new Date(NOW + seconds * 1000).toISOString();
    for (const wrong of [at(10 * DAY + 1), at(-1), false, "soon"]) {
      const reply = await h.call("PATCH", `/records/${id}`, { expired_at: wrong });
      expect([reply.status, Object.keys(reply.body)]).toEqual([422, ["expired_at"]]);
    }
    const later = await h.call("PATCH", `/records/${id}`, { expired_at: at(2 * DAY) });
    expect(later.body.expired_at).toBe("2026-03-04T09:00:00Z");
    const now = await h.call("PATCH", `/records/${id}`, { expired_at: true });
    expect(now.body).toMatchObject({ status: "empty", perform_url: false });
    expect((await h.call("POST", `/records/${id}/expire`)).status).toBe(422);
  });

  it("archives both ways and unarchives", async () => {
    const h = await harness();
    const id = await launch(h);
    expect((await h.call("PATCH", `/records/${id}`, { is_archived: true })).body.archived_at).not.toBeNull();
    expect((await h.call("GET", "/records?visibility=archived")).body.total).toBe(1);
    expect((await h.call("PATCH", `/records/${id}`, { is_archived: false })).body.archived_at).toBeNull();
    const old = await h.call("POST", `/records/${id}/archive?expand=client`);
    expect(old.body.client).toMatchObject({ id: 73801 });
  });

  it("downloads a PDF", async () => {
    const { sandbox } = await harness();
    const response = await sandbox.app.request("http://sandbox.test/amiqus/api/v2/records/983401/download", {
      headers: { authorization: "Bearer sandbox-amiqus-token" },
    });
    expect(response.headers.get("content-type")).toBe("application/pdf");
    expect((await response.text()).slice(0, 5)).toBe("%PDF-");
  });
});

describe("record filters", () => {
  it("filters by assignee, nobody, creator and client visibility", async () => {
    const { call } = await harness();
    const totals: Record<string, number> = {};
    for (const query of [
      "",
      "assignee=123",
      "assignee=false",
      "created_by=122",
      "client_visibility=archived",
    ]) {
      totals[query] = Number((await call("GET", `/records?${query}`)).body.total);
    }
    expect(totals).toMatchObject({
      "": 25,
      "assignee=123": 4,
      "created_by=122": 1,
      "client_visibility=archived": 1,
    });
    const names = await call(
      "GET",
      "/records?sort_by=client.name.last_name&order_by=desc&expand=client&limit=1",
    );
    expect(list(names.body.data)[0]?.client).toMatchObject({ name: { last_name: "Zhang" } });
  });
});

describe("assignees answer only what was added", () => {
  const of = (...ids: number[]) => ids.map((id) => ({ type: "team_member", team_member: id }));

  it.each(["/records/983401", "/clients/73805"])("on %s", async (path) => {
    const { call } = await harness();
    const first = await call("POST", `${path}/assignees`, of(121, 122));
    expect([first.status, first.body.object, first.body.total]).toEqual([201, "list", 2]);
    expect(first.body).toMatchObject({
      limit: 100,
      has_more: false,
      url: `http://sandbox.test/amiqus/api/v2${path}/assignees`,
    });
    const merged = await call("POST", `${path}/assignees`, of(122, 123));
    expect(list(merged.body.data).map((row) => row.team_member)).toEqual([
      expect.objectContaining({ id: 123 }),
    ]);
    expect((await call("POST", `${path}/assignees`, of(122))).status).toBe(204);
    expect((await call("PUT", `${path}/assignees`, of(122))).status).toBe(204);
    const left = await call("GET", `${path}/assignees`);
    expect(left.body.total).toBe(1);
    const [row] = list(left.body.data);
    expect((await call("DELETE", `${path}/assignees/${row?.id}`)).status).toBe(204);
    expect((await call("POST", `${path}/assignees`, of(9))).body).toEqual({
      "0.team_member": ["The selected team member is invalid."],
    });
    expect((await call("DELETE", `${path}/assignees`)).status).toBe(204);
  });

  it("does the same for case items", async () => {
    const { call } = await harness();
    const made = await call("POST", "/cases", { client: 73801, name: "New matter", reference: "R1" });
    expect(made.body).toMatchObject({ items: null, assignees: null, status: "pending" });
    const item = [{ id: 983401, type: "record" }];
    expect((await call("PATCH", `/cases/${made.body.id}/items`, item)).status).toBe(201);
    expect((await call("PATCH", `/cases/${made.body.id}/items`, item)).status).toBe(204);
    const review = await call("POST", `/cases/${made.body.id}/reviews`, { status: "approved" });
    expect(review.body).toMatchObject({ status: "approved", from_status: "pending", reviewed_by: 121 });
    expect((await call("GET", `/cases/${made.body.id}?expand=items`)).body).toMatchObject({
      status: "approved",
    });
  });
});

describe("clients", () => {
  it("finds by fuzzy search and exact reference", async () => {
    const { call } = await harness();
    const total = async (query: string) => Number((await call("GET", `/clients?${query}`)).body.total);
    expect(await total("search=mcflyy")).toBe(1);
    expect(await total("search=hv-10")).toBe(9);
    expect(await total("reference=hv-1001")).toBe(1);
    expect(await total("reference=hv-100")).toBe(0);
  });

  it("deletes: a member only without records, an owner always", async () => {
    const { call, control } = await harness();
    await control("POST", "/amiqus/tokens", { token: "member", teamId: 88, memberId: 122 });
    expect((await call("DELETE", "/clients/73801", undefined, "member")).status).toBe(403);
    const made = await call("POST", "/clients", CLIENT);
    expect(made.body).toMatchObject({ is_deletable: true, status: null });
    expect((await call("DELETE", `/clients/${made.body.id}`, undefined, "member")).status).toBe(204);
    expect((await call("DELETE", "/clients/73801")).status).toBe(204);
    expect((await call("GET", "/clients/73801")).status).toBe(404);
  });

  it("keeps addresses, with a postcode where the country needs one", async () => {
    const { call } = await harness();
    const empty = await call("GET", "/clients/73803/address");
    expect(empty.body).toMatchObject({ object: "address", postcode: null, country: null });
    const put = (body: unknown) => call("PUT", "/clients/73803/address", body);
    expect(Object.keys((await put({ country: "GB" })).body)).toEqual(["postcode"]);
    expect(Object.keys((await put({ country: "QQ" })).body)).toEqual(["country"]);
    expect((await put({ country: "IE", city: "Dublin" })).status).toBe(200);
    expect((await put({ country: "XK", unit: "3" })).body).toMatchObject({ city: null, unit: "3" });
  });
});

describe("attachments", () => {
  it("takes an upload, files it under the client and plays the antivirus verdicts", async () => {
    const { sandbox, call } = await harness();
    const upload = async (name: string) => {
      const form = new FormData();
      form.set("attachment", new File(["hello"], name, { type: "text/plain" }));
      const response = await sandbox.app.request("http://sandbox.test/amiqus/api/v2/attachments", {
        method: "POST",
        headers: { authorization: "Bearer sandbox-amiqus-token" },
        body: form,
      });
      const body: unknown = await response.json();
      return { status: response.status, body: list([body])[0] ?? {} };
    };
    expect((await upload("tool.exe")).status).toBe(422);
    for (const [name, status] of [
      ["note.txt", 200],
      ["infected.txt", 410],
      ["scanning.txt", 423],
    ] as const) {
      const { status: made, body } = await upload(name);
      expect([made, body.size, body.original]).toEqual([201, 5, name]);
      const file = await call("POST", "/clients/73801/files", { attachment: body.id, name: "Note" });
      expect(file.body).toMatchObject({ type: "internal", source: { id: 73801, type: "client" } });
      expect((await call("GET", `/clients/73801/files/${file.body.id}/download`)).status).toBe(status);
    }
  });
});
