import type { Hono } from "hono";
import type { SandboxClock } from "./clock";
import type { Faults, NodeBindings } from "./faults";
import { createQuickrApi } from "./quickr/app";
import { createQuickrControl } from "./quickr/control";
import { createPages } from "./quickr/pages";
import { seedQuickr } from "./quickr/seed";
import { QuickrWorld } from "./quickr/world";

export interface QuickrMount {
  /** The present state; replaced by `reset`. */
  readonly world: QuickrWorld;
  /** Forgets everything and seeds the demo account again. */
  reset(seed: number): void;
}

/** How long checks take unless told otherwise. Seconds; ours. */
const SETTLE_SECONDS = 2;

/**
 * Mounts Quickr: the API under `/quickr/v2`, the client's hosted pages and presigned files beside it, its control calls
 * under `/__sandbox/quickr`. Routes are rebuilt on reset, so no state outlives it.
 */
export function mountQuickr(
  app: Hono<{ Bindings: NodeBindings }>,
  options: {
    clock: SandboxClock;
    faults: Faults;
    fetch: typeof globalThis.fetch;
    publicUrl: string | null;
    seed: number;
  },
): QuickrMount {
  const build = (seed: number) => {
    const settings = { publicUrl: options.publicUrl, settleSeconds: SETTLE_SECONDS };
    const world = new QuickrWorld(options.clock, options.faults, settings, options.fetch, seed);
    seedQuickr(world);
    return {
      world,
      api: createQuickrApi(world),
      pages: createPages(world),
      control: createQuickrControl(world),
    };
  };
  let built = build(options.seed);

  app.all("/quickr/v2/*", (c) => built.api.fetch(c.req.raw, c.env));
  app.all("/quickr/*", (c) => built.pages.fetch(c.req.raw, c.env));
  app.all("/__sandbox/quickr/*", (c) => built.control.fetch(c.req.raw, c.env));

  return {
    get world() {
      return built.world;
    },
    reset: (seed) => {
      built = build(seed);
    },
  };
}
