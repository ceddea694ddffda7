import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { startTestServer } from "@/lib/http/testing";
import { startSandbox } from "@/lib/sandbox/server";
import { fails } from "../contract-context";
import { type ContractSandbox, contractSandbox } from "../contract-sandbox";
import { connectLive, type Live } from "./client-contract-live";
import { authorizeUrl, exchangeCode, type OAuthSecrets, refresh } from "./oauth";

let running: ContractSandbox;
let live: Live;
let app: OAuthSecrets;

beforeAll(async () => {
  const sandbox = await startSandbox();
  running = contractSandbox(sandbox, "amiqus", `${sandbox.url}/amiqus/api/v2`);
});
afterAll(() => running.close());
beforeEach(() => {
  live = connectLive(running);
  app = {
    baseUrl: live.baseUrl,
    clientId: "sandbox-client",
    clientSecret: "sandbox-oauth-secret",
    redirectUri: "https://desk.test/callback",
    fetch: live.fetch,
  };
});

/** What the browser brings back after consenting. */
async function consent(extra: Record<string, string> = {}): Promise<URL> {
  const url = authorizeUrl(app, "unguessable state");
  for (const [name, value] of Object.entries(extra)) {
    url.searchParams.set(name, value);
  }
  const answer = await fetch(url, { redirect: "manual" });
  return new URL(answer.headers.get("location") ?? "");
}
const code = async () => (await consent()).searchParams.get("code") ?? "";

describe("OAuth", () => {
  it("trades a code once for tokens that work", async () => {
    const back = await consent();
    expect(back.searchParams.get("state")).toBe("unguessable state");
    const granted = back.searchParams.get("code") ?? "";
    const tokens = await exchangeCode(app, granted);
    expect(tokens.expiresIn).toBe(31_536_000);
    await connectLive(running, tokens.accessToken).client.me();
    const error = await fails(exchangeCode(app, granted), "invalid-request", "refused");
    expect({ message: error.message, fieldErrors: error.fieldErrors }).toEqual({
      message: "Amiqus: The code is invalid, used or expired.",
      fieldErrors: {},
    });
  });

  it("refreshes once and ends the old pair", async () => {
    const old = await exchangeCode(app, await code());
    const fresh = await refresh(app, old.refreshToken);
    await connectLive(running, fresh.accessToken).client.me();
    await fails(connectLive(running, old.accessToken).client.me(), "unauthorized");
    await fails(refresh(app, old.refreshToken), "invalid-request", "refused");
  });

  it("tells a refusal by the person", async () => {
    expect((await consent({ deny: "1" })).searchParams.get("error")).toBe("access_denied");
  });

  it("knows a wrong secret, and that a lost answer may have used the token up", async () => {
    await fails(
      exchangeCode({ ...app, clientSecret: "wrong-secret" }, await code()),
      "unauthorized",
      "refused",
    );
    const { refreshToken } = await exchangeCode(app, await code());
    await live.control("POST", "/faults", { kind: "drop-after", path: "/oauth/token$" });
    await fails(refresh(app, refreshToken), "unavailable", "unknown");
    await fails(refresh(app, refreshToken), "invalid-request", "refused");
  });

  it("wants an API address as base", async () => {
    expect(authorizeUrl({ ...app, baseUrl: "https://id.amiqus.co/api/v2/" }, "s").href).toBe(
      "https://id.amiqus.co/oauth/authorize?client_id=sandbox-client&redirect_uri=https%3A%2F%2Fdesk.test%2Fcallback&response_type=code&state=s",
    );
    await fails(exchangeCode({ ...app, baseUrl: "https://id.amiqus.co" }, "c"), "not-configured", "not-sent");
  });
});

describe("odd answers of the token endpoint", () => {
  it.each([
    [400, '{"error":"invalid_grant"}', "Amiqus: invalid_grant"],
    [400, '{"error":"invalid_grant","error_description":"Expired."}', "Amiqus: Expired."],
    [401, '{"message":"Client …"}', "Amiqus: Client …"],
    [400, '{"error":"echo of the-code-itself"}', "Amiqus: echo of …"],
    [400, "<html>no</html>", "Amiqus did not accept the request."],
    [400, '{"error":{"deep":["thing"]}}', "Amiqus did not accept the request."],
    [200, '{"access_token":"a"}', "Amiqus sent an answer that could not be read."],
    [200, "[]", "Amiqus sent an answer that could not be read."],
  ])("reads %s %s", async (status, body, message) => {
    const server = await startTestServer((_request, response) => {
      response.writeHead(status, { "content-type": "application/json" }).end(body);
    });
    const error = await fails(exchangeCode({ ...app, baseUrl: `${server.url}/api/v2` }, "the-code-itself"));
    await server.close();
    expect(error.message.startsWith(message), error.message).toBe(true);
    expect(error.message).not.toContain("the-code-itself");
  });
});
