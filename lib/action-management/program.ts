import "server-only";
import type { TeamContext } from "@/lib/auth/context";
import { authorise } from "@/lib/auth/roles";
import type { AmList, AmRole } from "@/lib/providers/action-management/api-schema";
import { listKey } from "@/lib/providers/action-management/case-edit";
import { hubConnection, readingHub } from "./connection";
import type { ListItemDto, ProgramDto, ProgramListDto, RoleDto, SubCategoryDto } from "./types";

/** Lists and roles of a connection's program. Any member may read. Throws AppError. */
export async function programOf(ctx: TeamContext, connectionId: string): Promise<ProgramDto> {
  authorise(ctx, "connection.read");
  const id = await hubConnection(ctx, connectionId);
  return readingHub(ctx, id, "the program", async (hub) => {
    const [lists, roles] = await Promise.all([hub.listProgramLists(), hub.listRoles()]);
    return { lists: lists.map((row) => toList(row.value)), roles: roles.map((row) => toRole(row.value)) };
  });
}

/** A program's list as screens show it. */
export function toList(list: AmList): ProgramListDto {
  return {
    key: listKey({ type: list.type, listId: list.id }),
    id: list.id,
    name: list.name ?? `List ${list.id}`,
    type: list.type ?? "list",
    updatedAt: list.lastUpdated,
    defaultItem: list.defaultItem,
    items: (list.items ?? []).flatMap((item): ListItemDto[] => {
      if (item.id === null) return [];
      const { id, name, isOpen, isHigh, subCategories } = item;
      return [{ id, name: name ?? `Item ${id}`, isOpen, isHigh, subCategories: merged(subCategories ?? []) }];
    }),
  };
}

/** Sub-categories by id: to the hub those of one id are one, whatever they are called. */
function merged(rows: readonly { id: number | null; name: string | null }[]): SubCategoryDto[] {
  const byId = new Map<number, string[]>();
  for (const { id, name } of rows) {
    if (id !== null) byId.set(id, [...(byId.get(id) ?? []), name ?? `Sub-category ${id}`]);
  }
  return [...byId].map(([id, names]) => ({ id, name: [...new Set(names)].join(" or ") }));
}

function toRole({ id, name, lastUpdated }: AmRole): RoleDto {
  return { id, name: name ?? `Role ${id}`, updatedAt: lastUpdated };
}
