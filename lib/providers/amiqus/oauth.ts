import "server-only";
import { z } from "zod";
import { type Fetch, requestJson } from "@/lib/http/request";
import { ProviderError } from "../errors";

/** An OAuth application as Amiqus registered it. `baseUrl` is that of the API, ending in `/api/v2`. */
export interface OAuthApp {
  baseUrl: string;
  clientId: string;
  /** Exactly as registered. */
  redirectUri: string;
}

export interface OAuthSecrets extends OAuthApp {
  clientSecret: string;
  fetch: Fetch;
}

/** Both tokens are secrets: encrypt before storing, never log. */
export interface OAuthTokens {
  accessToken: string;
  refreshToken: string;
  /** Seconds from now; Amiqus gives a year. */
  expiresIn: number;
}

const tokensSchema = z.looseObject({
  access_token: z.string().min(1),
  refresh_token: z.string().min(1),
  expires_in: z.coerce.number().positive(),
});

/**
 * Where a person consents (Amiqus guide auth/oauth). `state` is echoed: make it unguessable and compare it on return.
 * The browser comes back to `redirectUri` with `code`, good once within 10 minutes, or with `error=access_denied`.
 * Throws ProviderError `not-configured` when the base URL is not an API address.
 */
export function authorizeUrl(app: OAuthApp, state: string): URL {
  const url = oauthUrl(app.baseUrl, "authorize");
  url.search = new URLSearchParams({
    client_id: app.clientId,
    redirect_uri: app.redirectUri,
    response_type: "code",
    state,
  }).toString();
  return url;
}

/**
 * Trades a code for tokens: POST /oauth/token, `authorization_code`. Throws ProviderError: `invalid-request` or
 * `unauthorized` when refused; after an unknown fate the code may be used up, so let the person consent again.
 */
export function exchangeCode(app: OAuthSecrets, code: string): Promise<OAuthTokens> {
  return askForTokens(app, { grant_type: "authorization_code", code }, code);
}

/**
 * Trades a refresh token for new tokens: POST /oauth/token, `refresh_token`. It works once, and ends the old pair at
 * once: store the new pair before using it, and never run two at a time. After an unknown fate the old pair may be
 * gone. Throws as exchangeCode.
 */
export function refresh(app: OAuthSecrets, refreshToken: string): Promise<OAuthTokens> {
  return askForTokens(app, { grant_type: "refresh_token", refresh_token: refreshToken }, refreshToken);
}

async function askForTokens(
  app: OAuthSecrets,
  grant: Record<string, string>,
  secret: string,
): Promise<OAuthTokens> {
  const { clientId: client_id, clientSecret: client_secret, redirectUri: redirect_uri } = app;
  try {
    const { value } = await requestJson(app.fetch, {
      provider: "amiqus",
      method: "POST",
      url: oauthUrl(app.baseUrl, "token"),
      headers: {},
      body: new URLSearchParams({ ...grant, client_id, client_secret, redirect_uri }),
      secrets: [client_secret, secret],
      schema: tokensSchema,
    });
    return {
      accessToken: value.access_token,
      refreshToken: value.refresh_token,
      expiresIn: value.expires_in,
    };
  } catch (error) {
    throw error instanceof ProviderError ? plain(error) : error;
  }
}

/** The body of a refusal is not documented; a description says more than a code, and neither belongs to a field. */
function plain(error: ProviderError): ProviderError {
  const { provider, kind, fate, status, fieldErrors, message, retryAfter } = error;
  const description = fieldErrors.error_description?.[0] ?? fieldErrors.hint?.[0];
  return new ProviderError({
    provider,
    kind,
    fate,
    message: description === undefined ? message : `Amiqus: ${description}`,
    cause: error,
    ...(status === undefined ? {} : { status }),
    ...(retryAfter === undefined ? {} : { retryAfter }),
  });
}

/** `/oauth` stands next to `/api/v2`. */
function oauthUrl(baseUrl: string, name: "authorize" | "token"): URL {
  const base = baseUrl.replace(/\/+$/, "");
  if (!base.endsWith("/api/v2")) {
    throw new ProviderError({
      provider: "amiqus",
      kind: "not-configured",
      fate: "not-sent",
      message: "The base URL of an Amiqus connection ends in /api/v2.",
    });
  }
  return new URL(`${base.slice(0, -"/api/v2".length)}/oauth/${name}`);
}
