import { randomUUID } from "node:crypto";
import { afterEach, describe, expect, it, vi } from "vitest";
import { ProviderError } from "@/lib/providers/errors";
import { createConnectionFetch } from "./connection-fetch";
import { memoryRateBudget, type Priority, type RateBudget } from "./rate-budget";
import { requestEmpty } from "./request";

type Step = number | [number, Record<string, string>] | Error;

const url = new URL("https://id.amiqus.co/api/v2/me");
const refused = Object.assign(new TypeError("fetch failed"), {
  cause: Object.assign(new Error("refused"), { code: "ECONNREFUSED" }),
});

afterEach(() => {
  vi.useRealTimers();
});

/** A connection whose provider answers `steps` in turn (the last one for ever), under a clock that sleep moves. */
function connection(
  steps: Step[],
  overrides: { priority?: Priority; budget?: RateBudget; id?: string } = {},
) {
  const state = { now: Date.parse("2026-01-01T00:00:00Z"), sent: 0, slept: [] as number[] };
  vi.useFakeTimers({ toFake: ["Date"], now: state.now });
  const advance = (milliseconds: number) => {
    state.now += milliseconds;
    vi.setSystemTime(state.now);
  };
  const budget = overrides.budget ?? memoryRateBudget();
  const connectionId = overrides.id ?? randomUUID();
  const fetch = createConnectionFetch({
    connectionId,
    provider: "amiqus",
    allowedHosts: { official: [], configured: [] },
    budget,
    clock: { now: () => new Date(state.now) },
    priority: overrides.priority ?? "interactive",
    random: () => 0.5,
    sleep: async (milliseconds) => {
      state.slept.push(milliseconds);
      advance(milliseconds);
    },
    transport: async () => {
      const step = steps[Math.min(state.sent, steps.length - 1)] ?? 200;
      state.sent += 1;
      if (step instanceof Error) {
        throw step;
      }
      const [status, headers] = Array.isArray(step) ? step : [step, {}];
      return new Response(status === 204 ? null : "{}", { status, headers });
    },
  });
  return {
    state,
    advance,
    budget,
    connectionId,
    get: () => fetch(url, { method: "GET" }),
    post: () => fetch(url, { method: "POST" }),
  };
}

describe("retries", () => {
  it.each([408, 429, 500, 502, 503])("repeats a read after %i", async (status) => {
    const { get, state } = connection([[status, { "retry-after": "1" }], 200]);
    expect((await get()).status).toBe(200);
    expect(state.sent).toBe(2);
  });

  it("repeats a read after a network failure, with growing full jitter, at most 5 times", async () => {
    const { get, state } = connection([refused]);
    await expect(get()).rejects.toThrow("fetch failed");
    expect(state.sent).toBe(5);
    expect(state.slept).toEqual([125, 250, 500, 1000]);
  });

  it.each([400, 401, 403, 404, 422])("does not repeat a read after %i", async (status) => {
    const { get, state } = connection([status]);
    expect((await get()).status).toBe(status);
    expect(state.sent).toBe(1);
  });

  it.each([408, 429, 500, 503])("never repeats a write after %i", async (status) => {
    const { post, state } = connection([status]);
    expect((await post()).status).toBe(status);
    expect(state.sent).toBe(1);
  });

  it("never repeats a write after a network failure", async () => {
    const { post, state } = connection([refused]);
    await expect(post()).rejects.toThrow();
    expect(state.sent).toBe(1);
  });
});

describe("rate limit", () => {
  it("waits as told before the next attempt", async () => {
    const { get, state } = connection([[429, { "retry-after": "3" }], 200]);
    await get();
    expect(state.slept.reduce((sum, milliseconds) => sum + milliseconds, 0)).toBe(3000);
  });

  it.each([
    ["47", 47],
    ["Thu, 01 Jan 2026 00:01:00 GMT", 60],
    ["999999999", 900],
    [undefined, 10],
  ])("holds every caller back for Retry-After %s", async (header, seconds) => {
    const budget = memoryRateBudget();
    const first = connection([[429, header === undefined ? {} : { "retry-after": header }]], {
      budget,
      id: "shared",
    });
    expect((await first.post()).status).toBe(429);
    const second = connection([200], { budget, id: "shared" });
    const error = await second.post().catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(ProviderError);
    expect(error).toMatchObject({ kind: "rate-limited", fate: "not-sent", retryAfter: seconds });
    expect(second.state.sent).toBe(0);
  });

  it.each(["-5", "soon"])("survives the senseless Retry-After %s", async (header) => {
    const { get } = connection([[429, { "retry-after": header }], 200]);
    expect([200, 429]).toContain((await get()).status);
  });

  it("keeps the last fifth for people", async () => {
    const budget = memoryRateBudget();
    const headers = { "x-ratelimit-limit": "200", "x-ratelimit-remaining": "40" };
    const person = connection([[200, headers]], { budget, id: "fifth" });
    await person.get();
    const sync = connection([200], { budget, id: "fifth", priority: "sync" });
    await expect(sync.get()).rejects.toMatchObject({ kind: "rate-limited", retryAfter: 60 });
    expect((await person.get()).status).toBe(200);
  });

  it("does not lose an answer when the budget cannot be saved", async () => {
    const budget: RateBudget = {
      load: async () => null,
      save: async () => Promise.reject(new Error("database is down")),
    };
    const { post } = connection([[201, { "x-ratelimit-limit": "200" }]], { budget });
    expect((await post()).status).toBe(201);
  });

  it("says not-sent when the budget cannot be loaded", async () => {
    const budget: RateBudget = { load: async () => Promise.reject(new Error("down")), save: async () => {} };
    const { post, state } = connection([201], { budget });
    await expect(post()).rejects.toMatchObject({ fate: "not-sent" });
    expect(state.sent).toBe(0);
  });
});

describe("breaker", () => {
  it("opens after five failures, lets one through after 10 s, closes on success", async () => {
    const { post, state, advance } = connection([500, 500, 500, 500, 500, 201]);
    for (let index = 0; index < 5; index += 1) {
      expect((await post()).status).toBe(500);
    }
    await expect(post()).rejects.toMatchObject({ kind: "unavailable", fate: "not-sent" });
    expect(state.sent).toBe(5);
    advance(10_001);
    expect((await post()).status).toBe(201);
    expect((await post()).status).toBe(201);
  });

  it("leaves other connections alone and does not count 4xx", async () => {
    const broken = connection([500]);
    for (let index = 0; index < 5; index += 1) {
      await broken.post();
    }
    const other = connection([422]);
    for (let index = 0; index < 8; index += 1) {
      expect((await other.post()).status).toBe(422);
    }
  });
});

it("lets the guard speak before anything is sent", async () => {
  const fetch = createConnectionFetch({
    connectionId: randomUUID(),
    provider: "amiqus",
    allowedHosts: { official: [], configured: [] },
    budget: memoryRateBudget(),
    clock: { now: () => new Date() },
    priority: "interactive",
    guard: () => {
      throw new Error("inside a transaction");
    },
  });
  const request = { provider: "amiqus", method: "POST", url, headers: {} } as const;
  const error = await requestEmpty(fetch, request).catch((reason: unknown) => reason);
  expect(error).not.toBeInstanceOf(ProviderError);
  expect(error).toMatchObject({ name: "MisplacedCallError", message: "inside a transaction" });
});
