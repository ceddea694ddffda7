import "server-only";
import type { z } from "zod";
import { AppError, type FieldErrors, statusOf } from "@/lib/errors";
import { apiContext, type TeamContext } from "./context";
import { failureOf } from "./failure";
import { assertSameOrigin } from "./origin";
import { requestIdOf } from "./request-id";

const maxBody = 256 * 1024;

/** What a route handler gets: the member's context, the request and the path's parameters. */
export interface ApiInput<P> {
  ctx: TeamContext;
  request: Request;
  params: P;
}

function finish(response: Response, requestId: string): Response {
  if (!response.headers.has("cache-control")) response.headers.set("cache-control", "no-store");
  response.headers.set("x-content-type-options", "nosniff");
  response.headers.set("x-request-id", requestId);
  return response;
}

/**
 * Wraps a route handler: session, and for anything but GET the origin and a JSON body (or one of `accepts`). The
 * handler answers a Response or a value that becomes JSON; every answer is `no-store`. AppError becomes
 * `{ error: Failure }` with its status; anything else is logged and masked as 500.
 */
export function apiRoute<P = unknown>(
  handler: (input: ApiInput<P>) => Promise<unknown>,
  options: { accepts?: string[] } = {},
) {
  const accepts = options.accepts ?? ["application/json"];
  return async (request: Request, route: { params: Promise<P> }): Promise<Response> => {
    const requestId = requestIdOf(request.headers);
    try {
      if (request.method !== "GET" && request.method !== "HEAD") {
        assertSameOrigin(request.headers);
        const type = request.headers.get("content-type")?.split(";")[0]?.trim().toLowerCase() ?? "";
        if (!accepts.includes(type))
          throw new AppError("invalid", `Send the body as ${accepts.join(" or ")}.`);
      }
      const ctx = { ...(await apiContext(request)), requestId };
      const result = await handler({ ctx, request, params: await route.params });
      return finish(result instanceof Response ? result : Response.json(result ?? null), requestId);
    } catch (error) {
      const failure = failureOf(error, requestId);
      const status =
        failure.code === "unexpected" || failure.code === "offline" ? 500 : statusOf(failure.code);
      return finish(Response.json({ error: failure }, { status }), requestId);
    }
  };
}

/** Dotted field paths and messages of a zod error. */
function fieldErrorsOf(error: z.ZodError): FieldErrors {
  const fields: FieldErrors = {};
  for (const issue of error.issues) {
    const path = issue.path.join(".");
    fields[path] = [...(fields[path] ?? []), issue.message];
  }
  return fields;
}

/** The request's JSON body, parsed by a strict schema. Throws AppError `invalid`; bodies over 256 kB are refused. */
export async function readJson<T>(request: Request, schema: z.ZodType<T>): Promise<T> {
  const declared = Number(request.headers.get("content-length") ?? 0);
  const text = declared > maxBody ? null : await request.text();
  if (text === null || text.length > maxBody)
    throw new AppError("invalid", "The request is larger than 256 kB.");
  let body: unknown;
  try {
    body = JSON.parse(text);
  } catch {
    throw new AppError("invalid", "The request is not JSON.");
  }
  return parseInput(schema, body);
}

/** Parses input by a schema. Throws AppError `invalid` with field errors. */
export function parseInput<T>(schema: z.ZodType<T>, input: unknown): T {
  const parsed = schema.safeParse(input);
  if (parsed.success) return parsed.data;
  throw new AppError("invalid", "Some fields need attention. Nothing was saved.", {
    fieldErrors: fieldErrorsOf(parsed.error),
  });
}
