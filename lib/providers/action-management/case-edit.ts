/** Read-modify-write of a case, which has no version: pure parts. Source: howtos/caseupdate, casestatus, caseassignment. */
import type { Json } from "../port";
import { dateOf, idOf, type JsonObject, listOf, numberOf, objectOf, textOf } from "../read";

/** What the selected item of a list is; the sub-category only where its category has one. */
export interface ListChoice {
  id: number;
  subCategoryId: number | null;
}

/** What of a case can be changed. Lists are keyed by `listKey`, roles by their id. `dateDue` is ISO 8601. */
export interface EditFields {
  name: string | null;
  cost: number | null;
  dateDue: string | null;
  lists: Record<string, ListChoice>;
  /** Ids of the users of each role, ascending. */
  roles: Record<string, number[]>;
}

/** Names one list of a program or of a case. Ids alone repeat: the published sample has two lists of one id. */
export function listKey(value: { type?: Json | undefined; listId?: Json | undefined }): string {
  return `${textOf(value.type) ?? "list"}:${idOf(value.listId) ?? "0"}`;
}

/** The fields of a case as it was received. Of repeated lists and roles the first counts. */
export function fieldsOf(raw: Json): EditFields {
  const row = objectOf(raw);
  const lists = new Map<string, ListChoice>();
  for (const value of listOf(row.listValues).map(objectOf)) {
    const id = numberOf(value.id);
    const key = listKey(value);
    if (id !== null && !lists.has(key)) lists.set(key, { id, subCategoryId: numberOf(value.subCategoryId) });
  }
  const roles = new Map<string, number[]>();
  for (const role of listOf(row.roles).map(objectOf)) {
    const id = idOf(role.id);
    if (id !== null && !roles.has(id)) roles.set(id, userIds(role));
  }
  return {
    name: textOf(row.name),
    cost: numberOf(row.cost),
    dateDue: dateOf(row.dateDue)?.toISOString() ?? null,
    lists: Object.fromEntries(lists),
    roles: Object.fromEntries(roles),
  };
}

function userIds(role: JsonObject): number[] {
  const ids = listOf(role.users).flatMap((user) => numberOf(objectOf(user).id) ?? []);
  return [...new Set(ids)].sort((a, b) => a - b);
}

/** Paths at which two sets of fields differ, such as `name` or `lists.status:23`. */
export function differences(one: EditFields, other: EditFields): string[] {
  const a = flat(one);
  const b = flat(other);
  return [...new Set([...a.keys(), ...b.keys()])].filter((path) => a.get(path) !== b.get(path));
}

function flat(fields: EditFields): Map<string, string> {
  const same = new Map([
    ["name", JSON.stringify(fields.name)],
    ["cost", JSON.stringify(fields.cost)],
    ["dateDue", JSON.stringify(fields.dateDue)],
  ]);
  for (const [key, { id, subCategoryId }] of Object.entries(fields.lists)) {
    same.set(`lists.${key}`, JSON.stringify([id, subCategoryId]));
  }
  for (const [key, ids] of Object.entries(fields.roles)) {
    // A role that a case lacks is one that nobody has there.
    if (ids.length > 0) same.set(`roles.${key}`, JSON.stringify([...ids].sort((a, b) => a - b)));
  }
  return same;
}

/**
 * Paths that are to be changed and that somebody else has changed to something else since `seen` was read. What another
 * changed elsewhere in the case, or to the very value that is wanted, is no conflict.
 */
export function conflictsOf(seen: EditFields, wanted: EditFields, now: EditFields): string[] {
  const mine = differences(seen, wanted);
  const theirs = new Set(differences(seen, now));
  const apart = new Set(differences(wanted, now));
  return mine.filter((path) => theirs.has(path) && apart.has(path));
}

/** The case as received with what differs between `seen` and `wanted` put in: the body of the PUT. */
export function editedCase(raw: Json, seen: EditFields, wanted: EditFields): JsonObject {
  const body = { ...objectOf(raw) };
  for (const path of differences(seen, wanted)) {
    if (path === "name") body.name = wanted.name;
    else if (path === "cost") body.cost = wanted.cost;
    else if (path === "dateDue") body.dateDue = wanted.dateDue;
    else if (path.startsWith("lists.")) body.listValues = withChoice(body.listValues, path.slice(6), wanted);
    else body.roles = withUsers(body.roles, path.slice(6), wanted);
  }
  return body;
}

/** Names and marks of the former item are left out: they are read-only and would tell of another item. */
function withChoice(values: Json | undefined, key: string, wanted: EditFields): Json[] {
  const choice = wanted.lists[key];
  const list = listOf(values);
  if (choice === undefined) return list;
  const [type = "", listId = ""] = key.split(":");
  const index = list.findIndex((value) => listKey(objectOf(value)) === key);
  const next: JsonObject = {
    listId: numberOf(objectOf(list[index]).listId) ?? Number(listId),
    id: choice.id,
    type,
    ...(choice.subCategoryId === null ? {} : { subCategoryId: choice.subCategoryId }),
  };
  return index === -1 ? [...list, next] : list.with(index, next);
}

function withUsers(roles: Json | undefined, roleId: string, wanted: EditFields): Json[] {
  const list = listOf(roles);
  const index = list.findIndex((role) => idOf(objectOf(role).id) === roleId);
  const role = objectOf(list[index]);
  const held = listOf(role.users).map(objectOf);
  const users = (wanted.roles[roleId] ?? []).map((id) => held.find((user) => user.id === id) ?? { id });
  const next = { ...(index === -1 ? { id: Number(roleId) } : role), users };
  return index === -1 ? [...list, next] : list.with(index, next);
}
