import type { Hono } from "hono";
import { z } from "zod";
import {
  type AmiqusContext,
  type AmiqusEnv,
  answer,
  noContent,
  notFound,
  parseBody,
  readJson,
  readPatch,
  requireWrite,
  stamp,
} from "./http";
import type { FormTemplateRow, JsonObject } from "./model";
import { pageRows, readBoolean } from "./paging";
import type { AmiqusWorld } from "./world";

const showIf = { show_if: z.record(z.string(), z.unknown()).nullable().optional() };
const input = {
  id: z.string(),
  description: z.string().nullable().optional(),
  validation: z.array(z.literal("required")).nullable().optional(),
  ...showIf,
};
const choice = z.strictObject({ value: z.string(), options: z.array(z.string()).min(2) });
const fieldSchema = z.union([
  z.strictObject({
    id: z.string(),
    type: z.literal("section"),
    label: z.string(),
    fields: z.array(z.string()).min(1),
  }),
  z.strictObject({ id: z.string(), type: z.literal("heading"), label: z.string(), ...showIf }),
  z.strictObject({
    id: z.string(),
    type: z.literal("rich_text"),
    json_content: z.record(z.string(), z.unknown()),
    ...showIf,
  }),
  z.strictObject({ ...input, type: z.enum(["text", "textarea"]), label: z.string() }),
  z.strictObject({ ...input, type: z.enum(["radio", "checkbox"]), label: choice }),
  z.strictObject({ ...input, type: z.literal("document"), label: z.string(), description: z.string() }),
  z.strictObject({
    id: z.string(),
    type: z.literal("document"),
    template_id: z.int(),
    validation: input.validation,
    ...showIf,
  }),
]);
const fieldsSchema = z
  .array(fieldSchema)
  .min(2)
  .refine((fields) => fields[0]?.type === "section", "The first field must be a section.");
const base = {
  description: z.string().max(255).nullable().optional(),
  instructions: z.record(z.string(), z.unknown()).nullable().optional(),
};
const createSchema = z.strictObject({
  name: z.string().min(1).max(255),
  fields: fieldsSchema,
  is_enabled: z.boolean().default(true),
  ...base,
});
const patchSchema = z.strictObject({
  name: z.string().min(1).max(255).optional(),
  fields: fieldsSchema.optional(),
  is_enabled: z.boolean().optional(),
  ...base,
});

function showFormTemplate(row: FormTemplateRow): JsonObject {
  return {
    object: "form_template",
    id: row.id,
    reference: row.reference,
    name: row.name,
    description: row.description,
    instructions: row.instructions,
    fields: row.fields,
    version: row.version,
    is_enabled: row.enabled,
    created_at: stamp(row.createdAt),
    updated_at: stamp(row.updatedAt),
    archived_at: stamp(row.archivedAt),
  };
}

function subject(c: AmiqusContext): FormTemplateRow {
  const reference = (c.req.param("reference") ?? "").toLowerCase();
  for (const row of c.get("session").team.formTemplates.stored()) {
    if (row.reference === reference && row.archivedAt === null) return row;
  }
  throw notFound("Form not found");
}

/** Form templates, which the API of this version serves under `/forms`. */
export function registerForms(api: Hono<AmiqusEnv>, world: AmiqusWorld): void {
  api.get("/forms", (c) => {
    const enabled = readBoolean(c, "enabled");
    const rows = [...c.get("session").team.formTemplates.stored()].filter(
      (row) => row.archivedAt === null && (enabled === undefined || row.enabled === enabled),
    );
    return pageRows(c, rows, showFormTemplate);
  });
  api.post("/forms", async (c) => {
    const { team } = requireWrite(c);
    const { is_enabled, ...body } = parseBody(createSchema, await readJson(c));
    const row: FormTemplateRow = {
      id: world.ids.next("formTemplate"),
      reference: world.random.uuid(),
      name: body.name,
      description: body.description ?? null,
      instructions: body.instructions ?? null,
      fields: body.fields,
      version: 1,
      enabled: is_enabled,
      createdAt: world.now(),
      updatedAt: world.now(),
      archivedAt: null,
    };
    team.formTemplates.put(row);
    return answer(showFormTemplate(row), 201);
  });
  api.get("/forms/:reference", (c) => answer(showFormTemplate(subject(c))));
  api.patch("/forms/:reference", async (c) => {
    requireWrite(c);
    const row = subject(c);
    const { is_enabled, ...patch } = await readPatch(c, patchSchema);
    Object.assign(row, patch);
    if (is_enabled !== undefined) row.enabled = is_enabled;
    if (patch.fields !== undefined) row.version++;
    row.updatedAt = world.now();
    return answer(showFormTemplate(row));
  });
  api.delete("/forms/:reference", (c) => {
    requireWrite(c);
    subject(c).archivedAt = world.now();
    return noContent();
  });
}
