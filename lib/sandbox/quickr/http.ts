import type { Context } from "hono";
import { z } from "zod";
import type { NodeBindings } from "../faults";
import type { TokenRow } from "./model";

export type QuickrEnv = { Bindings: NodeBindings; Variables: { token: TokenRow; accountId: string } };
export type QuickrContext = Context<QuickrEnv>;

/** An answer that is not success. */
export class Refusal extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    message: string,
    readonly errors: { path: string; message: string }[] = [],
  ) {
    super(message);
  }
}

/** Ours: the reference shows no error at all; this is the form of its maker's payment API. */
export function refusalAnswer({ status, code, message, errors }: Refusal): Response {
  return json({ error: { code, message, ...(errors.length === 0 ? {} : { errors }) } }, status);
}

export function json(body: unknown, status = 200): Response {
  return new Response(JSON.stringify(body), { status, headers: { "content-type": "application/json" } });
}

export const notFound = (what: string) => new Refusal(404, "not_found", `${what} not found`);
export const conflict = (message: string) => new Refusal(409, "conflict", message);
const invalid = (errors: { path: string; message: string }[]) =>
  new Refusal(400, "invalid_request", errors[0]?.message ?? "The request is not valid", errors);

/** 403 unless the token has one of the scopes; admin may read and write, and who may write may read. */
export function requireScope(c: QuickrContext, scope: "read" | "write" | "admin"): void {
  const ranks = ["read", "write", "admin"];
  const best = Math.max(-1, ...c.get("token").scope.map((one) => ranks.indexOf(one.replace(":quickr", ""))));
  if (best < ranks.indexOf(scope))
    throw new Refusal(403, "forbidden", `This needs the scope ${scope}:quickr`);
}

/** The body, parsed; throws the 400 that the sandbox answers. */
export async function readBody<S extends z.ZodType>(c: QuickrContext, schema: S): Promise<z.output<S>> {
  let body: unknown;
  try {
    body = JSON.parse(await c.req.text());
  } catch {
    throw invalid([{ path: "", message: "The body is not JSON" }]);
  }
  return parse(schema, body);
}

export function parse<S extends z.ZodType>(schema: S, value: unknown): z.output<S> {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  throw invalid(
    result.error.issues.map((issue) => ({ path: issue.path.map(String).join("."), message: issue.message })),
  );
}

const pagingSchema = z.object({
  limit: z.coerce.number().int().min(1).max(100).default(10),
  starting_after: z.string().min(1).optional(),
});

/** A page of rows by `starting_after` and `limit`, as `{data, pagination}`. */
export function page<T extends { id: string }>(
  c: QuickrContext,
  rows: readonly T[],
  show: (row: T) => unknown,
): Response {
  const query = parse(pagingSchema, {
    limit: c.req.query("limit"),
    starting_after: c.req.query("starting_after"),
  });
  const after = query.starting_after;
  const start = after === undefined ? 0 : rows.findIndex((row) => row.id === after) + 1;
  if (after !== undefined && start === 0) {
    throw invalid([{ path: "starting_after", message: "There is no such object" }]);
  }
  const shown = rows.slice(start, start + query.limit);
  const more = start + shown.length < rows.length;
  return json({
    data: shown.map(show),
    pagination: {
      limit: query.limit,
      has_more: more,
      starting_after: more ? (shown.at(-1)?.id ?? null) : null,
    },
  });
}

/** Values of a repeated query parameter, each one of `allowed`. */
export function listed(c: QuickrContext, name: string, allowed: readonly string[]): string[] {
  const values = c.req.queries(name) ?? [];
  for (const value of values) {
    if (!allowed.includes(value))
      throw invalid([{ path: name, message: `${value} is not one of ${allowed.join(", ")}` }]);
  }
  return values;
}

/** Any JSON object. */
export const objectSchema = z.record(z.string(), z.json());
