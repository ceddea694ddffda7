import type { Hono } from "hono";
import { z } from "zod";
import { addAttachment } from "./files";
import {
  type AmiqusContext,
  type AmiqusEnv,
  answer,
  invalid,
  noContent,
  notFound,
  parseBody,
  pathId,
  Refusal,
  readJson,
  requireWrite,
  stamp,
} from "./http";
import type { JsonObject, RecordTemplateRow, TemplateRow } from "./model";
import { pageRows, readBoolean, readExpand } from "./paging";
import { showAttachment } from "./serialise";
import { names, STEP_TYPES } from "./step-schemas";
import { COSTS, costOf, parseSteps } from "./steps";
import type { AmiqusTeam, AmiqusWorld } from "./world";

/** Largest upload; the provider's own limit is not published, this one is ours. */
const MAX_UPLOAD = 20_000_000;
const UPLOAD_TYPES = /\.(pdf|docx?|xlsx?|csv|txt|jpe?g|png|tiff?|zip)$/i;

/** Rows filtered by `?enabled=`. */
function enabledRows<Row extends { enabled: boolean }>(c: AmiqusContext, rows: Iterable<Row>): Row[] {
  const enabled = readBoolean(c, "enabled");
  return [...rows].filter((row) => enabled === undefined || row.enabled === enabled);
}

function showTemplate(object: string): (row: TemplateRow) => JsonObject {
  return (row) => ({
    object,
    id: row.id,
    name: row.name,
    description: row.description,
    content: row.content,
    is_enabled: row.enabled,
    created_at: stamp(row.createdAt),
    updated_at: stamp(row.updatedAt),
  });
}

function showRecordTemplate(row: RecordTemplateRow): JsonObject {
  return {
    object: "record_template",
    id: row.id,
    name: row.name,
    description: row.description,
    presets: {
      steps: row.steps.map(({ type, preferences }) => ({
        object: "preset_step",
        type,
        ...(preferences === null ? {} : { preferences }),
      })),
      notification: row.notification,
      message: row.message,
      reminder: row.reminder,
      assignees: row.assignees,
    },
    is_enabled: row.enabled,
    created_at: stamp(row.createdAt),
    updated_at: stamp(row.updatedAt),
  };
}

async function upload(world: AmiqusWorld, c: AmiqusContext): Promise<Response> {
  const { team } = requireWrite(c);
  const form = await c.req.formData().catch(() => null);
  const file = form?.get("attachment");
  if (!(file instanceof File)) throw invalid({ attachment: ["The attachment field is required."] });
  if (file.size > MAX_UPLOAD) {
    return new Response("<html><head><title>413 Request Entity Too Large</title></head></html>", {
      status: 413,
      headers: { "content-type": "text/html" },
    });
  }
  if (!UPLOAD_TYPES.test(file.name)) throw invalid({ attachment: ["The attachment type is not allowed."] });
  const row = addAttachment(world, team, {
    original: file.name,
    type: file.type || "application/octet-stream",
    bytes: new Uint8Array(await file.arrayBuffer()),
    // A name that says so plays the antivirus verdicts.
    av: /infected/i.test(file.name) ? "infected" : /scanning/i.test(file.name) ? "pending" : "clean",
  });
  return answer(showAttachment(row), 201);
}

function findAttachment(team: AmiqusTeam, id: number) {
  const row = team.attachments.get(id);
  if (row === undefined) throw notFound("Attachment not found");
  return row;
}

/** What a team can put in a request: steps and their costs, templates, library documents, uploads. */
export function registerCatalogue(api: Hono<AmiqusEnv>, world: AmiqusWorld): void {
  api.get("/steps", (c) =>
    pageRows(c, STEP_TYPES, (type) => ({ object: "available_step", type, costs: COSTS[type] ?? [1] })),
  );
  api.post("/steps", async (c) => {
    const { team } = requireWrite(c);
    const body = await readJson(c);
    if (typeof body !== "object" || body === null) throw invalid({ steps: ["The steps field is required."] });
    const unknown = Object.keys(body).filter((key) => key !== "steps");
    if (unknown.length > 0) {
      throw new Refusal(
        422,
        Object.fromEntries(unknown.map((key) => [key, [`The ${key} field is not allowed.`]])),
      );
    }
    const steps = parseSteps(team, names(body, "steps") ? body.steps : undefined);
    return answer({
      object: "validated_steps",
      steps: steps.map((step) => ({ object: "validated_step", type: step.type, cost: costOf(step) })),
    });
  });
  api.get("/templates/records", (c) =>
    pageRows(c, enabledRows(c, c.get("session").team.recordTemplates.stored()), showRecordTemplate),
  );
  api.get("/templates/emails", (c) =>
    pageRows(
      c,
      enabledRows(c, c.get("session").team.emailTemplates.stored()),
      showTemplate("email_template"),
    ),
  );
  api.get("/templates/documents", (c) =>
    pageRows(
      c,
      enabledRows(c, c.get("session").team.documentTemplates.stored()),
      showTemplate("document_template"),
    ),
  );
  api.get("/documents", (c) => {
    const { team } = c.get("session");
    const expand = readExpand(c, ["attachment"]);
    return pageRows(c, enabledRows(c, team.library.stored()), (row) => {
      const attachment = expand.has("attachment") ? team.attachments.get(row.attachmentId) : undefined;
      return {
        object: "document",
        id: row.id,
        name: row.name,
        description: row.description,
        is_enabled: row.enabled,
        attachment: attachment === undefined ? row.attachmentId : showAttachment(attachment),
        created_at: stamp(row.createdAt),
        updated_at: stamp(row.updatedAt),
      };
    });
  });
  api.post("/sdk_token", async (c) => {
    const { team } = requireWrite(c);
    const { record_id } = parseBody(z.strictObject({ record_id: z.int() }), await readJson(c));
    if (!team.records.has(record_id)) {
      throw invalid({ record_id: ["The selected record id is invalid."] });
    }
    const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString("base64url");
    const expires = Math.floor(world.now() / 1000) + 3_600;
    const token = `${part({ alg: "HS256", typ: "JWT" })}.${part({ sub: record_id, exp: expires })}.${world.random.hex(43)}`;
    return answer({ object: "sdk_token", token }, 201);
  });
  api.post("/attachments", (c) => upload(world, c));
  api.delete("/attachments/:id", (c) => {
    const { team } = requireWrite(c);
    team.attachments.delete(findAttachment(team, pathId(c, "id")).id);
    return noContent();
  });
  api.put("/attachments/:id/redact", (c) => {
    const { team } = requireWrite(c);
    const row = findAttachment(team, pathId(c, "id"));
    row.original = "redacted";
    row.bytes = new TextEncoder().encode("redacted");
    row.updatedAt = world.now();
    return answer(showAttachment(row));
  });
}
