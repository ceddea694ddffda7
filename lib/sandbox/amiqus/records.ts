import type { Hono } from "hono";
import { z } from "zod";
import { emit, recordData } from "./events";
import { makePdf } from "./files";
import {
  type AmiqusContext,
  type AmiqusEnv,
  answer,
  invalid,
  notFound,
  pathId,
  readJson,
  readPatch,
  requireWrite,
  stamp,
} from "./http";
import { armExpiry, expireNow, settle } from "./lifecycle";
import { RECORD_STATUSES, type RecordLight, type RecordRow } from "./model";
import {
  by,
  pageRows,
  pageTable,
  readAssignee,
  readChoice,
  readDescending,
  readExpand,
  readInteger,
} from "./paging";
import { createRecord, DAY_MS, OPEN_DAYS, parseRecord } from "./record-create";
import { showCheck, showDocument, showName, showRecord, showStep } from "./serialise";
import type { AmiqusTeam, AmiqusWorld } from "./world";

const patchSchema = z.strictObject({
  is_archived: z.boolean().optional(),
  is_reviewed: z.boolean().optional(),
  has_reminders: z.boolean().optional(),
  expired_at: z.union([z.literal(true), z.iso.datetime({ offset: true })]).optional(),
});

/** Finds a record or answers the documented 404. */
function findRecord(team: AmiqusTeam, id: number): RecordRow {
  const row = team.records.get(id);
  if (row === undefined) throw notFound("Record not found");
  return row;
}

function editRecord(team: AmiqusTeam, id: number): RecordRow {
  return team.records.edit(id) ?? findRecord(team, id);
}

/** `active` or `archived` of a client, to filter what belongs to it. */
export function clientVisible(team: AmiqusTeam, wanted: string | undefined): (clientId: number) => boolean {
  if (wanted === undefined) return () => true;
  const archived = new Set<number>();
  for (const light of team.clients.lights()) if (light.archivedAt !== null) archived.add(light.id);
  return (clientId) => archived.has(clientId) === (wanted === "archived");
}

const SORTS = [
  "client.name.first_name",
  "client.name.last_name",
  "created_at",
  "updated_at",
  "archived_at",
] as const;

function sortKey(team: AmiqusTeam, sort: (typeof SORTS)[number] | undefined) {
  if (sort === "updated_at") return (light: RecordLight) => light.updatedAt;
  if (sort === "archived_at") return (light: RecordLight) => light.archivedAt;
  if (sort === undefined || sort === "created_at") return (light: RecordLight) => light.createdAt;
  const names = new Map<number, string>();
  for (const client of team.clients.lights()) {
    names.set(client.id, (sort.endsWith("first_name") ? client.firstName : client.lastName).toLowerCase());
  }
  return (light: RecordLight) => names.get(light.clientId) ?? null;
}

function list(world: AmiqusWorld, c: AmiqusContext): Response {
  const { team } = c.get("session");
  const expand = readExpand(c, ["client"]);
  const status = readChoice(c, "status", RECORD_STATUSES);
  const visibility = readChoice(c, "visibility", ["active", "archived"]);
  const createdBy = readInteger(c, "created_by") ?? readInteger(c, "creator");
  const assignee = readAssignee(c, "assignee");
  const visible = clientVisible(team, readChoice(c, "client_visibility", ["active", "archived"]));
  const sort = readChoice(c, "sort_by", SORTS);
  return pageTable(c, team, team.records, {
    keep: (light) =>
      (status === undefined || light.status === status) &&
      (visibility === undefined || (light.archivedAt !== null) === (visibility === "archived")) &&
      (createdBy === undefined || light.createdBy === createdBy) &&
      (assignee === undefined ||
        (assignee === false ? light.memberIds.length === 0 : light.memberIds.includes(assignee))) &&
      visible(light.clientId),
    compare: by(sortKey(team, sort), readDescending(c)),
    show: (row) => showRecord(world, team, row, expand),
  });
}

/** The date of `expired_at` in a patch: between now and ten days from now. */
function readExpiry(world: AmiqusWorld, text: string): number {
  const at = Date.parse(text);
  if (at <= world.now()) throw invalid({ expired_at: ["The expired at must be a date after now."] });
  if (at > world.now() + OPEN_DAYS * DAY_MS) {
    throw invalid({ expired_at: [`The expired at must be within ${OPEN_DAYS} days from now.`] });
  }
  return at;
}

async function patch(world: AmiqusWorld, c: AmiqusContext): Promise<Response> {
  const { team } = requireWrite(c);
  const { id } = findRecord(team, pathId(c, "id"));
  const input = await readPatch(c, patchSchema);
  const expiry =
    input.expired_at === undefined
      ? undefined
      : input.expired_at === true
        ? world.now()
        : readExpiry(world, input.expired_at);
  const row = editRecord(team, id);
  const events: string[] = [];
  if (input.is_archived !== undefined) {
    row.archivedAt = input.is_archived ? (row.archivedAt ?? world.now()) : null;
  }
  if (input.has_reminders !== undefined) row.hasReminders = input.has_reminders;
  if (input.is_reviewed !== undefined && input.is_reviewed !== row.reviewed) {
    row.reviewed = input.is_reviewed;
    events.push(input.is_reviewed ? "record.reviewed" : "record.unreviewed");
  }
  if (expiry !== undefined) row.expiredAt = expiry;
  settle(world, team, row, events);
  if (expiry !== undefined) armExpiry(world, team, row);
  return answer(showRecord(world, team, row));
}

function download(c: AmiqusContext): Response {
  const { team } = requireWrite(c);
  const row = findRecord(team, pathId(c, "id"));
  const client = team.clients.get(row.clientId);
  const name = client === undefined ? "" : String(showName(client.name).complete_name);
  const pdf = makePdf(`Request ${row.id}`, [
    `Person: ${name}`,
    `Status: ${row.status}`,
    `Created: ${stamp(row.createdAt)}`,
    ...row.steps.map(
      (step) => `${step.type}: ${step.check?.status ?? (step.completedAt ? "complete" : "pending")}`,
    ),
  ]);
  return new Response(pdf.slice(), {
    headers: {
      "content-type": "application/pdf",
      "content-disposition": `attachment; filename="record-${row.id}.pdf"`,
      "content-length": String(pdf.length),
    },
  });
}

export function registerRecords(api: Hono<AmiqusEnv>, world: AmiqusWorld): void {
  api.get("/records", (c) => list(world, c));
  api.post("/records", async (c) => {
    const { team, member } = requireWrite(c);
    const plan = parseRecord(team, await readJson(c));
    return answer(showRecord(world, team, createRecord(world, team, plan, member.id)), 201);
  });
  api.get("/records/:id", (c) => {
    const { team } = c.get("session");
    const expand = readExpand(c, ["client"]);
    return answer(showRecord(world, team, findRecord(team, pathId(c, "id")), expand));
  });
  api.patch("/records/:id", (c) => patch(world, c));
  api.post("/records/:id/archive", (c) => {
    const { team } = requireWrite(c);
    const expand = readExpand(c, ["client"]);
    const row = editRecord(team, pathId(c, "id"));
    row.archivedAt = row.archivedAt ?? world.now();
    settle(world, team, row);
    return answer(showRecord(world, team, row, expand));
  });
  api.post("/records/:id/expire", (c) => {
    const { team } = requireWrite(c);
    const expand = readExpand(c, ["client"]);
    const row = editRecord(team, pathId(c, "id"));
    // The reference lists a 422 without its cause; ours is a record that is over already.
    if (row.expiredAt <= world.now() || row.steps.every((step) => step.completedAt !== null)) {
      throw invalid({ errors: ["The record has already expired or been completed"] });
    }
    expireNow(world, team, row);
    return answer(showRecord(world, team, row, expand));
  });
  api.get("/records/:id/download", (c) => download(c));
  api.get("/records/:id/steps", (c) => {
    const { team } = c.get("session");
    const expand = readExpand(c, ["check", "form", "document"]);
    const row = findRecord(team, pathId(c, "id"));
    return pageRows(c, row.steps, (step) => showStep(world, team, row, step, expand));
  });
  api.get("/records/:id/documents", (c) => {
    const { team } = c.get("session");
    const expand = readExpand(c, ["attachments"]);
    const row = findRecord(team, pathId(c, "id"));
    const rows = [...team.documents.stored()].filter((document) => document.recordId === row.id);
    return pageRows(c, rows, (document) => showDocument(team, document, expand));
  });
  api.get("/checks/:id", (c) => {
    const { team } = c.get("session");
    const expand = readExpand(c, ["record", "response"]);
    const found = team.findCheck(pathId(c, "id"));
    if (found === undefined) throw notFound("Check not found");
    return answer(showCheck(world, team, found.record, found.step, expand));
  });
}

/** Assignees changed: the record counts as updated. */
export function recordAssigneesChanged(world: AmiqusWorld, team: AmiqusTeam, id: number): void {
  const row = team.records.edit(id);
  if (row === undefined) return;
  row.updatedAt = world.now();
  team.records.put(row);
  emit(world, team, "record.updated", recordData(world, team, row.id, row.clientId));
}
