import type { ListItem, ListType, ListValue, ProgramList, Role } from "./model";

const updated = "2021-03-10T00:00:00+00:00";
const item = (
  listId: number,
  id: number,
  name: string,
  type: ListType,
  more: Partial<ListItem> = {},
): ListItem => ({
  listId,
  id,
  name,
  type,
  ...more,
});
const sub = (listItemId: number, id: number, name: string) => ({ listId: 9425, listItemId, id, name });

/** The lists as published, with their repeated ids: 7710 twice, 9425 for two lists, an item of another list. */
export function publishedLists(): ProgramList[] {
  return [
    {
      id: 9423,
      name: "Status",
      type: "status",
      lastUpdated: updated,
      defaultItem: 11001,
      items: [
        item(9423, 11001, "Not Started", "status", { isOpen: true }),
        item(9423, 11002, "In Progress", "status", { isOpen: true }),
        item(9423, 11003, "Completed", "status", { isOpen: false }),
      ],
    },
    {
      id: 9424,
      name: "Severity",
      type: "severity",
      lastUpdated: updated,
      defaultItem: 11010,
      items: [
        item(9424, 11010, "Normal", "severity", { isHigh: false }),
        item(9424, 11011, "Escalated", "severity", { isHigh: true }),
        item(9424, 11012, "Low priority", "severity", { isHigh: false }),
      ],
    },
    {
      id: 9425,
      name: "Category",
      type: "category",
      lastUpdated: updated,
      defaultItem: 11022,
      items: [
        item(9425, 11020, "Footwear", "category", {
          subCategories: [
            sub(11020, 7710, "Athletic Shoes"),
            sub(11020, 7711, "Casual Shoes"),
            sub(11020, 7710, "Boots"),
          ],
        }),
        item(9425, 11021, "Hats", "category", {
          subCategories: [sub(11021, 7720, "Cold Weather Hats"), sub(11021, 7721, "Baseball Caps")],
        }),
        item(9424, 11022, "Accessories", "category"),
      ],
    },
    {
      id: 9425,
      name: "Store Location",
      type: "custom",
      lastUpdated: updated,
      defaultItem: 11030,
      items: [
        item(9425, 11030, "London - Kensington", "custom"),
        item(9425, 11031, "London - Canary Wharf", "custom"),
        item(9425, 11032, "Bristol", "custom"),
        item(9425, 11033, "Glasgow", "custom"),
      ],
    },
  ];
}

/** The roles as published, with seven digits of a second. */
export function publishedRoles(): Role[] {
  return [
    { id: 1, name: "Case Manager", lastUpdated: "2024-10-22T15:41:11.0124002+00:00" },
    { id: 2, name: "Watcher", lastUpdated: "2024-10-22T15:41:11.0124007+00:00" },
  ];
}

/** The value that a case holds of an item of a list. */
export function chosenValue(
  list: ProgramList,
  chosen: ListItem,
  subCategoryId: number | null = null,
): ListValue {
  const subCategory = chosen.subCategories?.find((one) => one.id === subCategoryId);
  return {
    listId: list.id,
    id: chosen.id,
    name: chosen.name,
    type: list.type,
    ...(chosen.isOpen === undefined ? {} : { isOpen: chosen.isOpen }),
    ...(chosen.isHigh === undefined ? {} : { isHigh: chosen.isHigh }),
    ...(subCategory === undefined
      ? {}
      : { subCategoryId: subCategory.id, subCategoryName: subCategory.name }),
  };
}

/** The values of a new case: of each list the item of this id, or its default. */
export function valuesFor(lists: readonly ProgramList[], wanted: readonly number[] = []): ListValue[] {
  return lists.flatMap((list) => {
    const chosen =
      list.items.find((one) => wanted.includes(one.id)) ??
      list.items.find((one) => one.id === list.defaultItem);
    return chosen === undefined ? [] : [chosenValue(list, chosen, chosen.subCategories?.[0]?.id ?? null)];
  });
}
