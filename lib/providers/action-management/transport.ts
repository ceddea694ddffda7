import "server-only";
import { z } from "zod";
import type { DriftNote } from "@/lib/http/drift";
import {
  type Fetch,
  type Received,
  type RequestOptions,
  requestEmpty,
  requestJson,
} from "@/lib/http/request";
import { type Row, readRows } from "@/lib/http/rows";
import type { TokenCache } from "../adapter-options";
import { ProviderError } from "../errors";
import { withFate } from "../failures";
import { tokenSchema } from "./api-schema";
import { API_SUFFIX, DEFAULT_GRANT_TYPE, DEFAULT_TOKEN_SECONDS, HUBS_PATH, TOKEN_PATH } from "./assumptions";
import type { ActionManagementCredentials } from "./credentials";
import { asRead, int32 } from "./failures";

export interface TransportOptions {
  baseUrl: string;
  credentials: ActionManagementCredentials;
  fetch: Fetch;
  clock: { now(): Date };
  tokens: TokenCache;
  onDrift?: ((note: DriftNote) => void) | undefined;
}

export type Query = Record<string, string | number | undefined>;
type Method = RequestOptions["method"];
type Service = "api" | "hubs";

/** One answer of a list. `total` is null when the answer does not say; `read` counts rows that were lost too. */
export interface Page<T> {
  rows: Row<T>[];
  total: number | null;
  read: number;
}

const listSchema = z.looseObject({
  items: z.array(z.unknown()),
  totalCount: z.number().nullish().catch(null),
});

/** The addresses of a connection: the API below its hub, the Hubs API of the same hub, and where tokens are given. */
export function addressesOf(baseUrl: string, credentials: { hubId: string; tokenUrl?: string | undefined }) {
  const base = baseUrl.replace(/\/+$/, "");
  const root = base.endsWith(API_SUFFIX) ? base.slice(0, -API_SUFFIX.length) : new URL(base).origin;
  const hub = int32(credentials.hubId);
  return {
    api: `${base}/hubs/${hub}`,
    hubs: `${root}${HUBS_PATH}/${hub}`,
    token: credentials.tokenUrl || `${root}${TOKEN_PATH}`,
  };
}

/** Joins addresses, token and fetch. Paths are relative to the hub; ids in them are numbers. */
export function createTransport(options: TransportOptions) {
  const { credentials, fetch, clock, tokens, onDrift } = options;
  const addresses = addressesOf(options.baseUrl, credentials);
  const secrets = [credentials.clientSecret];
  // Another hub, client, scope or address is another token; the cache itself is the connection's own.
  const tokenKey = `${credentials.hubId} ${credentials.clientId}`.slice(0, 100);

  /** Exchanges the credentials. A refusal is `unauthorized`; whatever fails, the request behind it was not sent. */
  async function exchange(): Promise<{ token: string; expiresAt: Date }> {
    const body = new URLSearchParams({
      grant_type: credentials.grantType || DEFAULT_GRANT_TYPE,
      ...(credentials.scope ? { scope: credentials.scope } : {}),
      client_id: credentials.clientId,
      client_secret: credentials.clientSecret,
    });
    const url = new URL(addresses.token);
    const request = {
      provider: "action-management",
      method: "POST",
      url,
      headers: {},
      body,
      secrets,
    } as const;
    try {
      const { value } = await requestJson(fetch, { ...request, schema: tokenSchema });
      const seconds = value.expires_in ?? DEFAULT_TOKEN_SECONDS;
      return { token: value.access_token, expiresAt: new Date(clock.now().getTime() + seconds * 1000) };
    } catch (error) {
      if (!(error instanceof ProviderError)) throw error;
      throw error.status === 400 || error.status === 401 ? refusedCredentials(error) : notSent(error);
    }
  }

  /** Runs a request with a token; when that is refused, once more with a new one: 401 means that nothing was done. */
  async function authorised<T>(send: (headers: Record<string, string>) => Promise<T>): Promise<T> {
    const attempt = async (token: string) => send({ authorization: `Bearer ${token}` });
    const token = await tokens.token(tokenKey, exchange);
    try {
      return await attempt(token);
    } catch (error) {
      if (!(error instanceof ProviderError && error.kind === "unauthorized")) throw error;
      await tokens.forget(tokenKey, token);
      return attempt(await tokens.token(tokenKey, exchange));
    }
  }

  function request(service: Service, method: Method, path: string, query: Query = {}) {
    const url = new URL(`${addresses[service]}${path}`);
    for (const [name, value] of Object.entries(query)) {
      if (value !== undefined) url.searchParams.set(name, String(value));
    }
    return { provider: "action-management", method, url, secrets } as const;
  }

  /** One answer of a list. Rows that cannot be read are left out and counted as drift. */
  async function list<S extends z.ZodType>(
    rowSchema: S,
    { service = "api", method = "GET", path, query, body }: ListRequest,
  ): Promise<Page<z.output<S>>> {
    const base = request(service, method, path, query);
    const sent = authorised((headers) =>
      requestJson(fetch, { ...base, headers, body, schema: listSchema, maxBytes: 20_000_000 }),
    );
    const { value } = await asRead(sent);
    const rows = readRows(value.items, rowSchema, `${path.replaceAll(/\d+/g, "{id}")}[]`, onDrift);
    return { rows, total: value.totalCount ?? null, read: value.items.length };
  }

  return {
    exchange,
    list,
    get: <S extends z.ZodType>(path: string, schema: S): Promise<Received<z.output<S>>> =>
      authorised((headers) =>
        requestJson(fetch, { ...request("api", "GET", path), headers, schema, onDrift }),
      ),
    /** A write whose answer may be empty; its body, when there is one, need not be read. */
    put: async (path: string, body: unknown): Promise<void> => {
      await authorised((headers) => requestEmpty(fetch, { ...request("api", "PUT", path), headers, body }));
    },
    remove: async (path: string): Promise<void> => {
      await authorised((headers) => requestEmpty(fetch, { ...request("api", "DELETE", path), headers }));
    },
  };
}

interface ListRequest {
  service?: Service;
  method?: "GET" | "POST";
  path: string;
  query?: Query;
  body?: unknown;
}

/** Identity services answer 400 `invalid_client` or 401; both mean that the credentials are not good. */
function refusedCredentials(error: ProviderError): ProviderError {
  return new ProviderError({
    provider: "action-management",
    kind: "unauthorized",
    fate: "refused",
    message: "Action Management did not accept the client ID, client secret, scope or grant type.",
    cause: error,
    ...(error.status === undefined ? {} : { status: error.status }),
  });
}

function notSent(error: ProviderError): ProviderError {
  return error.fate === "unknown" ? withFate(error, "not-sent") : error;
}
