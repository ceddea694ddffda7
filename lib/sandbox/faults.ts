import type { IncomingMessage, ServerResponse } from "node:http";
import type { Context, MiddlewareHandler } from "hono";
import { z } from "zod";

const match = {
  /** HTTP method, any when left out. */
  method: z.string().toUpperCase().optional(),
  /** Regular expression over the path with its mount, e.g. `^/amiqus/api/v2/records$`. */
  path: z.string().default(".*"),
  /** How many matching requests meet the fault; 0 is "until removed". */
  times: z.number().int().min(0).default(1),
  /** Lets this many matching requests pass first. */
  skip: z.number().int().min(0).default(0),
};

export const faultSchema = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("latency"), ms: z.number().int().min(0).max(120_000), ...match }),
  z.strictObject({ kind: z.literal("drop-before"), ...match }),
  z.strictObject({ kind: z.literal("drop-after"), ...match }),
  z.strictObject({ kind: z.literal("reset"), ...match }),
  z.strictObject({
    kind: z.literal("status"),
    status: z.number().int().min(400).max(599),
    body: z.unknown().optional(),
    /** Carry the request out first, then answer with this status. */
    after: z.boolean().default(false),
    ...match,
  }),
  z.strictObject({
    kind: z.literal("rate-limit"),
    retryAfter: z.union([z.number().int().min(0), z.string()]).default(1),
    ...match,
  }),
  z.strictObject({ kind: z.literal("malformed-json"), ...match }),
  z.strictObject({
    kind: z.literal("oversized"),
    bytes: z.number().int().min(1).max(200_000_000).default(20_000_000),
    ...match,
  }),
  z.strictObject({
    kind: z.literal("webhook"),
    mode: z.enum(["duplicate", "late", "reordered", "bad-signature", "lost"]),
    /** Regular expression over the event name. */
    event: z.string().default(".*"),
    delaySeconds: z.number().min(0).default(60),
    times: match.times,
    skip: match.skip,
  }),
]);

export type Fault = z.infer<typeof faultSchema> & { id: number; hits: number };
type HttpFault = Exclude<Fault, { kind: "webhook" }>;
export type WebhookFault = Extract<Fault, { kind: "webhook" }>;

/** The socket pair that the Node server hands over; absent when the app is called in process. */
export interface NodeBindings {
  incoming?: IncomingMessage;
  outgoing?: ServerResponse;
}

/** Rules for misbehaving on purpose. Each is used up after `times` matches. */
export class Faults {
  private rules: Fault[] = [];
  private nextId = 1;

  constructor(readonly now: () => number) {}

  add(input: z.infer<typeof faultSchema>): Fault {
    const fault = { ...input, id: this.nextId++, hits: 0 };
    this.rules.push(fault);
    return fault;
  }

  remove(id: number): boolean {
    const before = this.rules.length;
    this.rules = this.rules.filter((rule) => rule.id !== id);
    return this.rules.length < before;
  }

  clear(): void {
    this.rules = [];
  }

  list(): readonly Fault[] {
    return this.rules;
  }

  /** Every live fault for this request, each counted as used. */
  takeHttp(method: string, path: string): HttpFault[] {
    const taken: HttpFault[] = [];
    for (const rule of [...this.rules]) {
      if (rule.kind === "webhook") continue;
      if (rule.method !== undefined && rule.method !== method) continue;
      if (new RegExp(rule.path).test(path) && this.use(rule)) taken.push(rule);
    }
    return taken;
  }

  takeWebhook(event: string): WebhookFault | undefined {
    for (const rule of [...this.rules]) {
      if (rule.kind === "webhook" && new RegExp(rule.event).test(event) && this.use(rule)) return rule;
    }
    return undefined;
  }

  private use(rule: Fault): boolean {
    if (rule.skip > 0) {
      rule.skip--;
      return false;
    }
    rule.hits++;
    if (rule.times > 0 && rule.hits >= rule.times) this.remove(rule.id);
    return true;
  }
}

/**
 * Applies the faults to everything mounted after it. Socket faults need the Node server; in process they answer
 * 599 with an empty body, so that a test sees the fault was met.
 */
export function faultMiddleware(faults: Faults): MiddlewareHandler<{ Bindings: NodeBindings }> {
  return async (c, next) => {
    const taken = faults.takeHttp(c.req.method, c.req.path);
    for (const fault of taken) {
      const answer = await before(c, fault, faults.now());
      if (answer !== undefined) return answer;
    }
    await next();
    for (const fault of taken) after(c, fault);
  };
}

async function before(
  c: Context<{ Bindings: NodeBindings }>,
  fault: HttpFault,
  now: number,
): Promise<Response | undefined> {
  switch (fault.kind) {
    case "latency":
      await new Promise((resolve) => setTimeout(resolve, fault.ms));
      return undefined;
    case "drop-before":
      return kill(c, false);
    case "reset":
      return kill(c, true);
    case "status":
      return fault.after ? undefined : errorResponse(fault.status, fault.body);
    case "rate-limit":
      return new Response(JSON.stringify({ message: "Too Many Attempts." }), {
        status: 429,
        headers: {
          "content-type": "application/json",
          "retry-after": String(fault.retryAfter),
          "x-ratelimit-limit": "200",
          "x-ratelimit-remaining": "0",
          "x-ratelimit-reset": String(Math.ceil(now / 1000) + (Number(fault.retryAfter) || 0)),
        },
      });
    default:
      return undefined;
  }
}

function after(c: Context<{ Bindings: NodeBindings }>, fault: HttpFault): void {
  switch (fault.kind) {
    case "drop-after":
      replace(c, kill(c, false));
      return;
    case "status":
      if (fault.after) replace(c, errorResponse(fault.status, fault.body));
      return;
    case "malformed-json":
      replace(c, new Response('{"object": "paginated_list", "data": [', jsonInit(200)));
      return;
    case "oversized":
      replace(c, new Response(oversized(fault.bytes), jsonInit(200)));
      return;
    default:
  }
}

function replace(c: Context, response: Response): void {
  // Hono merges headers of the earlier response unless it is cleared first.
  c.res = undefined;
  c.res = response;
}

function kill(c: Context<{ Bindings: NodeBindings }>, reset: boolean): Response {
  const socket = c.env?.incoming?.socket;
  if (socket !== undefined) {
    if (reset) socket.resetAndDestroy();
    else socket.destroy();
  }
  return new Response(null, { status: 599 });
}

function jsonInit(status: number): ResponseInit {
  return { status, headers: { "content-type": "application/json" } };
}

function errorResponse(status: number, body: unknown): Response {
  return new Response(JSON.stringify(body ?? { message: "Server Error" }), jsonInit(status));
}

function oversized(bytes: number): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  const filler = new Uint8Array(65_536).fill(97);
  let sent = 0;
  return new ReadableStream({
    start(controller) {
      controller.enqueue(encoder.encode('{"object":"paginated_list","data":["'));
    },
    pull(controller) {
      if (sent >= bytes) {
        controller.enqueue(encoder.encode('"]}'));
        controller.close();
        return;
      }
      sent += filler.length;
      controller.enqueue(filler);
    },
  });
}
