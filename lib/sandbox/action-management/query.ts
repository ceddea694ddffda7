import { z } from "zod";
import { Refusal } from "./http";
import type { CaseLight } from "./model";
import type { Hub } from "./world";

/** Properties that the sandbox orders and filters by. Only `id` and `dateDue` are documented; the rest is our choice. */
const PROPERTIES = [
  "id",
  "name",
  "cost",
  "dateDue",
  "dateCreated",
  "dateModified",
  "isClosed",
  "statusId",
] as const;
type Property = (typeof PROPERTIES)[number];

const property = z.enum(PROPERTIES);
const scalar = z.union([z.string(), z.number(), z.boolean()]);

export const querySchema = z.strictObject({
  filters: z
    .array(
      z.strictObject({
        property,
        operator: z.enum(["equals", "notEquals", "greaterThan", "lessThan"]),
        values: z.array(scalar).min(1),
      }),
    )
    .nullish(),
  include: z.array(z.enum(["listValues", "roles", "dataFields"])).nullish(),
  orderBy: z.strictObject({ property }).nullish(),
  orderByAscending: z.boolean().nullish(),
  top: z.int().min(1).max(100, "top must not be greater than 100").nullish(),
  skip: z.int().min(0).nullish(),
});
type Query = z.output<typeof querySchema>;

type Comparable = string | number | boolean | null;

const sorted = new WeakMap<Hub, Map<string, { version: number; rows: CaseLight[] }>>();

/** One page of a hub's cases: by default 20, newest first. */
export function runQuery(hub: Hub, query: Query): { ids: number[]; total: number } {
  const order = query.orderBy?.property ?? "dateCreated";
  const ascending = query.orderByAscending ?? false;
  const filters = query.filters ?? [];
  const rows = inOrder(hub, order, ascending).filter((row) =>
    filters.every(({ operator, values, ...filter }) => {
      const held = row[filter.property];
      if (operator === "equals") return values.some((value) => same(held, value));
      if (operator === "notEquals") return !values.some((value) => same(held, value));
      const bound = comparable(values[0] ?? 0);
      return held !== null && (operator === "greaterThan" ? held > bound : held < bound);
    }),
  );
  const skip = query.skip ?? 0;
  return { ids: rows.slice(skip, skip + (query.top ?? 20)).map((row) => row.id), total: rows.length };
}

function inOrder(hub: Hub, order: Property, ascending: boolean): CaseLight[] {
  const ofHub = sorted.get(hub) ?? new Map<string, { version: number; rows: CaseLight[] }>();
  sorted.set(hub, ofHub);
  const key = `${order} ${ascending}`;
  const known = ofHub.get(key);
  if (known?.version === hub.cases.version) return known.rows;
  const direction = ascending ? 1 : -1;
  const rows = [...hub.cases.lights()].sort(
    (a, b) => direction * (compare(a[order], b[order]) || a.id - b.id),
  );
  ofHub.set(key, { version: hub.cases.version, rows });
  return rows;
}

/** What has no value comes first. */
function compare(a: Comparable, b: Comparable): number {
  if (a === b) return 0;
  if (a === null || b === null) return a === null ? -1 : 1;
  return a < b ? -1 : 1;
}

/** Dates are compared as instants. */
function comparable(value: string | number | boolean): string | number | boolean {
  const at = typeof value === "string" && /^\d{4}-\d\d-\d\d/.test(value) ? Date.parse(value) : Number.NaN;
  return Number.isNaN(at) ? value : at;
}

function same(held: Comparable, value: string | number | boolean): boolean {
  return held === comparable(value);
}

/** Bounds and paging of the notes feed, as documented. Plain dates are midnight UTC. */
export function notesBounds(query: (name: string) => string | undefined) {
  const start = instant(query("dateModifiedStart"), "dateModifiedStart");
  const end = instant(query("dateModifiedEnd"), "dateModifiedEnd");
  if (start === null && end === null) {
    throw new Refusal(400, "dateModifiedStart or dateModifiedEnd must be given");
  }
  if (start !== null && end !== null && start >= end) {
    throw new Refusal(400, "dateModifiedStart must be before dateModifiedEnd");
  }
  const top = whole(query("top"), 100, "top");
  if (top < 1 || top > 1_000) throw new Refusal(400, "top must be between 1 and 1000");
  return { start, end, top, skip: whole(query("skip"), 0, "skip") };
}

function instant(text: string | undefined, name: string): number | null {
  if (text === undefined) return null;
  const at = Date.parse(text);
  if (Number.isNaN(at)) throw new Refusal(400, `${name} is not a date-time`);
  return at;
}

function whole(text: string | undefined, fallback: number, name: string): number {
  if (text === undefined) return fallback;
  if (!/^\d{1,10}$/.test(text)) throw new Refusal(400, `${name} must be a whole number`);
  return Number(text);
}
