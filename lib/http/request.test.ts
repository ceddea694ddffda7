import type { RequestListener } from "node:http";
import { afterEach, describe, expect, it } from "vitest";
import { z } from "zod";
import { ProviderError } from "@/lib/providers/errors";
import { openEnum, openObject, optional } from "./drift";
import { createEgressFetch } from "./egress";
import {
  type RequestOptions,
  requestEmpty,
  requestJson,
  requestOptionalJson,
  requestStream,
} from "./request";
import { startTestServer, type TestServer } from "./testing";

const servers: TestServer[] = [];
const fetch = createEgressFetch({ official: [], configured: ["127.0.0.1"] });
const schema = z.looseObject({ id: z.number() });
const token = "canary-token-123";

afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => server.close()));
});

async function serve(listener: RequestListener): Promise<Omit<RequestOptions, "method">> {
  const server = await startTestServer(listener);
  servers.push(server);
  return { provider: "amiqus", url: new URL(server.url), headers: { authorization: `Bearer ${token}` } };
}

async function failure(promise: Promise<unknown>): Promise<ProviderError> {
  const error = await promise.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(ProviderError);
  if (!(error instanceof ProviderError)) {
    throw new Error("not a ProviderError");
  }
  return error;
}

function answer(status: number, body: string, headers: Record<string, string> = {}): RequestListener {
  return (_request, response) => response.writeHead(status, headers).end(body);
}

describe("requestJson", () => {
  it("sends JSON and hands back value, raw body and headers", async () => {
    let seen = "";
    const target = await serve((request, response) => {
      request.on("data", (chunk) => {
        seen += String(chunk);
      });
      request.on("end", () =>
        response
          .writeHead(201, { "x-ratelimit-remaining": "7" })
          .end(JSON.stringify({ id: 1, more: "kept" })),
      );
    });
    const received = await requestJson(fetch, { ...target, method: "POST", body: { a: 1 }, schema });
    expect(seen).toBe('{"a":1}');
    expect(received.value.id).toBe(1);
    expect(received.raw).toEqual({ id: 1, more: "kept" });
    expect(received.headers.get("x-ratelimit-remaining")).toBe("7");
  });

  it.each([
    [401, "unauthorized", "refused"],
    [403, "forbidden", "refused"],
    [404, "not-found", "refused"],
    [405, "conflict", "refused"],
    [408, "timeout", "unknown"],
    [409, "conflict", "refused"],
    [410, "not-found", "refused"],
    [413, "invalid-request", "refused"],
    [422, "invalid-request", "refused"],
    [423, "conflict", "refused"],
    [429, "rate-limited", "not-sent"],
    [500, "unavailable", "unknown"],
    [503, "unavailable", "unknown"],
    [302, "bad-response", "unknown"],
  ] as const)("maps %i on a write to %s, fate %s", async (status, kind, fate) => {
    const target = await serve(answer(status, "", { location: "http://127.0.0.1:1/" }));
    const error = await failure(requestJson(fetch, { ...target, method: "POST", schema }));
    expect(error).toMatchObject({ kind, fate, status });
  });

  it("treats failed reads as having changed nothing", async () => {
    const target = await serve(answer(500, "boom"));
    expect(await failure(requestJson(fetch, { ...target, method: "GET", schema }))).toMatchObject({
      fate: "refused",
    });
  });

  it.each([
    [{ "steps.0.type": ["Invalid."] }, { "steps.0.type": ["Invalid."] }],
    [{ errors: ["At least one property is required"] }, { "": ["At least one property is required"] }],
    [{ message: "Bad.", errors: { email: ["Taken."] } }, { email: ["Taken."] }],
    [{ email: "One text." }, { email: ["One text."] }],
    [
      { error: { code: "bad", message: "Bad.", errors: [{ path: "checks.0", message: "Needs it." }, 7] } },
      { "checks.0": ["Needs it."] },
    ],
    [{ email: 5, __proto__: null }, {}],
  ])("reads the 422 body %j", async (body, fieldErrors) => {
    const target = await serve(answer(422, JSON.stringify(body)));
    expect((await failure(requestJson(fetch, { ...target, method: "POST", schema }))).fieldErrors).toEqual(
      fieldErrors,
    );
  });

  it("shows the provider's words for 4xx only", async () => {
    const refused = await serve(answer(404, '{"error":"Client not found"}'));
    expect((await failure(requestJson(fetch, { ...refused, method: "GET", schema }))).message).toBe(
      "Amiqus: Client not found",
    );
    const broken = await serve(answer(500, '{"message":"SQLSTATE secret"}'));
    expect((await failure(requestJson(fetch, { ...broken, method: "GET", schema }))).message).not.toContain(
      "SQLSTATE",
    );
  });

  it("never repeats the token, even when the provider does", async () => {
    const target = await serve(
      answer(401, JSON.stringify({ error: `Bad token ${token}`, x: [`Bearer ${token}`] })),
    );
    const error = await failure(requestJson(fetch, { ...target, method: "GET", schema }));
    expect(JSON.stringify([error.message, error.fieldErrors, String(error.stack)])).not.toContain(token);
  });

  it("keeps Retry-After", async () => {
    const target = await serve(answer(429, "", { "retry-after": "47" }));
    expect((await failure(requestJson(fetch, { ...target, method: "GET", schema }))).retryAfter).toBe(47);
  });

  it.each(["not json", "", '{"id":"text"}', "[]", "null"])(
    "calls the body %j a bad response",
    async (body) => {
      const target = await serve(answer(200, body));
      const error = await failure(requestJson(fetch, { ...target, method: "POST", schema }));
      expect(error).toMatchObject({ kind: "bad-response", fate: "unknown" });
    },
  );

  it("stops reading at the size cap, announced or not", async () => {
    const announced = await serve(answer(200, `"${"x".repeat(5000)}"`));
    const options = { method: "GET", schema, maxBytes: 1000 } as const;
    expect(await failure(requestJson(fetch, { ...announced, ...options }))).toMatchObject({
      kind: "bad-response",
    });
    const endless = await serve((_request, response) => {
      const timer = setInterval(() => response.write("x".repeat(500)), 1);
      response.on("close", () => clearInterval(timer));
    });
    expect(await failure(requestJson(fetch, { ...endless, ...options }))).toMatchObject({
      kind: "bad-response",
    });
  });

  it("times out on silence and on a dripping body", async () => {
    const silent = await serve(() => {});
    const options = { method: "POST", schema, timeoutMs: 80 } as const;
    expect(await failure(requestJson(fetch, { ...silent, ...options }))).toMatchObject({
      kind: "timeout",
      fate: "unknown",
    });
    const dripping = await serve((_request, response) => {
      const timer = setInterval(() => response.write(" "), 10);
      response.on("close", () => clearInterval(timer));
    });
    expect(await failure(requestJson(fetch, { ...dripping, ...options }))).toMatchObject({ kind: "timeout" });
  });

  it("knows a refused connection from a reset one", async () => {
    const gone = await startTestServer(() => {});
    await gone.close();
    const options = { provider: "amiqus", method: "POST", headers: {}, schema } as const;
    expect(await failure(requestJson(fetch, { ...options, url: new URL(gone.url) }))).toMatchObject({
      kind: "unavailable",
      fate: "not-sent",
    });
    const target = await serve((request) => request.socket.destroy());
    expect(await failure(requestJson(fetch, { ...target, method: "POST", schema }))).toMatchObject({
      kind: "unavailable",
      fate: "unknown",
    });
  });

  it("reports a refused host as not configured and not sent", async () => {
    const error = await failure(
      requestJson(fetch, {
        provider: "amiqus",
        method: "POST",
        url: new URL("https://evil.test/"),
        headers: {},
        schema,
      }),
    );
    expect(error).toMatchObject({ kind: "not-configured", fate: "not-sent" });
    expect(error.message).toContain("PROVIDER_HOSTS");
  });

  it("keeps and reports drift without failing", async () => {
    const drifting = openObject(
      "thing",
      { status: openEnum("thing.status", ["old"]), note: optional("thing.note", z.string()) },
      ["documented"],
    );
    const target = await serve(answer(200, '{"status":"new","note":5,"documented":1,"extra":2}'));
    const notes: unknown[] = [];
    const received = await requestJson(fetch, {
      ...target,
      method: "GET",
      schema: drifting,
      onDrift: (note) => notes.push(note),
    });
    expect(received.value).toMatchObject({ status: "new", note: null, extra: 2 });
    expect(notes).toEqual([
      { path: "thing.status", rawValue: "new" },
      { path: "thing.note", rawValue: "not as documented: number" },
      { path: "thing.extra", rawValue: "new field" },
    ]);
  });
});

describe("answers without JSON", () => {
  it("takes 204 as nothing to tell", async () => {
    const target = await serve(answer(204, ""));
    expect(await requestOptionalJson(fetch, { ...target, method: "POST", schema })).toBeNull();
    await requestEmpty(fetch, { ...target, method: "DELETE" });
  });
});

describe("requestStream", () => {
  it("hands the file on with its name", async () => {
    const target = await serve(
      answer(200, "%PDF", {
        "content-type": "application/pdf",
        "content-disposition": 'attachment; filename="../a.pdf"',
      }),
    );
    const file = await requestStream(fetch, { ...target, method: "GET" });
    expect(file).toMatchObject({ mimeType: "application/pdf", fileName: "a.pdf" });
    expect(await new Response(file.body).text()).toBe("%PDF");
  });

  it.each([
    ["attachment; filename=\"x.pdf\"; filename*=UTF-8''Zo%C3%AB.pdf", "Zoë.pdf"],
    ["attachment; filename=\"x.pdf\"; filename*=UTF-8''%E0%A4%A", "x.pdf"],
    ["attachment", null],
  ])("reads the name in %j", async (disposition, fileName) => {
    const target = await serve(answer(200, "%PDF", { "content-disposition": disposition }));
    const file = await requestStream(fetch, { ...target, method: "GET" });
    expect(file.fileName).toBe(fileName);
    await file.body.cancel();
  });

  it("errors the stream past the cap and refuses error answers", async () => {
    const large = await serve((_request, response) => {
      response.write("x".repeat(600));
      response.end("x".repeat(600));
    });
    const file = await requestStream(fetch, { ...large, method: "GET", maxBytes: 1000 });
    await expect(new Response(file.body).text()).rejects.toThrow();
    const infected = await serve(answer(410, '{"error":"File scan detected a virus"}'));
    const error = await failure(requestStream(fetch, { ...infected, method: "GET" }));
    expect(error.message).toBe("Amiqus: File scan detected a virus");
  });
});
