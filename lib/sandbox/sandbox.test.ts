import { describe, expect, it } from "vitest";
import { harness, isObject, list, PHOTO_STEP } from "./amiqus/testing";
import { startSandbox } from "./server";

const AUTH = { authorization: "Bearer sandbox-amiqus-token" };

describe("determinism", () => {
  it("gives the same answers to the same calls, and again after reset", async () => {
    const run = async (h: Awaited<ReturnType<typeof harness>>) => {
      await h.control("POST", "/amiqus/seed", { records: 50 });
      await h.call("POST", "/webhooks", { url: "https://x.test", events: ["*"] });
      const record = await h.call("POST", "/records", {
        client: 73801,
        steps: [PHOTO_STEP],
        notification: false,
      });
      const [step] = list(record.body.steps);
      await h.control("POST", `/amiqus/records/${record.body.id}/play`, {
        steps: [{ id: step?.id, outcome: "clear" }],
      });
      const check = await h.call("GET", `/checks/${step?.check}?expand=response`);
      const records = await h.call("GET", "/records?limit=100&expand=client");
      return JSON.stringify([record.body, check.body, records.body]);
    };
    const options = { fetch: async () => new Response(null, { status: 200 }) };
    const first = await harness(options);
    const once = await run(first);
    expect(await run(await harness(options))).toBe(once);
    await first.sandbox.reset();
    first.sandbox.clock.freeze(Date.parse("2026-03-02T09:00:00Z"));
    const { body } = await first.call("GET", "/records?limit=1");
    expect(body.total).toBe(25);
  });
});

describe("generated records", () => {
  it("serves 100,000, filtered and sorted, and stores only what changes", async () => {
    const { call, control, sandbox } = await harness();
    await control("POST", "/amiqus/seed", { records: 100_000 });
    const newest = await call("GET", "/records?sort_by=updated_at&order_by=desc&limit=100");
    expect(newest.body.total).toBe(100_025);
    const dates = list(newest.body.data).map((row) => String(row.updated_at));
    expect([...dates].sort().reverse()).toEqual(dates);
    const waiting = await call("GET", "/records?status=waiting&limit=1");
    const [row] = list(waiting.body.data);
    const team = [...sandbox.store.amiqus.world.teams.values()][0];
    const before = [...(team?.records.stored() ?? [])].length;
    await call("PATCH", `/records/${row?.id}`, { has_reminders: true });
    expect((await call("GET", `/records/${row?.id}`)).body.has_reminders).toBe(true);
    expect([...(team?.records.stored() ?? [])].length).toBeLessThanOrEqual(before + 1);
    expect((await call("GET", "/records?limit=1")).body.total).toBe(100_025);
    expect((await call("GET", "/clients?reference=gen-0000042")).body.total).toBe(1);
  });
});

describe("faults in process", () => {
  it("answers statuses, 429, broken and oversized bodies for as many requests as told", async () => {
    const { call, control } = await harness();
    await control("POST", "/faults", { kind: "status", status: 503, times: 2, path: "/team$" });
    expect([(await call("GET", "/team")).status, (await call("GET", "/me")).status]).toEqual([503, 200]);
    expect([(await call("GET", "/team")).status, (await call("GET", "/team")).status]).toEqual([503, 200]);
    await control("POST", "/faults", { kind: "rate-limit", retryAfter: 7 });
    const limited = await call("GET", "/me");
    expect([limited.status, limited.headers.get("retry-after")]).toEqual([429, "7"]);
    expect(Number(limited.headers.get("x-ratelimit-reset"))).toBeGreaterThan(1_700_000_000);
    await control("POST", "/faults", { kind: "malformed-json" });
    await expect(call("GET", "/me")).rejects.toThrow(SyntaxError);
    await control("POST", "/faults", { kind: "oversized", bytes: 300_000 });
    const huge = await call("GET", "/clients");
    expect(JSON.stringify(huge.body).length).toBeGreaterThan(300_000);
    await control("POST", "/faults", { kind: "status", status: 500, after: true, method: "post" });
    const total = async () => Number((await call("GET", "/records")).body.total);
    const before = await total();
    const body = { client: 73801, steps: [PHOTO_STEP], notification: false };
    expect((await call("POST", "/records", body)).status).toBe(500);
    expect(await total()).toBe(before + 1);
  });

  it("lists, removes and refuses faults, and logs requests without queries", async () => {
    const { call, control } = await harness();
    const made = await control("POST", "/faults", { kind: "latency", ms: 1, times: 0 });
    const [fault] = list(made.body.faults);
    expect((await control("DELETE", `/faults/${fault?.id}`)).body).toEqual({ removed: true });
    expect((await control("POST", "/faults", { kind: "gremlin" })).status).toBe(400);
    await control("DELETE", "/requests");
    await call("GET", "/clients?search=Marty");
    const log = await control("GET", "/requests");
    expect(log.body.requests).toMatchObject([{ method: "GET", path: "/amiqus/api/v2/clients", status: 200 }]);
  });
});

describe("over a socket", () => {
  it("drops connections before and after the work, and resets them", async () => {
    const running = await startSandbox();
    const url = `${running.url}/amiqus/api/v2`;
    const fault = (kind: string) =>
      fetch(`${running.url}/__sandbox/faults`, {
        method: "POST",
        body: JSON.stringify({ kind, method: "POST", path: "/clients$" }),
      });
    const create = () =>
      fetch(`${url}/clients`, {
        method: "POST",
        headers: { ...AUTH, "content-type": "application/json" },
        body: JSON.stringify({ name: { first_name: "A", last_name: "B" }, email: "a@example.com" }),
      });
    const total = async () => {
      const body: unknown = await (await fetch(`${url}/clients`, { headers: AUTH })).json();
      return isObject(body) ? body.total : null;
    };
    try {
      for (const [kind, made] of [
        ["drop-before", 12],
        ["reset", 12],
        ["drop-after", 13],
      ] as const) {
        await fault(kind);
        await expect(create()).rejects.toThrow();
        expect([kind, await total()]).toEqual([kind, made]);
      }
      const page = await fetch(`${url}/records?status=pending&limit=1`, { headers: AUTH });
      const body: unknown = await page.json();
      const [record] = list(isObject(body) ? body.data : null);
      expect(record?.perform_url).toContain(`${running.url}/amiqus/i/`);
    } finally {
      await running.close();
    }
  });
});

describe("the client's hosted page", () => {
  it("plays steps with plain forms until nothing is left", async () => {
    const { sandbox, call } = await harness();
    const steps = [
      PHOTO_STEP,
      { type: "document.request", preferences: { title: "Bill <b>", instructions: "x" } },
    ];
    const made = await call("POST", "/records", {
      client: 73801,
      steps,
      notification: false,
      message: "Hello",
    });
    const address = String(made.body.perform_url);
    const page = await (await sandbox.app.request(address)).text();
    expect(page).toContain("<legend>Photo ID</legend>");
    expect(page).toContain("Bill &lt;b&gt;");
    const post = (path: string, outcome = "") =>
      sandbox.app.request(`${address}${path}`, {
        method: "POST",
        headers: { "content-type": "application/x-www-form-urlencoded" },
        body: new URLSearchParams({ outcome }).toString(),
      });
    const status = async () => (await call("GET", `/records/${made.body.id}`)).body.status;
    expect((await post("/start")).status).toBe(303);
    expect(await status()).toBe("started");
    const [photo, bill] = list(made.body.steps);
    expect((await post(`/steps/${photo?.id}`, "nonsense")).status).toBe(422);
    expect((await post(`/steps/${photo?.id}`, "consider")).status).toBe(303);
    expect((await post(`/steps/${bill?.id}`, "complete")).status).toBe(303);
    expect(await status()).toBe("complete");
    expect(await (await sandbox.app.request(address)).text()).toContain("takes no more steps");
    const files = await call("GET", "/clients/73801/files?source=check&source_type=photo_id");
    const mine = list(files.body.data).at(-1);
    const image = await sandbox.app.request(
      `http://sandbox.test/amiqus/api/v2/clients/73801/files/${mine?.id}/download`,
      { headers: AUTH },
    );
    expect([image.status, image.headers.get("content-type")]).toEqual([200, "image/png"]);
  });

  it("abandons, and knows only its own addresses", async () => {
    const { sandbox, call } = await harness();
    const made = await call("POST", "/records", { client: 73801, steps: [PHOTO_STEP], notification: false });
    await sandbox.app.request(`${made.body.perform_url}/abandon`, { method: "POST" });
    expect((await call("GET", `/records/${made.body.id}`)).body.status).toBe("empty");
    const address = String(made.body.perform_url);
    expect((await sandbox.app.request(`${address.slice(0, -1)}!`)).status).toBe(404);
  });
});
