import type { Hono } from "hono";
import { z } from "zod";
import { fuzzy } from "./clients";
import {
  type AmiqusContext,
  type AmiqusEnv,
  answer,
  forbidden,
  invalid,
  invalidBody,
  noContent,
  notFound,
  parseBody,
  pathId,
  readJson,
  readPatch,
  requireWrite,
  stamp,
} from "./http";
import { CASE_STATUSES, type CaseRow, type JsonObject } from "./model";
import {
  by,
  listOf,
  pageRows,
  pageTable,
  readAssignee,
  readChoice,
  readDescending,
  readExpand,
  readInteger,
} from "./paging";
import { clientVisible } from "./records";
import { showAssignee, showClient, showMember, showRecord } from "./serialise";
import type { AmiqusTeam, AmiqusWorld } from "./world";

const createSchema = z.strictObject({
  client: z.int(),
  name: z.string().min(1).max(255),
  reference: z.string().max(255).optional(),
});
const patchSchema = z.strictObject({
  name: z.string().min(1).max(255).optional(),
  reference: z.string().max(255).nullable().optional(),
  is_archived: z.boolean().optional(),
});
const itemsSchema = z.array(z.strictObject({ id: z.int(), type: z.literal("record") }));
const reviewSchema = z.strictObject({ status: z.enum(CASE_STATUSES) });

const SORTS = [
  "name",
  "reference",
  "client.name.first_name",
  "client.name.last_name",
  "created_at",
  "updated_at",
  "archived_at",
] as const;

function sortKey(team: AmiqusTeam, sort: (typeof SORTS)[number] | undefined) {
  return (row: CaseRow): string | number | null => {
    const client = team.clients.get(row.clientId);
    switch (sort) {
      case "name":
        return row.name.toLowerCase();
      case "reference":
        return row.reference?.toLowerCase() ?? null;
      case "client.name.first_name":
        return client?.name.first_name.toLowerCase() ?? null;
      case "client.name.last_name":
        return client?.name.last_name.toLowerCase() ?? null;
      case "updated_at":
        return row.updatedAt;
      case "archived_at":
        return row.archivedAt;
      default:
        return row.createdAt;
    }
  };
}

function showItem(
  world: AmiqusWorld,
  team: AmiqusTeam,
  item: CaseRow["items"][number],
  expand: ReadonlySet<string> = new Set(),
): JsonObject {
  const record = expand.has("entity") ? team.records.get(item.recordId) : undefined;
  return {
    object: "case_item",
    id: item.id,
    entity: record === undefined ? { id: item.recordId, type: "record" } : showRecord(world, team, record),
    created_at: stamp(item.createdAt),
    updated_at: stamp(item.createdAt),
  };
}

function showCase(
  world: AmiqusWorld,
  team: AmiqusTeam,
  row: CaseRow,
  expand: ReadonlySet<string> = new Set(),
): JsonObject {
  const client = expand.has("client") ? team.clients.get(row.clientId) : undefined;
  const members = row.assignees.flatMap((assignee) => team.members.get(assignee.memberId) ?? []);
  const items = expand.has("items")
    ? row.items.map((item) => showItem(world, team, item))
    : row.items.map((item) => item.id);
  const assignees = expand.has("assignees")
    ? {
        object: "list",
        data: members.map(showMember),
        total: members.length,
        count: members.length,
        limit: 100,
        has_more: false,
        url: `${world.apiUrl}/cases/${row.id}/assignees`,
      }
    : members.map((member) => member.id);
  return {
    object: "case",
    id: row.id,
    name: row.name,
    reference: row.reference,
    status: row.status,
    client: client === undefined ? row.clientId : showClient(team, client),
    items: row.items.length === 0 ? null : items,
    assignees: members.length === 0 ? null : assignees,
    created_at: stamp(row.createdAt),
    updated_at: stamp(row.updatedAt),
    archived_at: stamp(row.archivedAt),
  };
}

function showReview(
  team: AmiqusTeam,
  review: CaseRow["reviews"][number],
  expand: ReadonlySet<string> = new Set(),
): JsonObject {
  const member = expand.has("reviewed_by") ? team.members.get(review.memberId) : undefined;
  return {
    object: "case_review",
    id: review.id,
    reviewed_by: member === undefined ? review.memberId : showMember(member),
    status: review.status,
    from_status: review.from,
    created_at: stamp(review.createdAt),
    updated_at: stamp(review.createdAt),
  };
}

/** The case of the path; `dotted` is the text two operations use. */
function subject(c: AmiqusContext, dotted = false): CaseRow {
  const row = c.get("session").team.cases.get(pathId(c, "id"));
  if (row === undefined) throw notFound(dotted ? "Case not found." : "Case not found");
  return row;
}

function touch(world: AmiqusWorld, team: AmiqusTeam, row: CaseRow): void {
  row.updatedAt = world.now();
  team.cases.put(row);
}

function list(world: AmiqusWorld, c: AmiqusContext): Response {
  const { team } = c.get("session");
  const expand = readExpand(c, ["client", "items", "assignees"]);
  const status = readChoice(c, "status", CASE_STATUSES);
  const visibility = readChoice(c, "visibility", ["active", "archived"]);
  const createdBy = readInteger(c, "created_by");
  const assignedTo = readAssignee(c, "assigned_to");
  const client = readInteger(c, "client");
  const visible = clientVisible(team, readChoice(c, "client_visibility", ["active", "archived"]));
  const reference = c.req.query("reference")?.toLowerCase();
  const search = c.req.query("search") ?? "";
  const sort = readChoice(c, "sort_by", SORTS);
  const text = (row: CaseRow) => {
    const name = team.clients.get(row.clientId)?.name;
    return [row.name, name?.first_name, name?.middle_name, name?.last_name].join(" ").toLowerCase();
  };
  return pageTable(c, team, team.cases, {
    keep: (row) =>
      (status === undefined || row.status === status) &&
      (visibility === undefined || (row.archivedAt !== null) === (visibility === "archived")) &&
      (createdBy === undefined || row.createdBy === createdBy) &&
      (assignedTo === undefined ||
        (assignedTo === false
          ? row.assignees.length === 0
          : row.assignees.some((assignee) => assignee.memberId === assignedTo))) &&
      (client === undefined || row.clientId === client) &&
      visible(row.clientId) &&
      (reference === undefined || row.reference?.toLowerCase() === reference) &&
      (search === "" || fuzzy(text(row), search)),
    compare: by(sortKey(team, sort), readDescending(c)),
    show: (row) => showCase(world, team, row, expand),
  });
}

async function addItems(world: AmiqusWorld, c: AmiqusContext): Promise<Response> {
  const { team } = requireWrite(c);
  const row = subject(c);
  const body = await readJson(c);
  if (!Array.isArray(body) || body.length === 0 || body.length > 100) {
    throw invalidBody("The submitted value must be an array of case item objects");
  }
  const wanted = parseBody(itemsSchema, body);
  wanted.forEach((item, index) => {
    if (!team.records.has(item.id)) throw invalid({ [`${index}.id`]: ["The selected id is invalid."] });
  });
  const added: CaseRow["items"] = [];
  for (const { id } of wanted) {
    if (row.items.some((item) => item.recordId === id)) continue;
    const item = { id: world.ids.next("item"), recordId: id, createdAt: world.now() };
    row.items.push(item);
    added.push(item);
  }
  if (added.length === 0) return noContent();
  touch(world, team, row);
  return listOf(
    c,
    added.map((item) => showItem(world, team, item)),
  );
}

/** Cases, their items and reviews. Case webhooks did not exist at this version of the API. */
export function registerCases(api: Hono<AmiqusEnv>, world: AmiqusWorld): void {
  api.use("/cases/*", async (c, next) => {
    if (!c.get("session").team.casesEnabled) throw forbidden();
    await next();
  });
  api.get("/cases", (c) => list(world, c));
  api.post("/cases", async (c) => {
    const { team, member } = requireWrite(c);
    const input = parseBody(createSchema, await readJson(c));
    if (!team.clients.has(input.client)) throw invalid({ client: ["The selected client is invalid."] });
    const now = world.now();
    const row: CaseRow = {
      id: world.ids.next("case"),
      name: input.name,
      reference: input.reference ?? null,
      status: "pending",
      clientId: input.client,
      items: [],
      reviews: [],
      assignees: [],
      createdBy: member.id,
      createdAt: now,
      updatedAt: now,
      archivedAt: null,
    };
    team.cases.put(row);
    return answer(showCase(world, team, row), 201);
  });
  api.get("/cases/:id", (c) => {
    const expand = readExpand(c, ["client", "items", "assignees"]);
    return answer(showCase(world, c.get("session").team, subject(c), expand));
  });
  api.patch("/cases/:id", async (c) => {
    const { team } = requireWrite(c);
    const row = subject(c);
    const input = await readPatch(c, patchSchema);
    if (input.name !== undefined) row.name = input.name;
    if (input.reference !== undefined) row.reference = input.reference;
    if (input.is_archived !== undefined) {
      row.archivedAt = input.is_archived ? (row.archivedAt ?? world.now()) : null;
    }
    touch(world, team, row);
    return answer(showCase(world, team, row));
  });
  api.get("/cases/:id/items", (c) => {
    const { team } = c.get("session");
    const expand = readExpand(c, ["entity"]);
    return pageRows(c, subject(c, true).items, (item) => showItem(world, team, item, expand));
  });
  api.patch("/cases/:id/items", (c) => addItems(world, c));
  api.get("/cases/:id/reviews", (c) => {
    const { team } = c.get("session");
    const expand = readExpand(c, ["reviewed_by"]);
    return pageRows(c, subject(c, true).reviews, (review) => showReview(team, review, expand));
  });
  api.post("/cases/:id/reviews", async (c) => {
    const { team, member } = requireWrite(c);
    const row = subject(c);
    const { status } = parseBody(reviewSchema, await readJson(c));
    const review = {
      id: world.ids.next("review"),
      memberId: member.id,
      status,
      from: row.status,
      createdAt: world.now(),
    };
    row.reviews.push(review);
    row.status = status;
    touch(world, team, row);
    return answer(showReview(team, review), 201);
  });
  api.get("/cases/:id/assignees", (c) => {
    const { team } = c.get("session");
    const shown = subject(c).assignees.flatMap((row) => showAssignee(team, row));
    return pageRows(c, shown, (row) => row);
  });
  api.get("/aggregates/case-status", (c) => {
    const { team } = c.get("session");
    const assignedTo = c.req.query("assigned_to") === "False" ? false : readAssignee(c, "assigned_to");
    const visibility = readChoice(c, "visibility", ["active", "archived"]);
    const from = Date.parse(c.req.query("start_date") ?? "") || 0;
    const to = Date.parse(c.req.query("end_date") ?? "") || Number.POSITIVE_INFINITY;
    const rows = [...team.cases.stored()].filter(
      (row) =>
        (visibility === undefined || (row.archivedAt !== null) === (visibility === "archived")) &&
        (assignedTo === undefined ||
          (assignedTo === false
            ? row.assignees.length === 0
            : row.assignees.some((assignee) => assignee.memberId === assignedTo))) &&
        row.createdAt >= from &&
        row.createdAt <= to,
    );
    return answer({
      object: "case_status_aggregate",
      aggregates: CASE_STATUSES.map((status) => ({
        status,
        count: rows.filter((row) => row.status === status).length,
      })),
    });
  });
}
