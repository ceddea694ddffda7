import { Hono } from "hono";
import { z } from "zod";
import type { SandboxClock } from "./clock";
import { type Faults, faultSchema, type NodeBindings } from "./faults";
import type { RequestLog } from "./request-log";

const instant = z.union([z.number(), z.iso.datetime({ offset: true }).transform((text) => Date.parse(text))]);
const clockSchema = z.strictObject({
  /** Stop time, at an instant or where it stands; false lets it run again. */
  freeze: z.union([z.boolean(), instant]).optional(),
  /** Jump to an instant (milliseconds or ISO), running what becomes due. */
  now: instant.optional(),
  /** Step forward, running what becomes due on the way. */
  advanceSeconds: z.number().min(0).optional(),
});
const resetSchema = z.strictObject({ seed: z.int().optional() });

export interface ControlOptions {
  clock: SandboxClock;
  faults: Faults;
  log: RequestLog;
  reset: (seed?: number) => Promise<void>;
  /** Provider mounts that `GET /__sandbox` names. */
  mounts: () => Record<string, string>;
}

/** The shared control API under `/__sandbox`. No auth: the sandbox binds loopback and holds nothing real. */
export function createControl(options: ControlOptions): Hono<{ Bindings: NodeBindings }> {
  const { clock, faults, log } = options;
  const control = new Hono<{ Bindings: NodeBindings }>();

  control.get("/", (c) => c.json({ clock: clock.state(), mounts: options.mounts() }));
  control.post("/reset", async (c) => {
    const input = resetSchema.parse(await bodyOf(c.req.raw));
    await options.reset(input.seed);
    return c.json({ clock: clock.state() });
  });

  control.get("/clock", (c) => c.json(clock.state()));
  control.post("/clock", async (c) => {
    const input = clockSchema.parse(await bodyOf(c.req.raw));
    if (typeof input.freeze === "number") clock.freeze(input.freeze);
    else if (input.freeze === true) clock.freeze();
    else if (input.freeze === false) clock.unfreeze();
    if (input.now !== undefined) await clock.set(input.now);
    await clock.advance((input.advanceSeconds ?? 0) * 1000);
    return c.json(clock.state());
  });

  control.get("/faults", (c) => c.json({ faults: faults.list() }));
  control.post("/faults", async (c) => {
    const body = await bodyOf(c.req.raw);
    const list = z.array(faultSchema).parse(Array.isArray(body) ? body : [body]);
    return c.json({ faults: list.map((fault) => faults.add(fault)) }, 201);
  });
  control.delete("/faults", (c) => {
    faults.clear();
    return c.json({ faults: [] });
  });
  control.delete("/faults/:id", (c) => c.json({ removed: faults.remove(Number(c.req.param("id"))) }));

  control.get("/requests", (c) => c.json({ requests: log.list(Number(c.req.query("since") ?? 0)) }));
  control.delete("/requests", (c) => {
    log.clear();
    return c.json({ requests: [] });
  });

  return control;
}

async function bodyOf(request: Request): Promise<unknown> {
  const text = await request.text();
  return text === "" ? {} : JSON.parse(text);
}
