import "server-only";
import { z } from "zod";
import type { DriftNote } from "@/lib/http/drift";
import {
  type Fetch,
  type Received,
  type RequestOptions,
  requestEmpty,
  requestJson,
  requestOptionalJson,
  requestStream,
  type StreamedFile,
} from "@/lib/http/request";
import { type Row, readRows } from "@/lib/http/rows";
import { badResponse, unknownObject } from "./failures";

export interface TransportOptions {
  baseUrl: string;
  token: string;
  fetch: Fetch;
  onDrift?: ((note: DriftNote) => void) | undefined;
}

export type Query = Record<string, string | number | boolean | undefined>;
type Method = RequestOptions["method"];

/** An object's id or reference, as Amiqus gave it. */
export type Id = string | number;

export interface ListOptions {
  /** Throws rather than leaving out a row that could not be read. */
  strict?: boolean;
}

export interface Page<T> {
  rows: Row<T>[];
  number: number;
  /** Most rows a page may have. */
  size: number;
  totalPages: number | null;
  total: number | null;
  /** Rows that could not be read and were left out. */
  lost: number;
  headers: Headers;
}

const FILE_BYTES = 100_000_000;
const FILE_TIMEOUT_MS = 300_000;
const PAGE_SIZE = 100;
const MAX_PAGES = 500;

const listSchema = z.looseObject({
  data: z.array(z.unknown()),
  total: z.number().nullish().catch(null),
  total_pages: z.number().nullish().catch(null),
});

/** How the operations of client.ts reach Amiqus. Everything throws ProviderError only. */
export type Transport = ReturnType<typeof createTransport>;

/** Joins base URL, token and fetch. Paths are relative to the base URL; ids in them must be encoded by `segment`. */
export function createTransport({ baseUrl, token, fetch, onDrift }: TransportOptions) {
  const base = baseUrl.replace(/\/+$/, "");

  function options(method: Method, path: string, query: Query = {}): RequestOptions {
    const url = new URL(`${base}${path}`);
    for (const [name, value] of Object.entries(query)) {
      if (value !== undefined) {
        url.searchParams.set(name, String(value));
      }
    }
    return { provider: "amiqus", method, url, headers: { authorization: `Bearer ${token}` } };
  }

  async function page<S extends z.ZodType>(
    path: string,
    rowSchema: S,
    number: number,
    query: Query = {},
    paging: Query = { limit: PAGE_SIZE, page: number },
  ): Promise<Page<z.output<S>>> {
    const request = options("GET", path, { ...paging, ...query });
    const { value, headers } = await requestJson(fetch, {
      ...request,
      schema: listSchema,
      maxBytes: 20_000_000,
    });
    const rows = readRows(value.data, rowSchema, `${path.replaceAll(/\d+/g, "{id}")}[]`, onDrift);
    return {
      rows,
      number,
      size: typeof query.limit === "number" ? query.limit : PAGE_SIZE,
      totalPages: value.total_pages ?? null,
      total: value.total ?? null,
      lost: value.data.length - rows.length,
      headers,
    };
  }

  /**
   * Every row of a list, by page numbers (links are never followed). Stops when pages repeat. Throws `bad-response`
   * when the list does not end within 500 pages, and with `strict` also when a row could not be read or pages repeat.
   * `unpaged` is for lists whose documents name no paging parameters: `page` is then sent only when more pages exist.
   */
  async function all<S extends z.ZodType>(
    path: string,
    rowSchema: S,
    query: Query = {},
    { strict = false, unpaged = false }: ListOptions & { unpaged?: boolean } = {},
  ): Promise<Row<z.output<S>>[]> {
    const rows: Row<z.output<S>>[] = [];
    let previous = "";
    for (let number = 1; number <= MAX_PAGES; number += 1) {
      const paging = unpaged ? { page: number === 1 ? undefined : number } : undefined;
      const current = await page(path, rowSchema, number, query, paging);
      const fingerprint = JSON.stringify(current.rows.map((row) => row.raw));
      const repeated = number > 1 && current.rows.length > 0 && fingerprint === previous;
      if (strict && (current.lost > 0 || repeated)) {
        throw badResponse("Amiqus: A list could not be read completely.");
      }
      if (repeated) {
        return rows;
      }
      rows.push(...current.rows);
      if (isLastPage(current)) {
        return rows;
      }
      previous = fingerprint;
    }
    throw badResponse("Amiqus: A list does not end.");
  }

  async function get<S extends z.ZodType>(
    path: string,
    schema: S,
    query?: Query,
  ): Promise<Received<z.output<S>>> {
    return requestJson(fetch, { ...options("GET", path, query), schema, onDrift });
  }

  async function send<S extends z.ZodType>(
    method: Method,
    path: string,
    schema: S,
    body?: unknown,
    query?: Query,
  ): Promise<Received<z.output<S>>> {
    return requestJson(fetch, { ...options(method, path, query), body, schema, onDrift });
  }

  /** POST, PUT or PATCH that answers 201 with the rows it added, or 204 when it added none. */
  async function sendForAdded<S extends z.ZodType>(
    method: Method,
    path: string,
    rowSchema: S,
    body: unknown,
  ): Promise<z.output<S>[]> {
    const schema = z.looseObject({ data: z.array(rowSchema) });
    const received = await requestOptionalJson(fetch, { ...options(method, path), body, schema, onDrift });
    return received?.value.data ?? [];
  }

  return {
    page,
    all,
    get,
    send,
    sendForAdded,
    /** A request whose answer has no body; resolves with its headers. */
    empty: (method: Method, path: string): Promise<Headers> => requestEmpty(fetch, options(method, path)),
    /** A file, streamed, up to 100 MB within 5 minutes. */
    file: (path: string): Promise<StreamedFile> => {
      const request = options("GET", path);
      const headers = { ...request.headers, accept: "*/*" };
      return requestStream(fetch, { ...request, headers, maxBytes: FILE_BYTES, timeoutMs: FILE_TIMEOUT_MS });
    },
  };
}

/** True when no further page can follow. Without a page count a short page is the last. */
export function isLastPage(page: Page<unknown>): boolean {
  const read = page.rows.length + page.lost;
  return read === 0 || (page.totalPages === null ? read < page.size : page.number >= page.totalPages);
}

/**
 * An id or uuid as a path segment. Throws `not-found`, not sent, for anything else: `..` would be another operation.
 */
export function segment(id: Id): string {
  const text = String(id);
  if (!/^[A-Za-z0-9-]{1,64}$/.test(text)) {
    throw unknownObject();
  }
  return text;
}
