import { Hono } from "hono";
import { z } from "zod";
import type { NodeBindings } from "../faults";
import { completeCase } from "./lifecycle";
import { APPROVALS, type AplyidWorld, DEFAULT_KEY } from "./world";

const key = z.string().min(1).max(200).default(DEFAULT_KEY);
const webhookSchema = z.strictObject({ url: z.url().nullable(), key });
const keySchema = z.strictObject({
  key: z.string().min(1).max(200),
  mode: z.enum(["live", "test"]).default("test"),
});
const completeSchema = z.strictObject({ decision: z.enum(APPROVALS) });

/** What tests look at. */
function stateOf(world: AplyidWorld): unknown {
  return {
    integrations: [...world.integrations.values()].map((one) => ({
      key: one.key,
      mode: one.mode,
      webhookUrl: one.webhookUrl,
      cases: [...one.cases.values()],
      clients: [...one.clients.values()],
      deliveries: one.deliveries.map(({ uuid, caseId, attempts, status }) => ({
        uuid,
        caseId,
        attempts,
        status,
      })),
    })),
  };
}

/** Control calls that only APLYiD has. `reset` is back to the seeded cases, without the rest of the sandbox. */
export function createAplyidControl(world: AplyidWorld, reset: () => void): Hono<{ Bindings: NodeBindings }> {
  const control = new Hono<{ Bindings: NodeBindings }>().basePath("/__sandbox/aplyid");
  control.get("/state", (c) => c.json(stateOf(world)));
  control.post("/reset", (c) => {
    reset();
    return c.json({ reset: true });
  });
  /** Stands for pasting the address in the portal; null takes it out. */
  control.post("/webhook", async (c) => {
    const input = webhookSchema.parse(await c.req.json());
    const integration = world.integrations.get(input.key);
    if (!integration) return c.json({ error: "No such key" }, 404);
    integration.webhookUrl = input.url;
    return c.json({ url: input.url });
  });
  /** Stands for setting up another integration in the portal. */
  control.post("/keys", async (c) => {
    const input = keySchema.parse(await c.req.json());
    if (!world.integrations.has(input.key)) world.addIntegration(input.key, input.mode);
    return c.json(input, 201);
  });
  control.delete("/keys/:key", (c) => c.json({ removed: world.integrations.delete(c.req.param("key")) }));
  /** Plays staff at the end of the guided flow. */
  control.post("/cases/:id/complete", async (c) => {
    const { decision } = completeSchema.parse(await c.req.json());
    for (const integration of world.integrations.values()) {
      const row = integration.cases.get(Number(c.req.param("id")));
      if (row) {
        completeCase(world, integration, row, decision);
        return c.json({ id: row.id, status: row.status });
      }
    }
    return c.json({ error: "No such case" }, 404);
  });
  control.onError((error, c) =>
    error instanceof z.ZodError
      ? c.json({ error: z.prettifyError(error) }, 400)
      : c.json({ error: error.message }, 500),
  );
  return control;
}
