import { type Context, Hono } from "hono";
import { z } from "zod";
import type { NodeBindings } from "../faults";
import { generateRecords } from "./bulk";
import { send } from "./events";
import { messagesOf, Refusal } from "./http";
import { playStep } from "./play";
import { createTeam } from "./seed";
import { isOpen, performCode, showName } from "./serialise";
import type { AmiqusTeam, AmiqusWorld } from "./world";

const settingsSchema = z.strictObject({
  rateLimit: z.int().min(0).optional(),
  rateWindow: z.int().min(1).optional(),
  publicUrl: z.url().nullable().optional(),
  schema: z.enum(["published", "natural"]).optional(),
});
const tokenSchema = z.strictObject({
  token: z.string().min(1),
  teamId: z.int(),
  memberId: z.int(),
  access: z.enum(["full", "read-only", "none"]).default("full"),
});
const teamSchema = z.strictObject({
  name: z.string().min(1),
  cases: z.boolean().default(true),
  members: z
    .array(
      z.strictObject({
        name: z.string(),
        email: z.email(),
        role: z.enum(["owner", "member", "read-only", "assigned-only"]).default("member"),
      }),
    )
    .min(1),
});
const playSchema = z.strictObject({
  steps: z
    .array(z.strictObject({ id: z.int().optional(), type: z.string().optional(), outcome: z.string() }))
    .min(1),
});
const seedSchema = z.strictObject({
  records: z.int().min(1).max(5_000_000),
  teamId: z.int().optional(),
});
const correctionSchema = z.strictObject({
  record: z.int(),
  correction: z.strictObject({
    first_name: z.string(),
    middle_name: z.string().nullable().default(null),
    last_name: z.string(),
  }),
});

type ControlContext = Context<{ Bindings: NodeBindings }>;

async function read<Schema extends z.ZodType>(c: ControlContext, schema: Schema): Promise<z.output<Schema>> {
  const text = await c.req.text();
  let body: unknown = {};
  try {
    if (text !== "") body = JSON.parse(text);
  } catch {
    throw new Refusal(400, { error: "The body is not JSON" });
  }
  const result = schema.safeParse(body, { reportInput: true });
  if (!result.success)
    throw new Refusal(400, { error: "The body is not valid", fields: messagesOf(result.error) });
  return result.data;
}

/** The team asked for, or the first one. */
function teamOf(world: AmiqusWorld, id?: number): AmiqusTeam {
  const team = id === undefined ? [...world.teams.values()][0] : world.teams.get(id);
  if (team === undefined) throw new Refusal(404, { error: "No such team" });
  return team;
}

function recordOf(world: AmiqusWorld, id: number) {
  for (const team of world.teams.values()) {
    const row = team.records.edit(id);
    if (row !== undefined) return { team, row };
  }
  throw new Refusal(404, { error: "No such record" });
}

/** What tests look at: counts, and the rows that are stored (not generated ones). */
function stateOf(world: AmiqusWorld): unknown {
  return {
    settings: world.settings,
    tokens: [...world.tokens].map(([token, row]) => ({ token, ...row })),
    teams: [...world.teams.values()].map((team) => ({
      id: team.profile.id,
      name: team.profile.name,
      counts: {
        clients: team.clients.size,
        records: team.records.size,
        cases: team.cases.size,
        webhooks: team.webhooks.size,
      },
      members: [...team.members.stored()],
      clients: [...team.clients.stored()].map((row) => ({
        id: row.id,
        name: showName(row.name).name,
        reference: row.reference,
        status: row.status,
      })),
      records: [...team.records.stored()].map((row) => ({
        id: row.id,
        client: row.clientId,
        status: row.status,
        code: performCode(world, row.id),
        open: isOpen(world, row),
        assignees: row.assignees.map((assignee) => assignee.memberId),
        steps: row.steps.map((step) => ({
          id: step.id,
          type: step.type,
          check: step.check === null ? null : { id: step.check.id, status: step.check.status },
          complete: step.completedAt !== null,
        })),
      })),
      cases: [...team.cases.stored()].map((row) => ({
        id: row.id,
        status: row.status,
        client: row.clientId,
        reference: row.reference,
        items: row.items.map((item) => item.recordId),
      })),
      webhooks: [...team.webhooks.stored()].map((row) => ({
        id: row.id,
        url: row.url,
        enabled: row.enabled,
        exhausted: row.exhausted,
        events: row.events,
      })),
      deliveries: [...team.deliveries.stored()].map((row) => ({
        id: row.id,
        uuid: row.uuid,
        webhook: row.webhookId,
        event: row.event,
        attempts: row.attempts,
        status: row.response?.status ?? null,
      })),
    })),
  };
}

/** Control calls that only Amiqus has; the shared ones are in control.ts above. */
export function createAmiqusControl(world: AmiqusWorld): Hono<{ Bindings: NodeBindings }> {
  const control = new Hono<{ Bindings: NodeBindings }>().basePath("/__sandbox/amiqus");
  control.get("/state", (c) => c.json(stateOf(world)));
  control.post("/settings", async (c) => {
    Object.assign(world.settings, await read(c, settingsSchema));
    world.windows.clear();
    return c.json(world.settings);
  });
  control.post("/tokens", async (c) => {
    const { token, ...row } = await read(c, tokenSchema);
    if (!teamOf(world, row.teamId).members.has(row.memberId))
      throw new Refusal(404, { error: "No such member" });
    world.tokens.set(token, row);
    return c.json({ token, ...row }, 201);
  });
  control.delete("/tokens/:token", (c) => c.json({ removed: world.tokens.delete(c.req.param("token")) }));
  control.post("/teams", async (c) => {
    const input = await read(c, teamSchema);
    const team = createTeam(world, {
      name: input.name,
      cases: input.cases,
      members: input.members.map((member) => [member.name, member.email, member.role] as const),
    });
    return c.json({ id: team.profile.id, members: [...team.members.stored()] }, 201);
  });
  control.post("/seed", async (c) => {
    const input = await read(c, seedSchema);
    const team = teamOf(world, input.teamId);
    generateRecords(world, team, input.records);
    return c.json({ records: team.records.size, clients: team.clients.size });
  });
  control.post("/records/:id/play", async (c) => {
    const input = await read(c, playSchema);
    const { team, row } = recordOf(world, Number(c.req.param("id")));
    for (const wanted of input.steps) {
      const step = row.steps.find((candidate) =>
        wanted.id === undefined ? candidate.type === wanted.type : candidate.id === wanted.id,
      );
      if (step === undefined) throw new Refusal(404, { error: "No such step" });
      playStep(world, team, row, step, wanted.outcome);
    }
    return c.json({ id: row.id, status: row.status });
  });
  control.post("/corrections", async (c) => {
    const input = await read(c, correctionSchema);
    const { team, row } = recordOf(world, input.record);
    const id = world.ids.next("correction");
    const now = world.now();
    team.corrections.put({
      id,
      clientId: row.clientId,
      recordId: row.id,
      status: "pending",
      correction: input.correction,
      createdAt: now,
      updatedAt: now,
    });
    return c.json({ id, client: row.clientId }, 201);
  });
  control.post("/webhooks/:id/ping", (c) => {
    const id = Number(c.req.param("id"));
    for (const team of world.teams.values()) {
      const webhook = team.webhooks.get(id);
      if (webhook !== undefined)
        return c.json({ delivery: send(world, team, webhook, "ping", ["ping"]).uuid });
    }
    throw new Refusal(404, { error: "No such webhook" });
  });
  control.onError((error, c) => {
    if (error instanceof Refusal) return Response.json(error.body, { status: error.status });
    return c.json({ error: error.message }, 500);
  });
  return control;
}
