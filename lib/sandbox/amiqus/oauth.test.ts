import { expect, it } from "vitest";
import { OAUTH_CLIENT, OAUTH_SECRET } from "./oauth";
import { harness, isObject } from "./testing";

it("trades a code once for tokens, and a refresh token once for new ones", async () => {
  const { sandbox, call } = await harness();
  const redirect = "https://desk.test/callback";
  const query = new URLSearchParams({
    client_id: OAUTH_CLIENT,
    redirect_uri: redirect,
    response_type: "code",
    state: "s",
  });
  const consent = await sandbox.app.request(`http://sandbox.test/amiqus/oauth/authorize?${query}`);
  const target = new URL(consent.headers.get("location") ?? "");
  expect([consent.status, target.searchParams.get("state")]).toEqual([302, "s"]);
  const token = async (fields: Record<string, string>) => {
    const response = await sandbox.app.request("http://sandbox.test/amiqus/oauth/token", {
      method: "POST",
      headers: { "content-type": "application/x-www-form-urlencoded" },
      body: new URLSearchParams({
        client_id: OAUTH_CLIENT,
        client_secret: OAUTH_SECRET,
        ...fields,
      }).toString(),
    });
    const body: unknown = await response.json();
    return { status: response.status, body: isObject(body) ? body : {} };
  };
  const trade = {
    grant_type: "authorization_code",
    code: target.searchParams.get("code") ?? "",
    redirect_uri: redirect,
  };
  const first = await token(trade);
  expect(first.body).toMatchObject({ token_type: "Bearer", expires_in: 31_536_000 });
  expect((await token(trade)).status).toBe(400);
  const access = String(first.body.access_token);
  expect((await call("GET", "/me", undefined, access)).status).toBe(200);
  const refresh = { grant_type: "refresh_token", refresh_token: String(first.body.refresh_token) };
  const second = await token(refresh);
  expect((await call("GET", "/me", undefined, access)).status).toBe(401);
  expect((await call("GET", "/me", undefined, String(second.body.access_token))).status).toBe(200);
  expect((await token(refresh)).status).toBe(400);
  const denied = await sandbox.app.request(`http://sandbox.test/amiqus/oauth/authorize?${query}&deny=1`);
  expect(denied.headers.get("location")).toContain("error=access_denied");
});
