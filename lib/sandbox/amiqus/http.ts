import type { Context } from "hono";
import { z } from "zod";
import type { NodeBindings } from "../faults";
import type { MemberRow } from "./model";
import type { AmiqusTeam, TokenRow } from "./world";

/** What the bearer token stands for. */
export interface Session {
  token: TokenRow;
  team: AmiqusTeam;
  member: MemberRow;
}

export type AmiqusEnv = { Bindings: NodeBindings; Variables: { session: Session } };
export type AmiqusContext = Context<AmiqusEnv>;

/** An answer that is not success, with its exact body. */
export class Refusal extends Error {
  constructor(
    readonly status: number,
    readonly body: unknown,
  ) {
    super(`refused with ${status}`);
  }
}

/** 404 with the documented `error` text of the object. */
export function notFound(text: string): Refusal {
  return new Refusal(404, { error: text });
}

export function forbidden(): Refusal {
  return new Refusal(403, { message: "This action is unauthorized." });
}

/** 422 in the documented bare form: dotted paths to messages. */
export function invalid(fields: Record<string, string[]>): Refusal {
  return new Refusal(422, fields);
}

/** 422 about the body as a whole. */
export function invalidBody(message: string): Refusal {
  return new Refusal(422, { errors: [message] });
}

/** JSON with non-ASCII escaped and slashes bare, as the data formats guide says. */
export function toJson(body: unknown): string {
  return JSON.stringify(body).replace(
    /[\u0080-\uffff]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}

export function answer(body: unknown, status = 200): Response {
  return new Response(toJson(body), { status, headers: { "content-type": "application/json" } });
}

export function noContent(): Response {
  return new Response(null, { status: 204 });
}

/** A date-time as the API writes it: UTC, whole seconds. */
export function stamp(at: number): string;
export function stamp(at: number | null): string | null;
export function stamp(at: number | null): string | null {
  return at === null ? null : `${new Date(at).toISOString().slice(0, 19)}Z`;
}

/** A path parameter as an id, or -1 which no object has. */
export function pathId(c: AmiqusContext, name: string): number {
  const text = c.req.param(name) ?? "";
  return /^[0-9]{1,15}$/.test(text) ? Number(text) : -1;
}

/** The JSON body, or a 422 when it is none. */
export async function readJson(c: AmiqusContext): Promise<unknown> {
  try {
    return JSON.parse(await c.req.text());
  } catch {
    throw invalidBody("The request body must be valid JSON");
  }
}

/** Parses a body with a strict schema; throws the 422 that the API would answer. */
export function parseBody<Schema extends z.ZodType>(
  schema: Schema,
  body: unknown,
  prefix = "",
): z.output<Schema> {
  const result = schema.safeParse(body, { reportInput: true });
  if (result.success) return result.data;
  throw new Refusal(422, messagesOf(result.error, prefix));
}

/** Parses a JSON object of which at least one property is needed. */
export async function readPatch<Schema extends z.ZodType>(
  c: AmiqusContext,
  schema: Schema,
): Promise<z.output<Schema>> {
  const body = await readJson(c);
  if (typeof body !== "object" || body === null || Object.keys(body).length === 0) {
    throw invalidBody("At least one property is required");
  }
  return parseBody(schema, body);
}

/** Zod's issues as a map of dotted paths; issues about the body itself go under `errors`. */
export function messagesOf(error: z.ZodError, prefix = ""): Record<string, string[]> {
  const fields: Record<string, string[]> = {};
  const add = (path: readonly PropertyKey[], message: string) => {
    const dotted = [...(prefix === "" ? [] : [prefix]), ...path.map(String)].join(".");
    const key = dotted === "" ? "errors" : dotted;
    fields[key] = [...(fields[key] ?? []), message];
  };
  for (const issue of error.issues) {
    if (issue.code === "unrecognized_keys") {
      for (const key of issue.keys) add([...issue.path, key], `The ${key} field is not allowed.`);
    } else add(issue.path, message(issue));
  }
  return fields;
}

function message(issue: z.core.$ZodIssue): string {
  const name = String(issue.path.at(-1) ?? "body").replaceAll("_", " ");
  switch (issue.code) {
    case "invalid_type":
      if (issue.input === undefined) return `The ${name} field is required.`;
      return `Value must be ${article(issue.expected)}`;
    case "invalid_value":
    case "invalid_union":
      return `The selected ${name} is invalid.`;
    case "invalid_format":
      return issue.format === "email"
        ? `The ${name} must be a valid email address.`
        : `The ${name} format is invalid.`;
    case "too_small":
      return issue.origin === "string" || issue.origin === "array"
        ? `The ${name} must have at least ${issue.minimum}.`
        : `The ${name} must be at least ${issue.minimum}.`;
    case "too_big":
      return issue.origin === "string"
        ? `The ${name} may not be greater than ${issue.maximum} characters.`
        : `The ${name} may not be greater than ${issue.maximum}.`;
    default:
      return issue.message;
  }
}

function article(expected: string): string {
  const word = expected === "int" || expected === "number" ? "integer" : expected;
  return /^[aeiou]/.test(word) ? `an ${word}` : `a ${word}`;
}

/** A calendar date `YYYY-MM-DD` that exists. */
export const dateSchema = z.iso.date();

/** Throws 403 unless the token may change things. */
export function requireWrite(c: AmiqusContext): Session {
  const session = c.get("session");
  if (session.token.access !== "full") throw forbidden();
  return session;
}
