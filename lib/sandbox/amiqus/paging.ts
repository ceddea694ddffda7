import type { Table } from "../store";
import { type AmiqusContext, answer, invalid } from "./http";
import type { AmiqusTeam } from "./world";

interface Page {
  page: number;
  limit: number;
}

/** `page` and `limit` of the query: default 1 and 25, limit at most 100, else 422. */
function readPage(c: AmiqusContext): Page {
  return { page: bounded(c, "page", 1, 1_000_000_000), limit: bounded(c, "limit", 25, 100) };
}

function bounded(c: AmiqusContext, name: string, fallback: number, maximum: number): number {
  const text = c.req.query(name);
  if (text === undefined) return fallback;
  if (!/^[0-9]+$/.test(text)) throw invalid({ [name]: [`The ${name} must be an integer.`] });
  const value = Number(text);
  if (value < 1) throw invalid({ [name]: [`The ${name} must be at least 1.`] });
  if (value > maximum) throw invalid({ [name]: [`The ${name} may not be greater than ${maximum}.`] });
  return value;
}

/** The `expand` list, each of `allowed`, else the guide's 422. */
export function readExpand<Name extends string>(
  c: AmiqusContext,
  allowed: readonly Name[],
): ReadonlySet<Name> {
  const given = (c.req.queries("expand") ?? c.req.queries("expand[]") ?? []).flatMap((part) =>
    part.split(","),
  );
  const wanted = new Set<Name>();
  for (const part of given) {
    const name = allowed.find((candidate) => candidate === part);
    if (name === undefined) {
      throw invalid({ expand: [`The expand parameter must be one of: ${allowed.join(", ")}`] });
    }
    wanted.add(name);
  }
  return wanted;
}

/** One of the values a query parameter may have, undefined when it is left out. */
export function readChoice<Value extends string>(
  c: AmiqusContext,
  name: string,
  values: readonly Value[],
): Value | undefined {
  const text = c.req.query(name);
  if (text === undefined) return undefined;
  const value = values.find((candidate) => candidate === text);
  if (value === undefined) throw invalid({ [name]: [`The selected ${name} is invalid.`] });
  return value;
}

export function readInteger(c: AmiqusContext, name: string): number | undefined {
  const text = c.req.query(name);
  if (text === undefined) return undefined;
  if (!/^[0-9]{1,15}$/.test(text)) throw invalid({ [name]: [`The ${name} must be an integer.`] });
  return Number(text);
}

/** A member id, or false for "nobody". */
export function readAssignee(c: AmiqusContext, name: string): number | false | undefined {
  return c.req.query(name) === "false" ? false : readInteger(c, name);
}

export function readBoolean(c: AmiqusContext, name: string): boolean | undefined {
  const choice = readChoice(c, name, ["true", "false", "1", "0"]);
  return choice === undefined ? undefined : choice === "true" || choice === "1";
}

/** Ascending or descending as asked; ascending by default. */
export function readDescending(c: AmiqusContext): boolean {
  return readChoice(c, "order_by", ["asc", "desc"]) === "desc";
}

/** The `paginated_list` envelope. `links` is null for a single page and keeps the other parameters otherwise. */
function pageOf(c: AmiqusContext, page: Page, total: number, data: unknown[]): Response {
  const totalPages = Math.max(1, Math.ceil(total / page.limit));
  const link = (number: number) => {
    const url = new URL(c.req.url);
    url.searchParams.set("page", String(number));
    return url.toString();
  };
  return answer({
    object: "paginated_list",
    data,
    total,
    count: data.length,
    limit: page.limit,
    current_page: page.page,
    total_pages: totalPages,
    links:
      totalPages === 1
        ? null
        : {
            next: page.page < totalPages ? link(page.page + 1) : null,
            previous: page.page > 1 ? link(page.page - 1) : null,
          },
  });
}

/** Pages rows that are already in order. */
export function pageRows<Row>(c: AmiqusContext, rows: readonly Row[], show: (row: Row) => unknown): Response {
  const page = readPage(c);
  const from = (page.page - 1) * page.limit;
  return pageOf(c, page, rows.length, rows.slice(from, from + page.limit).map(show));
}

/** The `list` envelope of additions: always one page of 100. */
export function listOf(c: AmiqusContext, data: unknown[]): Response {
  const url = new URL(c.req.url);
  url.search = "";
  return answer(
    {
      object: "list",
      data,
      total: data.length,
      count: data.length,
      limit: 100,
      has_more: false,
      url: url.toString(),
    },
    201,
  );
}

/**
 * Pages a big table: filters and sorts light rows once per query and table version, then makes only the rows of
 * the page.
 */
export function pageTable<Row extends { id: number }, Light extends { id: number }>(
  c: AmiqusContext,
  team: AmiqusTeam,
  table: Table<Row, Light>,
  query: {
    keep: (light: Light) => boolean;
    compare: (a: Light, b: Light) => number;
    show: (row: Row) => unknown;
  },
): Response {
  const page = readPage(c);
  const url = new URL(c.req.url);
  for (const name of ["page", "limit", "expand"]) url.searchParams.delete(name);
  const key = `${url.pathname}?${url.searchParams}`;
  let cached = team.listCache.get(key);
  if (cached === undefined || cached.version !== team.version) {
    const kept: Light[] = [];
    for (const light of table.lights()) if (query.keep(light)) kept.push(light);
    kept.sort(query.compare);
    cached = { version: team.version, ids: kept.map((light) => light.id) };
    if (team.listCache.size >= 8) team.listCache.clear();
    team.listCache.set(key, cached);
  }
  const from = (page.page - 1) * page.limit;
  const rows = cached.ids.slice(from, from + page.limit).flatMap((id) => table.get(id) ?? []);
  return pageOf(c, page, cached.ids.length, rows.map(query.show));
}

/** Compares by a key, ties by id; null keys last. `descending` turns the whole order. */
export function by<Light extends { id: number }>(
  key: (light: Light) => string | number | null,
  descending: boolean,
): (a: Light, b: Light) => number {
  const sign = descending ? -1 : 1;
  return (a, b) => {
    const left = key(a);
    const right = key(b);
    if (left === right) return (a.id - b.id) * sign;
    if (left === null) return 1;
    if (right === null) return -1;
    return (left < right ? -1 : 1) * sign;
  };
}
