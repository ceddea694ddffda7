import type { Hono } from "hono";
import { createAplyidApi } from "./aplyid/app";
import { createAplyidControl } from "./aplyid/control";
import { createAplyidPages } from "./aplyid/pages";
import { seedAplyid } from "./aplyid/seed";
import { AplyidWorld } from "./aplyid/world";
import type { SandboxClock } from "./clock";
import type { Faults, NodeBindings } from "./faults";

export interface AplyidMount {
  /** The present state; replaced by `reset`. */
  readonly world: AplyidWorld;
  /** Forgets everything and seeds the demo integration again. */
  reset(seed: number): void;
}

/**
 * Mounts APLYiD Workflow: the API under `/aplyid/integrations`, the guided flows and the portal as pages beside it, its
 * control calls under `/__sandbox/aplyid`. Routes are rebuilt on reset, so no state outlives it.
 */
export function mountAplyid(
  app: Hono<{ Bindings: NodeBindings }>,
  options: {
    clock: SandboxClock;
    faults: Faults;
    fetch: typeof globalThis.fetch;
    publicUrl: string | null;
    seed: number;
  },
): AplyidMount {
  const build = (seed: number) => {
    const world = new AplyidWorld(options.clock, options.faults, options.fetch, options.publicUrl, seed);
    seedAplyid(world);
    const reset = () => {
      built = build(seed);
    };
    return {
      world,
      api: createAplyidApi(world),
      pages: createAplyidPages(world),
      control: createAplyidControl(world, reset),
    };
  };
  let built = build(options.seed);

  app.all("/aplyid/integrations/*", (c) => built.api.fetch(c.req.raw, c.env));
  app.all("/aplyid/*", (c) => built.pages.fetch(c.req.raw, c.env));
  app.all("/__sandbox/aplyid/*", (c) => built.control.fetch(c.req.raw, c.env));

  return {
    get world() {
      return built.world;
    },
    reset: (seed) => {
      built = build(seed);
    },
  };
}
