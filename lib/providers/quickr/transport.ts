import "server-only";
import type { z } from "zod";
import type { DriftNote } from "@/lib/http/drift";
import {
  type Received,
  type RequestOptions,
  requestJson,
  requestOptionalJson,
  requestStream,
  type StreamedFile,
} from "@/lib/http/request";
import { type Row, readRows } from "@/lib/http/rows";
import type { AdapterOptions } from "../adapter-options";
import { idOf, objectOf } from "../read";
import { pageSchema } from "./api-schema";
import type { QuickrCredentials } from "./credentials";
import { unknownObject, unreadable } from "./failures";
import { tokenSource } from "./tokens";

export type TransportOptions = Pick<
  AdapterOptions<QuickrCredentials>,
  "baseUrl" | "credentials" | "fetch" | "clock" | "tokens"
> & { onDrift?: ((note: DriftNote) => void) | undefined };

export type Query = Record<string, string | number | readonly string[] | undefined>;
type Method = RequestOptions["method"];

export interface Page<T> {
  rows: Row<T>[];
  /** `starting_after` of the next page; null when this was the last. */
  next: string | null;
  /** Rows that could not be read and were left out. */
  lost: number;
}

/** Largest page the reference allows. */
export const PAGE_SIZE = 100;
const MAX_PAGES = 500;
const FILE_BYTES = 100_000_000;
const FILE_TIMEOUT_MS = 300_000;

/** How the operations of client.ts reach Quickr. Everything throws ProviderError only. */
export type Transport = ReturnType<typeof createTransport>;

/** Joins base URL, account, tokens and fetch. Paths are relative to the account. */
export function createTransport(options: TransportOptions) {
  const { credentials, fetch, onDrift } = options;
  const base = options.baseUrl.replace(/\/+$/, "");
  const source = tokenSource({ ...options, base });

  function request(method: Method, path: string, query: Query, token: string): RequestOptions {
    const url = new URL(`${base}${path}`);
    for (const [name, value] of Object.entries(query)) {
      for (const one of Array.isArray(value) ? value : value === undefined ? [] : [value]) {
        url.searchParams.append(name, String(one));
      }
    }
    return { provider: "quickr", method, url, headers: { authorization: `Bearer ${token}` } };
  }

  const inAccount = (path: string, account = source.accountId) => `/accounts/${segment(account)}${path}`;

  async function get<S extends z.ZodType>(
    path: string,
    schema: S,
    query: Query = {},
    whole?: { maxBytes: number },
  ): Promise<Received<z.output<S>>> {
    return source.with(source.accountId, true, (token) =>
      requestJson(fetch, { ...request("GET", inAccount(path), query, token), schema, onDrift, ...whole }),
    );
  }

  /** One page of a list. `limit` is 1 to 100. */
  async function page<S extends z.ZodType>(
    path: string,
    rowSchema: S,
    query: Query = {},
    limit: number = PAGE_SIZE,
  ): Promise<Page<z.output<S>>> {
    const { value } = await get(path, pageSchema, { limit, ...query }, { maxBytes: 20_000_000 });
    const place = `${path.replaceAll(/[A-Za-z0-9.-]*\d[A-Za-z0-9.-]*/g, "{id}")}[]`;
    const rows = readRows(value.data, rowSchema, place, onDrift);
    const last = idOf(objectOf(value.data.at(-1)).id);
    const more = value.data.length >= limit && objectOf(value.pagination).has_more !== false;
    return { rows, next: more ? last : null, lost: value.data.length - rows.length };
  }

  /** Every row of a list. Throws `bad-response` when it does not end, and with `strict` when a row could not be read. */
  async function all<S extends z.ZodType>(
    path: string,
    rowSchema: S,
    query: Query = {},
    { strict = false }: { strict?: boolean } = {},
  ): Promise<Row<z.output<S>>[]> {
    const rows: Row<z.output<S>>[] = [];
    const seen = new Set<string>();
    let after: string | undefined;
    for (let count = 0; count < MAX_PAGES; count += 1) {
      const current = await page(path, rowSchema, { ...query, starting_after: after });
      if (strict && current.lost > 0) throw unreadable("a list could not be read completely.");
      rows.push(...current.rows);
      if (current.next === null) return rows;
      if (seen.has(current.next)) break;
      seen.add(current.next);
      after = current.next;
    }
    throw unreadable("a list does not end.");
  }

  async function send<S extends z.ZodType>(
    method: Method,
    path: string,
    schema: S,
    body?: unknown,
    account?: string,
  ): Promise<Received<z.output<S>>> {
    return source.with(source.accountId, false, (token) =>
      requestJson(fetch, {
        ...request(method, inAccount(path, account), {}, token),
        ...(body === undefined ? {} : { body }),
        schema,
        onDrift,
      }),
    );
  }

  return {
    accountId: source.accountId,
    partnerId: credentials.accountId,
    get,
    page,
    all,
    send,
    /** As `send`, for operations that may answer nothing: then null. */
    sendOptional: async <S extends z.ZodType>(method: Method, path: string, schema: S, body?: unknown) =>
      source.with(source.accountId, false, (token) =>
        requestOptionalJson(fetch, {
          ...request(method, inAccount(path), {}, token),
          ...(body === undefined ? {} : { body }),
          schema,
          onDrift,
        }),
      ),
    /** A GET of a path without an account in it. */
    getGlobal: async <S extends z.ZodType>(path: string, schema: S) =>
      source.with(source.accountId, true, (token) =>
        requestJson(fetch, { ...request("GET", path, {}, token), schema, onDrift }),
      ),
    /** An access token for a sub-account, or for the account itself. */
    tokenFor: (account: string): Promise<string> => source.with(account, true, async (token) => token),
    /** A file at a presigned address, streamed, without our token. Only hosts of the connection are reached. */
    presigned: async (address: string): Promise<StreamedFile> => {
      if (!URL.canParse(address)) throw unreadable("the file has no usable address.");
      return requestStream(fetch, {
        provider: "quickr",
        method: "GET",
        url: new URL(address),
        headers: { accept: "*/*" },
        maxBytes: FILE_BYTES,
        timeoutMs: FILE_TIMEOUT_MS,
      });
    },
  };
}

/** A path of assumptions.ts with its ids filled in. Throws `not-found`, not sent, for an id that is none. */
export function pathOf(template: string, ids: Record<string, string>): string {
  return template.replaceAll(/:(\w+)/g, (_whole, name: string) => segment(ids[name] ?? ""));
}

/** An id as a path segment. Throws `not-found`, not sent, for anything else: `..` would be another operation. */
function segment(id: string): string {
  if (!/^[A-Za-z0-9._~-]{1,200}$/.test(id) || /^\.+$/.test(id)) throw unknownObject();
  return id;
}
