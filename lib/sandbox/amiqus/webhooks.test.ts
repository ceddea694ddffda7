import { createHmac } from "node:crypto";
import { describe, expect, it } from "vitest";
import { CLIENT, type Harness, harness, isObject, list, NOW, PHOTO_STEP } from "./testing";

interface Received {
  at: number;
  headers: Headers;
  body: string;
  event: string;
}

/** A receiver that answers with the given status, and what reached it. */
async function listening(status: () => number, events: string[] = ["*"]) {
  const received: Received[] = [];
  const box: { h: Harness | null } = { h: null };
  const h = await harness({
    fetch: async (_url, init) => {
      const body = String(init?.body);
      const parsed: unknown = JSON.parse(body);
      const trigger = isObject(parsed) && isObject(parsed.trigger) ? parsed.trigger : {};
      received.push({
        at: box.h?.sandbox.clock.now() ?? 0,
        headers: new Headers(init?.headers),
        body,
        event: String(trigger.alias),
      });
      return new Response("ok", { status: status() });
    },
  });
  box.h = h;
  const made = await h.call("POST", "/webhooks", { url: "https://desk.test/hook", events });
  expect(made.status).toBe(201);
  return { h, received, webhook: made.body };
}

describe("webhooks", () => {
  it("signs the raw body and follows the guide's form", async () => {
    const { h, received, webhook } = await listening(() => 200);
    const client = await h.call("POST", "/clients", CLIENT);
    await h.sandbox.deliver();
    const [first] = received;
    expect(received).toHaveLength(1);
    const expected = createHmac("sha256", String(webhook.secret))
      .update(first?.body ?? "")
      .digest("base64");
    expect(first?.headers.get("x-aqid-signature")).toBe(expected);
    expect(first?.headers.get("x-aqid-delivery-attempt")).toBe("1");
    expect(first?.headers.get("user-agent")).toBe("Amiqus AmiqusID/1");
    expect(JSON.parse(first?.body ?? "")).toEqual({
      webhook: { uuid: webhook.uuid, created_at: "2026-03-02T09:00:00Z", events: ["*"] },
      trigger: { triggered_at: "2026-03-02T09:00:00Z", alias: "client.created" },
      data: {
        client: { id: client.body.id, show: `http://sandbox.test/amiqus/api/v2/clients/${client.body.id}` },
      },
    });
  });

  it("tells of a record's life", async () => {
    const { h, received } = await listening(() => 200, ["record.*", "client.record"]);
    const made = await h.call("POST", "/records", {
      client: 73801,
      steps: [PHOTO_STEP],
      notification: false,
    });
    await h.control("POST", `/amiqus/records/${made.body.id}/play`, {
      steps: [{ type: "check.photo_id", outcome: "clear" }],
    });
    await h.call("PATCH", `/records/${made.body.id}`, { is_reviewed: true });
    await h.call("PATCH", `/records/${made.body.id}`, { is_reviewed: false });
    await h.sandbox.deliver();
    expect(received.map((delivery) => delivery.event)).toEqual([
      "record.created",
      "client.record",
      "record.updated",
      "record.finished",
      "record.updated",
      "record.reviewed",
      "record.updated",
      "record.unreviewed",
    ]);
  });

  it("tries five times, 60, 120, 600 and 900 seconds apart, under one delivery id", async () => {
    const { h, received, webhook } = await listening(() => 500);
    await h.call("POST", "/clients", CLIENT);
    await h.control("POST", "/clock", { advanceSeconds: 100_000 });
    expect(received.map((attempt) => (attempt.at - NOW) / 1000)).toEqual([0, 60, 180, 780, 1680]);
    expect(received.map((attempt) => attempt.headers.get("x-aqid-delivery-attempt"))).toEqual([
      "1",
      "2",
      "3",
      "4",
      "5",
    ]);
    expect(new Set(received.map((attempt) => attempt.headers.get("x-aqid-delivery-id"))).size).toBe(1);
    const log = await h.call("GET", `/webhooks/${webhook.id}/deliveries`);
    expect(list(log.body.data)[0]).toMatchObject({ attempts: 5, response: { status_code: "500" } });
  });

  it("is switched off after ten exhausted payloads in succession and on again by PATCH", async () => {
    let code = 500;
    const { h, webhook } = await listening(() => code, ["client.created"]);
    const exhaust = async (count: number) => {
      for (let index = 0; index < count; index++) await h.call("POST", "/clients", CLIENT);
      await h.control("POST", "/clock", { advanceSeconds: 2_000 });
    };
    const enabled = async () => (await h.call("GET", `/webhooks/${webhook.id}`)).body.is_enabled;
    await exhaust(9);
    code = 200;
    await exhaust(1);
    code = 500;
    await exhaust(9);
    expect(await enabled()).toBe(true);
    await exhaust(1);
    expect(await enabled()).toBe(false);
    await h.call("PATCH", `/webhooks/${webhook.id}`, { is_enabled: true });
    expect(await enabled()).toBe(true);
  });

  it("plays duplicates, late and reordered deliveries and bad signatures", async () => {
    const { h, received, webhook } = await listening(() => 200, ["client.*"]);
    const fault = (mode: string, extra = {}) =>
      h.control("POST", "/faults", { kind: "webhook", mode, ...extra });
    const patch = async (landline: string) => {
      await h.call("PATCH", "/clients/73801", { landline });
      await h.sandbox.deliver();
    };
    await fault("duplicate");
    await patch("1");
    expect(received.map((one) => one.headers.get("x-aqid-delivery-id"))).toEqual([
      received[0]?.headers.get("x-aqid-delivery-id"),
      received[0]?.headers.get("x-aqid-delivery-id"),
    ]);
    received.length = 0;
    await fault("late", { delaySeconds: 30 });
    await patch("2");
    expect(received).toHaveLength(0);
    await h.control("POST", "/clock", { advanceSeconds: 30 });
    expect(received).toHaveLength(1);
    received.length = 0;
    await fault("reordered");
    await h.call("POST", "/clients", CLIENT);
    await patch("3");
    expect(received.map((one) => one.event)).toEqual(["client.updated", "client.created"]);
    received.length = 0;
    await fault("bad-signature");
    await patch("4");
    const right = createHmac("sha256", String(webhook.secret))
      .update(received[0]?.body ?? "")
      .digest("base64");
    expect(received[0]?.headers.get("x-aqid-signature")).not.toBe(right);
  });

  it("refuses wrong webhooks", async () => {
    const { call } = await harness();
    for (const body of [
      { url: "nope", events: ["*"] },
      { url: "https://x.test", events: [] },
      { url: "https://x.test", events: ["case.created"] },
      { url: "https://x.test", events: ["*", "*"] },
      { url: "https://x.test", events: ["*"], secret: "mine" },
    ]) {
      expect((await call("POST", "/webhooks", body)).status).toBe(422);
    }
  });
});
