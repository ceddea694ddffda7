import type { Hono } from "hono";
import { z } from "zod";
import { findClient, fuzzy } from "./clients";
import { clientData, emit } from "./events";
import { addClientFile, makePdf } from "./files";
import {
  type AmiqusContext,
  type AmiqusEnv,
  answer,
  invalid,
  notFound,
  parseBody,
  pathId,
  Refusal,
  readJson,
  requireWrite,
  stamp,
} from "./http";
import type { ClientFileRow, CorrectionRow, JsonObject } from "./model";
import { registerOrganisations } from "./organisations";
import { by, pageRows, readChoice, readDescending, readExpand } from "./paging";
import {
  findClientForm,
  showAttachment,
  showCheck,
  showClient,
  showClientForm,
  showDocument,
  showMember,
  showRecord,
} from "./serialise";
import type { AmiqusTeam, AmiqusWorld } from "./world";

const fileSchema = z.strictObject({
  attachment: z.int(),
  name: z.string().min(1).max(255).optional(),
  expires_at: z.iso.datetime({ offset: true }).nullable().optional(),
});
const correctionSchema = z.discriminatedUnion("status", [
  z.strictObject({
    status: z.literal("accepted"),
    correction: z
      .strictObject({
        first_name: z.string().min(1).max(255).optional(),
        middle_name: z.string().max(255).nullable().optional(),
        last_name: z.string().min(1).max(255).optional(),
      })
      .refine((value) => Object.keys(value).length > 0, "At least one property is required")
      .optional(),
  }),
  z.strictObject({ status: z.literal("rejected") }),
]);

const CHECK_SOURCES = ["photo_id", "reference", "banking_information", "employment_referencing"] as const;
const DOCUMENT_SOURCES = ["requested", "sent", "returned"] as const;

function showFile(
  world: AmiqusWorld,
  team: AmiqusTeam,
  row: ClientFileRow,
  expand: ReadonlySet<string> = new Set(),
): JsonObject {
  const attachment = team.attachments.get(row.attachmentId);
  return {
    object: "client_file",
    id: row.id,
    type: row.type,
    source: (expand.has("source") ? showSource(world, team, row) : null) ?? row.source,
    name: row.name,
    attachment: attachment === undefined ? null : showAttachment(attachment),
    created_by: (expand.has("created_by") ? showCreator(team, row) : null) ?? row.createdBy,
    expires_at: stamp(row.expiresAt),
    created_at: stamp(row.createdAt),
    updated_at: stamp(row.updatedAt),
  };
}

function showSource(world: AmiqusWorld, team: AmiqusTeam, row: ClientFileRow): JsonObject | null {
  if (row.source.type === "check") {
    const found = team.findCheck(row.source.id);
    return found === undefined ? null : showCheck(world, team, found.record, found.step);
  }
  if (row.source.type === "client") return showClient(team, findClient(team, row.source.id));
  const document = team.documents.get(row.source.id);
  return document === undefined ? null : showDocument(team, document);
}

function showCreator(team: AmiqusTeam, row: ClientFileRow): JsonObject | null {
  if (row.createdBy.type === "client") return showClient(team, findClient(team, row.createdBy.id));
  const member = team.members.get(row.createdBy.id);
  return member === undefined ? null : showMember(member);
}

function listFiles(world: AmiqusWorld, c: AmiqusContext): Response {
  const { team } = c.get("session");
  const { id } = findClient(team, pathId(c, "id"));
  const expand = readExpand(c, ["source", "created_by"]);
  const source = readChoice(c, "source", ["check", "client", "client_form", "form", "record_document"]);
  const sourceType = readChoice(c, "source_type", [...CHECK_SOURCES, ...DOCUMENT_SOURCES]);
  if (sourceType !== undefined && source === undefined) {
    throw invalid({ source: ["The source field is required when source type is present."] });
  }
  const search = c.req.query("search") ?? "";
  const sort = readChoice(c, "sort_by", ["name", "created_at", "expires_at"]);
  const wanted = source === "form" ? "client_form" : source;
  const rows = [...team.files.stored()]
    .filter(
      (row) =>
        row.clientId === id &&
        (wanted === undefined || row.source.type === wanted) &&
        (sourceType === undefined || row.sourceType === sourceType) &&
        (search === "" || fuzzy(row.name.toLowerCase(), search)),
    )
    .sort(
      by(
        (row) =>
          sort === "name"
            ? row.name.toLowerCase()
            : sort === "created_at"
              ? row.createdAt
              : sort === "expires_at"
                ? row.expiresAt
                : row.id,
        readDescending(c),
      ),
    );
  return pageRows(c, rows, (row) => showFile(world, team, row, expand));
}

function downloadFile(c: AmiqusContext): Response {
  const { team } = requireWrite(c);
  const client = findClient(team, pathId(c, "clientId"));
  const row = team.files.get(pathId(c, "fileId"));
  const attachment = row === undefined ? undefined : team.attachments.get(row.attachmentId);
  if (row === undefined || attachment === undefined || row.clientId !== client.id) {
    throw notFound("File not found");
  }
  if (attachment.av === "infected") throw new Refusal(410, { error: "File scan detected a virus" });
  if (attachment.av === "pending") throw new Refusal(423, { error: "File scan is not yet complete" });
  if (attachment.av === "error") throw new Refusal(423, { error: "File scan could not be completed" });
  return new Response(attachment.bytes.slice(), {
    headers: {
      "content-type": attachment.type,
      "content-length": String(attachment.bytes.length),
      "content-disposition": `attachment; filename="${attachment.name}"`,
    },
  });
}

function showCorrection(
  world: AmiqusWorld,
  team: AmiqusTeam,
  row: CorrectionRow,
  expand: ReadonlySet<string> = new Set(),
): JsonObject {
  const record = expand.has("record") ? team.records.get(row.recordId) : undefined;
  return {
    object: "client_correction",
    id: row.id,
    client: expand.has("client") ? showClient(team, findClient(team, row.clientId)) : row.clientId,
    record: record === undefined ? row.recordId : showRecord(world, team, record),
    status: row.status,
    correction: row.correction,
    created_at: stamp(row.createdAt),
    updated_at: stamp(row.updatedAt),
  };
}

async function patchCorrection(world: AmiqusWorld, c: AmiqusContext): Promise<Response> {
  const { team } = requireWrite(c);
  const client = team.clients.edit(pathId(c, "clientId"));
  // This operation alone answers 404 and 405 under `message`.
  if (client === undefined) throw new Refusal(404, { message: "Client not found" });
  const row = team.corrections.get(pathId(c, "correctionId"));
  if (row === undefined || row.clientId !== client.id) {
    throw new Refusal(404, { message: "Correction not found" });
  }
  const input = parseBody(correctionSchema, await readJson(c));
  if (row.status !== "pending") throw new Refusal(405, { message: "Correction has already been completed" });
  row.status = input.status;
  row.updatedAt = world.now();
  if (input.status === "accepted") {
    row.correction = { ...row.correction, ...input.correction };
    Object.assign(client.name, row.correction);
    client.updatedAt = world.now();
    team.clients.put(client);
    emit(world, team, "client.updated", clientData(world, client.id));
  }
  return answer(showCorrection(world, team, row));
}

/** Files, forms, corrections and organisations of a client. */
export function registerClientExtras(api: Hono<AmiqusEnv>, world: AmiqusWorld): void {
  api.get("/clients/:id/files", (c) => listFiles(world, c));
  api.post("/clients/:id/files", async (c) => {
    const { team, member } = requireWrite(c);
    const { id } = findClient(team, pathId(c, "id"));
    const input = parseBody(fileSchema, await readJson(c));
    const attachment = team.attachments.get(input.attachment);
    if (attachment === undefined) throw invalid({ attachment: ["The selected attachment is invalid."] });
    const row = addClientFile(world, team, {
      clientId: id,
      type: "internal",
      source: { type: "client", id },
      sourceType: null,
      name: input.name ?? attachment.original,
      attachmentId: attachment.id,
      createdBy: { type: "team_member", id: member.id },
      expiresAt: input.expires_at ? Date.parse(input.expires_at) : null,
    });
    return answer(showFile(world, team, row), 201);
  });
  api.get("/clients/:clientId/files/:fileId/download", (c) => downloadFile(c));

  api.get("/clients/:id/forms", (c) => {
    const { team } = c.get("session");
    const { id } = findClient(team, pathId(c, "id"));
    const expand = readExpand(c, ["client", "record"]);
    const type = readChoice(c, "type", ["internal", "requested"]);
    const rows = [...team.forms.stored()].filter(
      (row) => row.clientId === id && (type === undefined || row.type === type),
    );
    return pageRows(c, rows, (row) => showClientForm(world, team, row, expand));
  });
  api.get("/clients/:id/forms/:reference", (c) =>
    answer(showClientForm(world, c.get("session").team, formOf(c))),
  );
  api.get("/clients/:id/forms/:reference/download", (c) => {
    const form = formOf(c);
    const pdf = makePdf(form.name, [
      `Form ${form.reference}`,
      ...form.fields.flatMap((field) =>
        "value" in field ? [`${String(field.id)}: ${String(field.value)}`] : [],
      ),
    ]);
    return new Response(pdf.slice(), { headers: { "content-type": "application/pdf" } });
  });

  api.get("/clients/:id/corrections", (c) => {
    const { team } = c.get("session");
    const { id } = findClient(team, pathId(c, "id"));
    const expand = readExpand(c, ["client", "record"]);
    const status = readChoice(c, "status", ["pending", "accepted", "rejected"]);
    readChoice(c, "sort_by", ["created_at"]);
    const rows = [...team.corrections.stored()]
      .filter((row) => row.clientId === id && (status === undefined || row.status === status))
      .sort(by((row) => row.createdAt, readDescending(c)));
    return pageRows(c, rows, (row) => showCorrection(world, team, row, expand));
  });
  api.patch("/clients/:clientId/corrections/:correctionId", (c) => patchCorrection(world, c));
  registerOrganisations(api, world);
}

function formOf(c: AmiqusContext) {
  const { team } = c.get("session");
  const { id } = findClient(team, pathId(c, "id"));
  const form = findClientForm(team, (c.req.param("reference") ?? "").toLowerCase());
  if (form === undefined || form.clientId !== id) throw notFound("Form not found");
  return form;
}
