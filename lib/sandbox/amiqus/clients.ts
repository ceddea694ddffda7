import type { Hono } from "hono";
import { z } from "zod";
import { COUNTRIES, POSTCODE_REQUIRED } from "./countries";
import { clientData, emit } from "./events";
import {
  type AmiqusContext,
  type AmiqusEnv,
  answer,
  dateSchema,
  forbidden,
  invalid,
  noContent,
  notFound,
  parseBody,
  pathId,
  readJson,
  readPatch,
  requireWrite,
} from "./http";
import { CLIENT_STATUSES, type ClientLight, type ClientRow, type NameFields } from "./model";
import { by, pageRows, pageTable, readChoice, readDescending, readExpand, readInteger } from "./paging";
import { NO_ADDRESS, showAddress, showClient, showRecord } from "./serialise";
import type { AmiqusTeam, AmiqusWorld } from "./world";

const TITLES = [
  "miss",
  "ms",
  "mrs",
  "mr",
  "dr",
  "sir",
  "master",
  "mx",
  "dame",
  "lord",
  "lady",
  "prof",
  "other",
] as const;

const nameSchema = z
  .strictObject({
    title: z.enum(TITLES).nullable().optional(),
    other_title: z.string().max(20).nullable().optional(),
    first_name: z.string().min(1).max(255),
    middle_name: z.string().max(255).nullable().optional(),
    last_name: z.string().min(1).max(255),
  })
  .refine((name) => name.title !== "other" || (name.other_title ?? "") !== "", {
    path: ["other_title"],
    message: "The other title field is required when title is other.",
  });

const fields = {
  status: z.enum(CLIENT_STATUSES).optional(),
  landline: z.string().nullable().optional(),
  mobile: z.string().nullable().optional(),
  dob: dateSchema.nullable().optional(),
  reference: z.string().nullable().optional(),
};
const createSchema = z.strictObject({ ...fields, name: nameSchema, email: z.email() });
const patchSchema = z.strictObject({
  ...fields,
  name: z
    .strictObject({
      title: z.enum(TITLES).nullable().optional(),
      other_title: z.string().max(20).nullable().optional(),
      first_name: z.string().min(1).max(255).optional(),
      middle_name: z.string().max(255).nullable().optional(),
      last_name: z.string().min(1).max(255).optional(),
    })
    .optional(),
  email: z.email().optional(),
});

const line = z.string().max(255).nullable().optional();
const addressSchema = z
  .strictObject({
    unit: line,
    house_name: line,
    house_number: line,
    street_name: line,
    second_street: line,
    district: line,
    city: line,
    province: line,
    postcode: line,
    country: z
      .string()
      .refine((code) => COUNTRIES.has(code), "The selected country is invalid.")
      .nullable()
      .optional(),
  })
  .refine((value) => !POSTCODE_REQUIRED.has(value.country ?? "") || (value.postcode ?? "") !== "", {
    path: ["postcode"],
    message: "The postcode field is required.",
  });

/** Finds a client or answers the documented 404. */
export function findClient(team: AmiqusTeam, id: number): ClientRow {
  const row = team.clients.get(id);
  if (row === undefined) throw notFound("Client not found");
  return row;
}

function touch(world: AmiqusWorld, team: AmiqusTeam, row: ClientRow): void {
  row.updatedAt = world.now();
  team.clients.put(row);
}

/** Whether every word of the search stands in the text, or nearly: one edit is let pass in words of four or more. */
export function fuzzy(text: string, search: string): boolean {
  const words = text.split(/\s+/);
  return search
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== "")
    .every((word) => text.includes(word) || (word.length >= 4 && words.some((other) => near(word, other))));
}

function near(a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > 1) return false;
  let start = 0;
  while (start < a.length && start < b.length && a[start] === b[start]) start++;
  let end = 0;
  while (end < Math.min(a.length, b.length) - start && a.at(-1 - end) === b.at(-1 - end)) end++;
  const rest = Math.max(a.length, b.length) - start - end;
  return rest <= 1 || (rest === 2 && a[start] === b[start + 1] && a[start + 1] === b[start]);
}

const SORTS: Record<string, (light: ClientLight) => string | number | null> = {
  "name.first_name": (light) => light.firstName.toLowerCase(),
  "name.last_name": (light) => light.lastName.toLowerCase(),
  created_at: (light) => light.createdAt,
  updated_at: (light) => light.updatedAt,
  archived_at: (light) => light.archivedAt,
};

function list(c: AmiqusContext): Response {
  const { team } = c.get("session");
  const status = readChoice(c, "status", CLIENT_STATUSES);
  const visibility = readChoice(c, "visibility", ["active", "archived"]);
  const assignee = readInteger(c, "assignee");
  const reference = c.req.query("reference")?.toLowerCase();
  const search = c.req.query("search") ?? "";
  const sort = readChoice(c, "sort_by", Object.keys(SORTS));
  return pageTable(c, team, team.clients, {
    keep: (light) =>
      (status === undefined || light.status === status) &&
      (visibility === undefined || (light.archivedAt !== null) === (visibility === "archived")) &&
      (assignee === undefined || light.memberIds.includes(assignee)) &&
      (reference === undefined || light.reference?.toLowerCase() === reference) &&
      (search === "" || fuzzy(searchText(team, light), search)),
    compare: by((sort === undefined ? undefined : SORTS[sort]) ?? ((light) => light.id), readDescending(c)),
    show: (row) => showClient(team, row),
  });
}

function searchText(team: AmiqusTeam, light: ClientLight): string {
  const organisations = team.clients.get(light.id)?.organisations ?? [];
  if (organisations.length === 0) return light.search;
  return [
    light.search,
    ...organisations.map((id) => team.organisations.get(id)?.name.toLowerCase() ?? ""),
  ].join(" ");
}

function nameOf(name: z.output<typeof nameSchema>): NameFields {
  return {
    title: name.title ?? null,
    other_title: name.title === "other" ? (name.other_title ?? null) : null,
    first_name: name.first_name,
    middle_name: name.middle_name === "" ? null : (name.middle_name ?? null),
    last_name: name.last_name,
  };
}

export function registerClients(api: Hono<AmiqusEnv>, world: AmiqusWorld): void {
  api.get("/clients", list);
  api.post("/clients", async (c) => {
    const { team } = requireWrite(c);
    const input = parseBody(createSchema, await readJson(c));
    const now = world.now();
    const row: ClientRow = {
      id: world.ids.next("client"),
      status: input.status ?? null,
      name: nameOf(input.name),
      email: input.email,
      landline: input.landline ?? null,
      mobile: input.mobile ?? null,
      dob: input.dob ?? null,
      reference: input.reference ?? null,
      nationalInsuranceNumber: null,
      address: null,
      assignees: [],
      organisations: [],
      createdAt: now,
      updatedAt: now,
      archivedAt: null,
    };
    team.clients.put(row);
    emit(world, team, "client.created", clientData(world, row.id));
    return answer(showClient(team, row), 201);
  });
  api.get("/clients/:id", (c) => {
    const { team } = c.get("session");
    return answer(showClient(team, findClient(team, pathId(c, "id"))));
  });
  api.patch("/clients/:id", async (c) => {
    const { team } = requireWrite(c);
    const id = findClient(team, pathId(c, "id")).id;
    const { name, status, ...rest } = await readPatch(c, patchSchema);
    const row = team.clients.edit(id) ?? findClient(team, id);
    if (name !== undefined) row.name = nameOf(parseBody(nameSchema, { ...row.name, ...name }, "name"));
    Object.assign(row, rest);
    const decided = status !== undefined && status !== row.status;
    if (status !== undefined) row.status = status;
    touch(world, team, row);
    emit(world, team, "client.updated", clientData(world, row.id));
    if (decided) emit(world, team, "client.status", clientData(world, row.id));
    return answer(showClient(team, row));
  });
  api.delete("/clients/:id", (c) => {
    const { team, member } = requireWrite(c);
    // The operation documents no 404; ours answers the one of its siblings.
    const row = findClient(team, pathId(c, "id"));
    const records = team.recordIdsOf(row.id);
    const admin = member.role === "owner";
    if (!admin && (member.role !== "member" || records.length > 0)) throw forbidden();
    for (const id of records) team.records.delete(id);
    team.clients.delete(row.id);
    emit(world, team, "client.deleted", { client: { id: row.id } });
    return noContent();
  });
  api.get("/clients/:id/address", (c) => {
    const { team } = c.get("session");
    return answer(showAddress(findClient(team, pathId(c, "id")).address));
  });
  api.put("/clients/:id/address", async (c) => {
    const { team } = requireWrite(c);
    const { id } = findClient(team, pathId(c, "id"));
    const body = await readJson(c);
    if (typeof body === "object" && body !== null && Object.keys(body).length === 0) {
      throw invalid({ errors: ["At least one property is required"] });
    }
    const input = parseBody(addressSchema, body);
    const row = team.clients.edit(id) ?? findClient(team, id);
    row.address = { ...NO_ADDRESS, ...input };
    touch(world, team, row);
    emit(world, team, "client.updated", clientData(world, row.id));
    return answer(showAddress(row.address));
  });
  api.get("/clients/:id/records", (c) => {
    const { team } = c.get("session");
    const expand = readExpand(c, ["client"]);
    const ids = team.recordIdsOf(findClient(team, pathId(c, "id")).id);
    const rows = ids.flatMap((id) => team.records.get(id) ?? []);
    return pageRows(c, rows, (row) => showRecord(world, team, row, expand));
  });
}
