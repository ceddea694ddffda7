import "server-only";
import { type Fetch, requestJson } from "@/lib/http/request";
import { memoryTokenCache } from "@/lib/http/token-cache";
import type { Clock, TokenCache } from "../adapter-options";
import { ProviderError } from "../errors";
import { tokenSchema } from "./api-schema";
import { PATHS } from "./assumptions";
import type { QuickrCredentials } from "./credentials";

/** Tokens live for an hour where an answer does not say otherwise (reference of 2024-09). Seconds. */
const DEFAULT_LIFE = 3600;

export interface TokenSource {
  /** Account in the paths of every call: the sub-account where the connection works in one. */
  accountId: string;
  /** Runs `call` with a token for an account; `retry` says whether a refused token is got anew and tried once more. */
  with<T>(account: string, retry: boolean, call: (token: string) => Promise<T>): Promise<T>;
}

/**
 * Access tokens of a Quickr account, from the shared cache or exchanged: the API key for one of the account itself, and
 * that one for a sub-account's. The key is sent to `/auth/token` only.
 */
export function tokenSource(options: {
  base: string;
  credentials: QuickrCredentials;
  fetch: Fetch;
  clock: Clock;
  tokens?: TokenCache | undefined;
}): TokenSource {
  const { base, credentials, fetch, clock } = options;
  const tokens: TokenCache = options.tokens ?? memoryTokenCache(clock);
  const own = credentials.accountId;

  const obtain = async (path: string, bearer: string, body?: unknown) => {
    const asked = clock.now().getTime();
    const { value } = await requestJson(fetch, {
      provider: "quickr",
      method: "POST",
      url: new URL(`${base}/accounts/${own}${path}`),
      // The reference asks for the content type also where there is no body.
      headers: { authorization: `Bearer ${bearer}`, "content-type": "application/json" },
      ...(body === undefined ? {} : { body }),
      schema: tokenSchema,
    });
    const life = value.expires_in ?? DEFAULT_LIFE;
    return { token: value.access_token, expiresAt: new Date(asked + life * 1000) };
  };
  // Getting a token changes nothing at Quickr, whatever came of it.
  const harmless = async <T>(work: () => Promise<T>): Promise<T> => {
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof ProviderError) || error.fate !== "unknown") throw error;
      const { kind, message, status, retryAfter, fieldErrors } = error;
      throw new ProviderError({
        provider: "quickr",
        kind,
        fate: "not-sent",
        message,
        fieldErrors,
        cause: error,
        ...(status === undefined ? {} : { status }),
        ...(retryAfter === undefined ? {} : { retryAfter }),
      });
    }
  };
  const tokenOf = (account: string): Promise<string> =>
    account === own
      ? tokens.token("account", () => harmless(() => obtain(PATHS.token, credentials.apiKey)))
      : tokens.token(`sub:${account}`, () =>
          withToken(own, true, (token) =>
            harmless(() => obtain(PATHS.exchangeToken, token, { account_id: account })),
          ),
        );

  async function withToken<T>(
    account: string,
    retry: boolean,
    call: (token: string) => Promise<T>,
  ): Promise<T> {
    const token = await tokenOf(account);
    try {
      return await call(token);
    } catch (error) {
      if (!(error instanceof ProviderError) || error.status !== 401) throw error;
      await tokens.forget(account === own ? "account" : `sub:${account}`, token);
      if (!retry) throw error;
    }
    return call(await tokenOf(account));
  }

  return { accountId: credentials.subAccountId ?? own, with: withToken };
}
