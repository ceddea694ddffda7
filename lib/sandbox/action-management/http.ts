import type { Context } from "hono";
import { z } from "zod";
import type { NodeBindings } from "../faults";
import type { ActionManagementWorld, Hub } from "./world";

export type AmEnv = { Bindings: NodeBindings; Variables: { hub: Hub } };
export type AmContext = Context<AmEnv>;

export const MOUNT = "/action-management";

/** An answer that is not success. Bodies of errors are not documented: a message is our choice. */
export class Refusal extends Error {
  constructor(
    readonly status: number,
    message: string,
  ) {
    super(message);
  }
}

/** The origin and mount that links start with. */
export function originOf(world: ActionManagementWorld, c: AmContext): string {
  return `${world.publicUrl ?? new URL(c.req.url).origin}${MOUNT}`;
}

/** An id in a path. Anything else is no such object. */
export function idIn(c: AmContext, name: string, what: string): number {
  const text = c.req.param(name) ?? "";
  if (!/^\d{1,10}$/.test(text)) throw new Refusal(404, `${what} not found`);
  return Number(text);
}

/** The body as this schema reads it; an empty one counts as `{}`. 400 says where it is wrong. */
export async function bodyOf<S extends z.ZodType>(c: AmContext, schema: S): Promise<z.output<S>> {
  const text = await c.req.text();
  let body: unknown = {};
  try {
    if (text !== "") body = JSON.parse(text);
  } catch {
    throw new Refusal(400, "The body is not JSON");
  }
  const parsed = schema.safeParse(body);
  if (!parsed.success) throw new Refusal(400, z.prettifyError(parsed.error));
  return parsed.data;
}
