import { Hono } from "hono";
import { z } from "zod";
import type { NodeBindings } from "../faults";
import { generateCases } from "./bulk";
import { type CaseRow, isClosed } from "./model";
import { chosenValue, publishedLists, publishedRoles } from "./program";
import { responseSchema, takeResponse } from "./responses";
import { addPerson } from "./seed";
import { touch } from "./update";
import type { ActionManagementWorld, Hub } from "./world";

const hubSchema = z.strictObject({
  clientId: z.string().min(1),
  clientSecret: z.string().min(1),
  users: z
    .array(z.strictObject({ firstName: z.string(), lastName: z.string(), email: z.email() }))
    .default([]),
});
const raiseSchema = responseSchema.extend({ hubId: z.int().default(96) });
const seedSchema = z.strictObject({ cases: z.int().min(1).max(2_000_000), hubId: z.int().default(96) });
const patchSchema = z.strictObject({
  name: z.string().min(1).optional(),
  cost: z.number().nullable().optional(),
  dateDue: z.iso.datetime({ offset: true }).nullable().optional(),
  /** Name of an item of the status list. */
  status: z.string().optional(),
});
const noteSchema = z.strictObject({ comments: z.string().min(1), user: z.int().optional() });
const statusSchema = z.strictObject({ name: z.string().min(1), isOpen: z.boolean() });

type Env = { Bindings: NodeBindings };

/** Control calls under `/__sandbox/action-management`. */
export function createActionManagementControl(world: ActionManagementWorld): Hono<Env> {
  const app = new Hono<Env>().basePath("/__sandbox/action-management");
  const hubOf = (id: unknown): Hub => {
    const hub = world.hubs.get(Number(id));
    if (hub === undefined) throw new Error(`There is no hub ${String(id)}`);
    return hub;
  };
  const body = async <S extends z.ZodType>(request: Request, schema: S): Promise<z.output<S>> => {
    const text = await request.text();
    return schema.parse(text === "" ? {} : JSON.parse(text));
  };

  app.post("/hubs", async (c) => {
    const input = await body(c.req.raw, hubSchema);
    const hub = world.addHub(world.ids.next("hub"), publishedLists(), publishedRoles());
    const users = input.users.map((person) => addPerson(world, hub, person));
    world.clients.set(input.clientId, {
      id: input.clientId,
      secret: input.clientSecret,
      hubs: [hub.id],
      access: "full",
    });
    return c.json({ id: hub.id, users: users.map(({ id, email }) => ({ id, email })) }, 201);
  });
  app.get("/hubs/:hub", (c) => {
    const hub = hubOf(c.req.param("hub"));
    const cases = [...hub.cases.stored()].map(summary);
    return c.json({ id: hub.id, size: hub.cases.size, cases, notes: [...hub.notes.values()] });
  });
  app.post("/hubs/:hub/statuses", async (c) => {
    const list = hubOf(c.req.param("hub")).lists.find((one) => one.type === "status");
    const { name, isOpen } = await body(c.req.raw, statusSchema);
    const id = Math.max(0, ...(list?.items ?? []).map((item) => item.id)) + 50;
    list?.items.push({ listId: list.id, id, name, type: "status", isOpen });
    return c.json({ id }, 201);
  });
  app.patch("/hubs/:hub/cases/:id", async (c) => {
    const hub = hubOf(c.req.param("hub"));
    const patch = await body(c.req.raw, patchSchema);
    const row = hub.cases.edit(Number(c.req.param("id")));
    if (row === undefined) throw new Error("There is no such case");
    change(hub, row, patch);
    touch(world, row);
    return c.json(summary(row));
  });
  app.delete("/hubs/:hub/cases/:id", (c) => {
    world.deleteCase(hubOf(c.req.param("hub")), Number(c.req.param("id")));
    return c.json({ id: Number(c.req.param("id")) });
  });
  app.post("/hubs/:hub/cases/:id/notes", async (c) => {
    const hub = hubOf(c.req.param("hub"));
    const { comments, user } = await body(c.req.raw, noteSchema);
    const author = user ?? [...hub.users.keys()][0] ?? null;
    return c.json(world.addNote(hub, { caseId: Number(c.req.param("id")), comments, author }), 201);
  });
  app.post("/responses", async (c) => {
    const { hubId, ...answers } = await body(c.req.raw, raiseSchema);
    const row = takeResponse(world, hubOf(hubId), answers);
    return c.json({ caseId: row?.id ?? null }, 201);
  });
  app.post("/seed", async (c) => {
    const { cases, hubId } = await body(c.req.raw, seedSchema);
    return c.json({ first: generateCases(world, hubOf(hubId), cases), cases }, 201);
  });
  app.delete("/tokens", (c) => {
    world.tokens.clear();
    return c.json({ tokens: 0 });
  });
  app.onError((error, c) => {
    const message = error instanceof z.ZodError ? z.prettifyError(error) : error.message;
    return c.json({ error: message }, 400);
  });
  return app;
}

function summary(row: CaseRow) {
  const { id, name, cost, roles } = row;
  const status = row.listValues.find((value) => value.type === "status")?.name ?? null;
  return { id, name, cost, status, isClosed: isClosed(row), users: roles.map((role) => role.userIds) };
}

/** What another person changes in the provider's own screens. */
function change(hub: Hub, row: CaseRow, patch: z.output<typeof patchSchema>): void {
  if (patch.name !== undefined) row.name = patch.name;
  if (patch.cost !== undefined) row.cost = patch.cost;
  if (patch.dateDue !== undefined) row.dateDue = patch.dateDue === null ? null : Date.parse(patch.dateDue);
  if (patch.status === undefined) return;
  const list = hub.lists.find((one) => one.type === "status");
  const item = list?.items.find((one) => one.name === patch.status);
  if (list === undefined || item === undefined) throw new Error(`There is no status ${patch.status}`);
  row.listValues = row.listValues.map((value) => (value.type === "status" ? chosenValue(list, item) : value));
}
