import type { Hono } from "hono";
import { z } from "zod";
import {
  json,
  notFound,
  objectSchema,
  page,
  type QuickrContext,
  type QuickrEnv,
  readBody,
  requireScope,
} from "./http";
import type { SetupRow } from "./model";
import { type QuickrWorld, stamp } from "./world";

const described = {
  name: z.string().min(1),
  description: z.string().optional(),
  metadata: objectSchema.optional(),
};
const checklistSchema = z.strictObject({ ...described, data: z.array(objectSchema).min(1) });
const templateSchema = z.strictObject({ ...described, type: z.literal("case"), case: objectSchema });
const automationSchema = z.strictObject({
  name: z.string().min(1),
  description: z.string().optional(),
  trigger: z
    .array(z.object({ type: z.enum(["case_status_updated", "case_status_change"]), status: z.string() }))
    .min(1),
  conditions: z.array(objectSchema),
  actions: z.array(z.object({ type: z.literal("set_case_status"), status: z.string() })).min(1),
});

function show(object: string, row: SetupRow) {
  return {
    object,
    created_by: "473643b2-f1e4-4b23-81a7-af20b922f509",
    created_at: stamp(row.createdAt),
    updated_at: stamp(row.updatedAt),
    updated_by: "473643b2-f1e4-4b23-81a7-af20b922f509",
    id: row.id,
    account_id: row.accountId,
    ...row.body,
  };
}

/** Keeps a new checklist, template or automation. */
export function addSetup(
  world: QuickrWorld,
  table: Map<string, SetupRow>,
  accountId: string,
  kind: string,
  body: unknown,
): SetupRow {
  const now = world.now();
  const row = {
    id: world.id(accountId, kind),
    accountId,
    body: objectSchema.parse(body),
    createdAt: now,
    updatedAt: now,
  };
  table.set(row.id, row);
  return row;
}

/** Checklists, templates and automations: create, list, read, replace. */
export function registerSetup(api: Hono<QuickrEnv>, world: QuickrWorld): void {
  const kinds = [
    ["checklist", "/checklists", world.checklists, checklistSchema],
    ["template", "/templates", world.templates, templateSchema],
    ["automation", "/automations", world.automations, automationSchema],
  ] as const;
  for (const [kind, path, table, schema] of kinds) {
    const at = (c: QuickrContext) => {
      const row = table.get(c.req.param("id") ?? "");
      if (row?.accountId !== c.get("accountId")) throw notFound(kind);
      return row;
    };
    api.post(path, async (c) => {
      requireScope(c, "admin");
      return json(show(kind, addSetup(world, table, c.get("accountId"), kind, await readBody(c, schema))));
    });
    api.get(path, (c) => {
      requireScope(c, "read");
      const rows = [...table.values()].filter((row) => row.accountId === c.get("accountId"));
      return page(c, rows, (row) => show(kind, row));
    });
    api.get(`${path}/:id`, (c) => {
      requireScope(c, "read");
      return json(show(kind, at(c)));
    });
    api.put(`${path}/:id`, async (c) => {
      requireScope(c, "admin");
      const row = at(c);
      row.body = objectSchema.parse(await readBody(c, schema));
      row.updatedAt = world.now();
      return json(show(kind, row));
    });
  }
}
