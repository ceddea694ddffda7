import type { AmList, AmRole, AmUser } from "@/lib/providers/action-management/api-schema";
import { fieldsOf, listKey } from "@/lib/providers/action-management/case-edit";
import { toMember } from "@/lib/providers/action-management/mapper";
import type { Json } from "@/lib/providers/port";
import { idOf, listOf, numberOf, objectOf, textOf } from "@/lib/providers/read";
import type { CaseEditDto, EditListDto, PersonDto, ProgramListDto } from "./types";
import { toList } from "./views";

interface Choices {
  lists: readonly AmList[];
  roles: readonly AmRole[];
  users: readonly AmUser[];
}

/** A case with what may be chosen of its program and of its hub's active users. Never throws on odd shapes. */
export function caseEditView(raw: Json, { lists, roles, users }: Choices): CaseEditDto {
  const people = users.map((user): PersonDto => {
    const { name, email } = toMember(user);
    return { id: user.id, name, email, active: true };
  });
  return {
    fields: fieldsOf(raw),
    lists: editLists(raw, lists.map(toList)),
    roles: editRoles(
      raw,
      roles.map(({ id, name }) => ({ id: String(id), name: name ?? "" })),
    ),
    people: withHolders(raw, people),
  };
}

/** The program's lists, then those that only the case has: of them nothing but the present item is known. */
function editLists(raw: Json, lists: ProgramListDto[]): EditListDto[] {
  const distinct = [...new Map(lists.map((list) => [list.key, list])).values()];
  const values = listOf(objectOf(raw).listValues).map(objectOf);
  const known = distinct.map(({ key, name, type, items }): EditListDto => {
    const present = values.filter(
      (value) => listKey(value) === key && !items.some((item) => item.id === value.id),
    );
    return { key, name, type, known: true, items: [...items, ...present.flatMap(itemOf)] };
  });
  const others = values.filter((value) => !distinct.some((list) => list.key === listKey(value)));
  return [
    ...known,
    ...[...new Map(others.map((value) => [listKey(value), value])).entries()].map(
      ([key, value]): EditListDto => {
        const type = textOf(value.type) ?? "list";
        const name = `${type.charAt(0).toUpperCase()}${type.slice(1)}`;
        return { key, name, type, known: false, items: itemOf(value) };
      },
    ),
  ];
}

function itemOf(value: { [key: string]: Json }): EditListDto["items"] {
  const id = numberOf(value.id);
  const subId = numberOf(value.subCategoryId);
  if (id === null) return [];
  const subCategories =
    subId === null ? [] : [{ id: subId, name: textOf(value.subCategoryName) ?? `Sub-category ${subId}` }];
  return [{ id, name: textOf(value.name) ?? `Item ${id}`, isOpen: null, isHigh: null, subCategories }];
}

/** Roles of the case, then those of the program that it does not have under any id. */
function editRoles(raw: Json, program: { id: string; name: string }[]): { id: string; name: string }[] {
  const own = listOf(objectOf(raw).roles).flatMap((entry) => {
    const role = objectOf(entry);
    const id = idOf(role.id);
    return id === null ? [] : [{ id, name: textOf(role.name) ?? `Role ${id}` }];
  });
  const distinct = [...new Map(own.map((role) => [role.id, role])).values()];
  const more = program.filter(
    (role) => !distinct.some((one) => one.id === role.id || one.name === role.name),
  );
  return [...distinct, ...more.map((role) => ({ ...role, name: role.name || `Role ${role.id}` }))];
}

/** Those who hold a role of the case already, active or not, are choices too. */
function withHolders(raw: Json, users: PersonDto[]): PersonDto[] {
  const known = new Map(users.map((user) => [user.id, user]));
  for (const role of listOf(objectOf(raw).roles)) {
    for (const user of listOf(objectOf(role).users).map(objectOf)) {
      const id = numberOf(user.id);
      if (id === null || known.has(id)) continue;
      known.set(id, {
        id,
        name: textOf(user.userName) ?? `User ${id}`,
        email: "",
        active: user.isActive !== false,
      });
    }
  }
  return [...known.values()];
}
