import type { Hono } from "hono";
import { createAmiqusApi } from "./amiqus/app";
import { createAmiqusControl } from "./amiqus/control";
import { createOauth } from "./amiqus/oauth";
import { createPages } from "./amiqus/pages";
import { seedDemo } from "./amiqus/seed";
import { type AmiqusSettings, AmiqusWorld } from "./amiqus/world";
import type { SandboxClock } from "./clock";
import type { Faults, NodeBindings } from "./faults";

export interface AmiqusMount {
  /** The present state; replaced by `reset`. */
  readonly world: AmiqusWorld;
  readonly settings: AmiqusSettings;
  /** Forgets everything and seeds the demo team again. */
  reset(seed: number): Promise<void>;
}

type SandboxApp = Hono<{ Bindings: NodeBindings }>;

/**
 * Mounts Amiqus: the API under `/amiqus/api/v2`, OAuth under `/amiqus/oauth`, the client's hosted pages under
 * `/amiqus/i`, its control calls under `/__sandbox/amiqus`. Routes are rebuilt on reset, so no state outlives it.
 */
export async function mountAmiqus(
  app: SandboxApp,
  options: {
    clock: SandboxClock;
    faults: Faults;
    fetch: typeof globalThis.fetch;
    publicUrl: string | null;
    seed: number;
  },
): Promise<AmiqusMount> {
  const settings: AmiqusSettings = {
    rateLimit: 600,
    rateWindow: 60,
    publicUrl: options.publicUrl,
    schema: "published",
  };
  const build = async (seed: number) => {
    const world = new AmiqusWorld(options.clock, options.faults, settings, options.fetch, seed);
    await seedDemo(world);
    return {
      world,
      api: createAmiqusApi(world),
      oauth: createOauth(world),
      pages: createPages(world),
      control: createAmiqusControl(world),
    };
  };
  let built = await build(options.seed);

  app.all("/amiqus/api/v2/*", (c) => built.api.fetch(c.req.raw, c.env));
  app.all("/amiqus/oauth/*", (c) => built.oauth.fetch(c.req.raw, c.env));
  app.all("/amiqus/i/*", (c) => built.pages.fetch(c.req.raw, c.env));
  app.all("/__sandbox/amiqus/*", (c) => built.control.fetch(c.req.raw, c.env));

  return {
    get world() {
      return built.world;
    },
    settings,
    reset: async (seed) => {
      settings.rateLimit = 600;
      settings.rateWindow = 60;
      settings.schema = "published";
      built = await build(seed);
    },
  };
}
