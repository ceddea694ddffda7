import { z } from "zod";
import { Refusal } from "./http";
import { type CaseRole, type CaseRow, type ListValue, WORKFLOWS } from "./model";
import { chosenValue } from "./program";
import type { ActionManagementWorld, Hub } from "./world";

/**
 * A case as PUT takes it. What is documented as read-only is ignored, whatever it holds; what may be empty is not
 * documented, and our choice is: name and workflow must be there, the rest may be left out and is then taken away.
 */
export const updateSchema = z.looseObject({
  name: z.string().trim().min(1, "name must not be empty").max(255),
  workflowId: z.int(),
  cost: z.number().nullish(),
  dateDue: z.iso.datetime({ offset: true }).nullish(),
  listValues: z
    .array(
      z.looseObject({
        listId: z.int(),
        id: z.int(),
        type: z.string().nullish(),
        subCategoryId: z.int().nullish(),
      }),
    )
    .nullish(),
  roles: z
    .array(z.looseObject({ id: z.int(), users: z.array(z.looseObject({ id: z.int() })).nullish() }))
    .nullish(),
});
type Update = z.output<typeof updateSchema>;

/** Replaces what may be changed of a case. Refuses with 400 what the program does not have; then nothing changes. */
export function replaceCase(world: ActionManagementWorld, hub: Hub, id: number, update: Update): CaseRow {
  const before = hub.cases.get(id);
  if (before === undefined) throw new Refusal(404, "Case not found");
  if (!WORKFLOWS.has(update.workflowId)) throw new Refusal(400, "workflowId is not a workflow of this hub");
  const listValues = (update.listValues ?? []).map((value) => nextValue(hub, before, value));
  const roles = nextRoles(hub, before, update);
  const row = hub.cases.edit(id);
  if (row === undefined) throw new Refusal(404, "Case not found");
  const from = statusOf(before);
  row.name = update.name;
  row.workflowId = update.workflowId;
  row.cost = update.cost ?? null;
  row.dateDue = update.dateDue == null ? null : Date.parse(update.dateDue);
  row.listValues = listValues;
  row.roles = roles;
  touch(world, row);
  const to = statusOf(row);
  world.systemNote(hub, id, from === to ? "Case updated" : `Status changed from ${from} to ${to}`);
  return row;
}

/** The date of change moves with every write, however quickly they follow. */
export function touch(world: ActionManagementWorld, row: CaseRow): void {
  row.dateModified = Math.max(world.now(), row.dateModified + 1);
}

function statusOf(row: CaseRow): string {
  return row.listValues.find((value) => value.type === "status")?.name ?? "none";
}

/** An item of the program's list of this id (and type, as ids repeat), or the one that the case has already. */
function nextValue(
  hub: Hub,
  row: CaseRow,
  wanted: {
    listId: number;
    id: number;
    type?: string | null | undefined;
    subCategoryId?: number | null | undefined;
  },
): ListValue {
  const ofType = (type: string) => wanted.type == null || wanted.type === type;
  const lists = hub.lists.filter((list) => list.id === wanted.listId && ofType(list.type));
  for (const list of lists) {
    const item = list.items.find((one) => one.id === wanted.id);
    if (item === undefined) continue;
    const subCategoryId = wanted.subCategoryId ?? null;
    if (subCategoryId !== null && !item.subCategories?.some((one) => one.id === subCategoryId)) {
      throw new Refusal(400, `listValues: ${subCategoryId} is no sub-category of ${item.name}`);
    }
    return chosenValue(list, item, subCategoryId);
  }
  const kept = row.listValues.find(
    (value) => value.listId === wanted.listId && value.id === wanted.id && ofType(value.type),
  );
  if (kept === undefined)
    throw new Refusal(400, `listValues: ${wanted.id} is no item of list ${wanted.listId}`);
  return kept;
}

/** Roles of the case or of the program; users are active end users of the hub, or such as held the case already. */
function nextRoles(hub: Hub, row: CaseRow, update: Update): CaseRole[] {
  return (update.roles ?? []).map((wanted) => {
    const held = row.roles.find((role) => role.id === wanted.id);
    const known = held ?? hub.roles.find((role) => role.id === wanted.id);
    if (known === undefined) throw new Refusal(400, `roles: ${wanted.id} is no role of this hub`);
    const userIds = [...new Set((wanted.users ?? []).map((user) => user.id))];
    const stranger = userIds.find(
      (id) => !held?.userIds.includes(id) && hub.users.get(id)?.isActive !== true,
    );
    if (stranger !== undefined)
      throw new Refusal(400, `roles: ${stranger} is no active end user of this hub`);
    return { id: known.id, name: known.name, userIds };
  });
}
