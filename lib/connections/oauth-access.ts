import "server-only";
import { AppError } from "@/lib/errors";
import type { Priority } from "@/lib/http/rate-budget";
import type { Fetch } from "@/lib/http/request";
import { type OAuthCredentials, oauthOf } from "@/lib/providers/credentials";
import { ProviderError } from "@/lib/providers/errors";
import { connectionFetch } from "./fetch";
import { freshTokens, type OAuthConnection } from "./oauth-refresh";
import { openAccount } from "./sealed";

/** Credentials that are good now, and the fetch to use them with. */
export interface Access {
  credentials: unknown;
  fetch: Fetch;
}

/** Error of an OAuth connection whose consent nobody has given yet. */
export function notConsented(): AppError {
  return new AppError(
    "unavailable",
    "This connection waits for consent at the provider. An admin can connect it.",
  );
}

/**
 * Opens a connection's credentials. For OAuth an access token near its end is renewed first, and its fetch renews a
 * token that the provider refuses, once, and sends the refused request again: a 401 did nothing. Throws AppError
 * `unavailable` when the credentials do not open or nobody has consented, ProviderError when renewing failed.
 */
export async function openAccess(connection: OAuthConnection, priority: Priority): Promise<Access> {
  const fetch = connectionFetch(connection, priority);
  const stored = openAccount(connection);
  const oauth = oauthOf(stored);
  if (oauth === null) return { credentials: stored, fetch };
  if (oauth.tokens === null) throw notConsented();
  const tokens = await freshTokens(connection, oauth.tokens, fetch);
  const credentials: OAuthCredentials = { ...oauth, tokens };
  const renew = async (refused: string) =>
    (await freshTokens(connection, { ...tokens, accessToken: refused }, fetch, { refused: true }))
      .accessToken;
  return { credentials, fetch: renewing(fetch, tokens.accessToken, renew) };
}

/** A fetch that sends the newest access token, and once more with a new one after a 401. */
export function renewing(
  fetch: Fetch,
  accessToken: string,
  renew: (refused: string) => Promise<string>,
): Fetch {
  let newest = accessToken;
  const sendAs = (token: string, input: URL, init: RequestInit) => {
    const headers = new Headers(init.headers);
    headers.set("authorization", `Bearer ${token}`);
    return fetch(input, { ...init, headers });
  };
  return async (input, init) => {
    const used = newest;
    const response = await sendAs(used, input, init);
    if (response.status !== 401) return response;
    try {
      newest = await renew(used);
    } catch (error) {
      // Access has ended for good: the provider's own answer says so best.
      if (error instanceof ProviderError && error.kind === "unauthorized") return response;
      throw error;
    }
    response.body?.cancel().catch(() => undefined);
    return sendAs(newest, input, init);
  };
}
