import { Hono } from "hono";
import type { NodeBindings } from "../faults";
import { DEFAULT_TOKEN } from "./seed";
import type { AmiqusWorld, TokenRow } from "./world";

export const OAUTH_CLIENT = "sandbox-client";
export const OAUTH_SECRET = "sandbox-oauth-secret";
const CODE_MS = 600_000;
const EXPIRES_IN = 31_536_000;

/**
 * The authorization code flow of the OAuth guide. `GET /authorize` consents at once for the demo user, or denies with
 * `?deny=1` (ours). Codes live ten minutes and are used once; refreshing ends the old pair. Error bodies are ours.
 */
export function createOauth(world: AmiqusWorld): Hono<{ Bindings: NodeBindings }> {
  const oauth = new Hono<{ Bindings: NodeBindings }>().basePath("/amiqus/oauth");
  const codes = new Map<string, { redirect: string; until: number; row: TokenRow }>();
  const refreshes = new Map<string, { access: string; row: TokenRow }>();

  oauth.get("/authorize", (c) => {
    const query = c.req.query();
    const redirect = query.redirect_uri ?? "";
    if (query.client_id !== OAUTH_CLIENT || query.response_type !== "code" || !/^https?:/.test(redirect)) {
      return refuse("invalid_request", "The client, response type or redirect address is wrong.", 400);
    }
    const target = new URL(redirect);
    if (query.state !== undefined) target.searchParams.set("state", query.state);
    const row = world.tokens.get(DEFAULT_TOKEN);
    if (query.deny === "1" || row === undefined) target.searchParams.set("error", "access_denied");
    else {
      const code = world.random.hex(40);
      codes.set(code, { redirect, until: world.now() + CODE_MS, row: { ...row } });
      target.searchParams.set("code", code);
    }
    return c.redirect(target.toString(), 302);
  });

  oauth.post("/token", async (c) => {
    const form = new URLSearchParams(await c.req.text());
    if (form.get("client_id") !== OAUTH_CLIENT || form.get("client_secret") !== OAUTH_SECRET) {
      return refuse("invalid_client", "Client authentication failed.", 401);
    }
    if (form.get("grant_type") === "authorization_code") {
      const code = form.get("code") ?? "";
      const grant = codes.get(code);
      codes.delete(code);
      if (grant === undefined || grant.until < world.now() || grant.redirect !== form.get("redirect_uri")) {
        return refuse("invalid_grant", "The code is invalid, used or expired.", 400);
      }
      return issue(grant.row);
    }
    if (form.get("grant_type") === "refresh_token") {
      const refresh = form.get("refresh_token") ?? "";
      const grant = refreshes.get(refresh);
      if (grant === undefined) return refuse("invalid_grant", "The refresh token is invalid.", 400);
      refreshes.delete(refresh);
      world.tokens.delete(grant.access);
      return issue(grant.row);
    }
    return refuse("unsupported_grant_type", "The grant type is not supported.", 400);
  });

  function issue(row: TokenRow): Response {
    const access = `eyJ0${world.random.hex(60)}`;
    const refresh = `def502${world.random.hex(60)}`;
    world.tokens.set(access, row);
    refreshes.set(refresh, { access, row });
    return Response.json({
      token_type: "Bearer",
      expires_in: EXPIRES_IN,
      access_token: access,
      refresh_token: refresh,
    });
  }
  return oauth;
}

function refuse(error: string, description: string, status: number): Response {
  return Response.json({ error, error_description: description, message: description }, { status });
}
