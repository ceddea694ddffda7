import type { Hono } from "hono";
import { createActionManagementApi } from "./action-management/app";
import { createActionManagementControl } from "./action-management/control";
import { createSurvey } from "./action-management/pages";
import { seedHub } from "./action-management/seed";
import { ActionManagementWorld } from "./action-management/world";
import type { SandboxClock } from "./clock";
import type { NodeBindings } from "./faults";

export interface ActionManagementMount {
  /** The present state; replaced by `reset`. */
  readonly world: ActionManagementWorld;
  /** Forgets everything and seeds hub 96 again. */
  reset(seed: number): void;
}

/**
 * Mounts Action Management under `/action-management`: its API, the users part of the Hubs API, the token endpoint and
 * the survey that raises cases; its control calls under `/__sandbox/action-management`.
 */
export function mountActionManagement(
  app: Hono<{ Bindings: NodeBindings }>,
  options: { clock: SandboxClock; publicUrl: string | null; seed: number },
): ActionManagementMount {
  const build = (seed: number) => {
    const world = new ActionManagementWorld(options.clock, seed, options.publicUrl);
    seedHub(world);
    return {
      world,
      api: createActionManagementApi(world),
      survey: createSurvey(world),
      control: createActionManagementControl(world),
    };
  };
  let built = build(options.seed);
  app.all("/action-management/survey/*", (c) => built.survey.fetch(c.req.raw, c.env));
  app.all("/action-management/*", (c) => built.api.fetch(c.req.raw, c.env));
  app.all("/__sandbox/action-management/*", (c) => built.control.fetch(c.req.raw, c.env));
  return {
    get world() {
      return built.world;
    },
    reset: (seed) => {
      built = build(seed);
    },
  };
}
