import { Hono } from "hono";
import { z } from "zod";
import { type ActionManagementMount, mountActionManagement } from "./action-management";
import { type AmiqusMount, mountAmiqus } from "./amiqus";
import { type AplyidMount, mountAplyid } from "./aplyid";
import { SandboxClock } from "./clock";
import { createControl } from "./control";
import { Faults, faultMiddleware, type NodeBindings } from "./faults";
import { mountQuickr, type QuickrMount } from "./quickr";
import { logMiddleware, RequestLog } from "./request-log";

export interface SandboxOptions {
  /** A clock of the caller's; frozen ones make everything repeatable. Real time by default. */
  clock?: SandboxClock;
  /** Origin that links in answers start with. Left out, it is taken from the requests. */
  baseUrl?: string;
  /** How webhooks are sent; tests hand in their own. */
  fetch?: typeof globalThis.fetch;
  /** Seed of every random value. */
  seed?: number;
}

export interface Sandbox {
  /** Plain Request to Response: `app.request(path, init)` needs no socket. */
  app: Hono<{ Bindings: NodeBindings }>;
  clock: SandboxClock;
  faults: Faults;
  log: RequestLog;
  /** State per provider. */
  store: {
    readonly amiqus: AmiqusMount;
    readonly aplyid: AplyidMount;
    readonly quickr: QuickrMount;
    readonly actionManagement: ActionManagementMount;
  };
  /** Sends every webhook that is due and waits for the answers. */
  deliver(): Promise<void>;
  /** Back to the seeded state with real time, no faults and an empty log. */
  reset(seed?: number): Promise<void>;
}

const DEFAULT_SEED = 1985;

/** Makes a whole sandbox in memory, seeded with the demo team. All state lives in the returned object. */
export async function createSandbox(options: SandboxOptions = {}): Promise<Sandbox> {
  const clock = options.clock ?? new SandboxClock();
  const faults = new Faults(() => clock.now());
  const log = new RequestLog(() => clock.now());
  const app = new Hono<{ Bindings: NodeBindings }>();
  const firstSeed = options.seed ?? DEFAULT_SEED;

  app.use(logMiddleware(log));
  app.use("*", async (c, next) => {
    if (c.req.path.startsWith("/__sandbox")) return next();
    return faultMiddleware(faults)(c, next);
  });
  const amiqus = await mountAmiqus(app, {
    clock,
    faults,
    fetch: options.fetch ?? globalThis.fetch,
    publicUrl: options.baseUrl ?? null,
    seed: firstSeed,
  });

  const actionManagement = mountActionManagement(app, {
    clock,
    publicUrl: options.baseUrl ?? null,
    seed: firstSeed,
  });

  const aplyid = mountAplyid(app, {
    clock,
    faults,
    fetch: options.fetch ?? globalThis.fetch,
    publicUrl: options.baseUrl ?? null,
    seed: firstSeed,
  });

  const quickr = mountQuickr(app, {
    clock,
    faults,
    fetch: options.fetch ?? globalThis.fetch,
    publicUrl: options.baseUrl ?? null,
    seed: firstSeed,
  });

  const reset = async (seed = firstSeed) => {
    await clock.idle();
    clock.reset();
    faults.clear();
    log.clear();
    await amiqus.reset(seed);
    aplyid.reset(seed);
    quickr.reset(seed);
    actionManagement.reset(seed);
  };
  app.route(
    "/__sandbox",
    createControl({
      clock,
      faults,
      log,
      reset,
      mounts: () => ({
        amiqus: "/amiqus/api/v2",
        aplyid: "/aplyid",
        quickr: "/quickr/v2",
        "action-management": "/action-management/v1/actionmanagement",
      }),
    }),
  );
  app.onError((error, c) => {
    if (error instanceof z.ZodError) return c.json({ error: z.prettifyError(error) }, 400);
    if (error instanceof SyntaxError) return c.json({ error: "The body is not JSON" }, 400);
    return c.json({ error: error.message }, 500);
  });

  return {
    app,
    clock,
    faults,
    log,
    store: { amiqus, aplyid, quickr, actionManagement },
    deliver: () => clock.runDue(),
    reset,
  };
}
