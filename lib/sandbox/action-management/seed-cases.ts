import { chosenValue } from "./program";
import { takeResponse } from "./responses";
import { complaints } from "./seed-complaints";
import type { ActionManagementWorld, Hub } from "./world";

const HOUR_MS = 3_600_000;

/** Raises the complaints of the last weeks in a hub, as far as they have come since, with what was noted on them. */
export function seedCases(world: ActionManagementWorld, hub: Hub): void {
  const now = world.now();
  const users = [...hub.users.values()].filter((user) => user.isActive);
  for (const seed of complaints) {
    const { who: name, email, score: satisfaction, country, comment } = seed;
    const raisedAt = now - seed.raised * HOUR_MS;
    const row = takeResponse(world, hub, { name, email, satisfaction, country, comment }, raisedAt);
    if (row === null) continue;
    const holder = users[seed.holder ?? -1];
    const wanted: (string | undefined)[] = [seed.status, seed.severity, seed.category, seed.store];
    row.name = seed.name;
    row.cost = seed.cost;
    row.dateDue = seed.due === null ? null : now + seed.due * HOUR_MS;
    row.listValues = hub.lists.flatMap((list) => {
      const chosen =
        list.items.find((item) => wanted.includes(item.name)) ??
        list.items.find((item) => item.id === list.defaultItem);
      return chosen ? chosenValue(list, chosen, chosen.subCategories?.[0]?.id ?? null) : [];
    });
    if (holder !== undefined) {
      row.dateModified = now - (seed.raised / 3) * HOUR_MS;
      row.roles[0]?.userIds.push(holder.id);
    }
    // What orders by these reads them when the row is put.
    hub.cases.put(row);
    if (seed.note === undefined) continue;
    world.addNote(hub, {
      caseId: row.id,
      comments: seed.note,
      author: holder?.id ?? null,
      at: row.dateModified,
    });
  }
}
