import type { CaseEditDto, EditListDto } from "@/lib/action-management/types";
import { formatDate } from "@/lib/format/dates";
import type { EditFields } from "@/lib/providers/action-management/case-edit";

/** What a field of the form is called, by its path. */
export function fieldLabel(path: string, { lists, roles }: Pick<CaseEditDto, "lists" | "roles">): string {
  if (path === "name") return "Name";
  if (path === "cost") return "Cost";
  if (path === "dateDue") return "Due";
  const key = path.slice(6);
  const found = path.startsWith("lists.")
    ? lists.find((list) => list.key === key)
    : roles.find((role) => role.id === key);
  return found?.name ?? key;
}

/** A field's value in words. */
export function fieldValue(path: string, fields: EditFields, choices: CaseEditDto): string {
  if (path === "name") return fields.name ?? "none";
  if (path === "cost") return fields.cost === null ? "none" : String(fields.cost);
  if (path === "dateDue")
    return fields.dateDue === null ? "none" : formatDate(fields.dateDue, { timeZone: "UTC" });
  const key = path.slice(6);
  if (path.startsWith("lists.")) {
    const list = choices.lists.find((one) => one.key === key);
    const chosen = fields.lists[key];
    return chosen === undefined ? "none" : choiceWords(list, chosen);
  }
  const names = (fields.roles[key] ?? []).map((id) => personName(id, choices));
  return names.length === 0 ? "nobody" : names.join(", ");
}

function choiceWords(
  list: EditListDto | undefined,
  chosen: { id: number; subCategoryId: number | null },
): string {
  const item = list?.items.find((one) => one.id === chosen.id);
  const sub = item?.subCategories.find((one) => one.id === chosen.subCategoryId);
  const name = item?.name ?? `Item ${chosen.id}`;
  return chosen.subCategoryId === null ? name : `${name}, ${sub?.name ?? chosen.subCategoryId}`;
}

/** An end user's name, with a word for those who are not active. */
export function personName(id: number, { people }: Pick<CaseEditDto, "people">): string {
  const person = people.find((one) => one.id === id);
  if (person === undefined) return `User ${id}`;
  return person.active ? person.name : `${person.name} (inactive)`;
}

/** `fields` with the value that `from` has at a path. */
export function withValue(fields: EditFields, path: string, from: EditFields): EditFields {
  if (path === "name") return { ...fields, name: from.name };
  if (path === "cost") return { ...fields, cost: from.cost };
  if (path === "dateDue") return { ...fields, dateDue: from.dateDue };
  const key = path.slice(6);
  if (path.startsWith("lists.")) return { ...fields, lists: put(fields.lists, key, from.lists[key]) };
  return { ...fields, roles: put(fields.roles, key, from.roles[key]) };
}

function put<T>(record: Record<string, T>, key: string, value: T | undefined): Record<string, T> {
  const { [key]: _old, ...rest } = record;
  return value === undefined ? rest : { ...rest, [key]: value };
}
