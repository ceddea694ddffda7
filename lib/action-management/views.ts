import type { AmCase, AmList, AmNote, AmRole } from "@/lib/providers/action-management/api-schema";
import { listKey } from "@/lib/providers/action-management/case-edit";
import { clientOf, holdersOf, statusNameOf } from "@/lib/providers/action-management/mapper";
import type { Json } from "@/lib/providers/port";
import { dateOf, idOf, numberOf, objectOf, textOf } from "@/lib/providers/read";
import type { HubCaseDto, ListItemDto, NoteDto, ProgramListDto, RoleDto, SubCategoryDto } from "./types";

/** The desk's case that something at the hub is about. */
export interface DeskCase {
  id: string;
  title: string;
}

/** A program's list as screens show it. */
export function toList(list: AmList): ProgramListDto {
  return {
    key: listKey({ type: list.type, listId: list.id }),
    id: list.id,
    name: list.name ?? `List ${list.id}`,
    type: list.type ?? "list",
    updatedAt: isoOf(list.lastUpdated),
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

/** A role as screens show it. */
export function toRole({ id, name, lastUpdated }: AmRole): RoleDto {
  return { id, name: name ?? `Role ${id}`, updatedAt: isoOf(lastUpdated) };
}

/** A row of the hub's own list of cases. */
export function toHubCase({ value, raw }: { value: AmCase; raw: Json }, known: DeskCase | null): HubCaseDto {
  const row = objectOf(raw);
  const customer = clientOf(row);
  return {
    id: String(value.id),
    caseId: known?.id ?? null,
    name: value.name ?? `Case ${value.id}`,
    status: statusNameOf(row),
    closed: value.isClosed === true,
    cost: numberOf(row.cost),
    createdAt: isoOf(row.dateCreated),
    customer: customer.name ?? customer.email,
    holders: holdersOf(row)?.map((user) => textOf(user.userName) ?? `User ${idOf(user.id) ?? ""}`) ?? null,
  };
}

/** A note as screens show it; `known` is the desk's case that it is on. */
export function toNote(note: AmNote, known: DeskCase | null): NoteDto {
  return {
    id: note.id,
    providerCaseId: note.caseId === null ? null : String(note.caseId),
    caseId: known?.id ?? null,
    caseTitle: known?.title ?? null,
    comments: note.comments ?? "",
    system: note.isSystemGenerated ?? false,
    createdBy: nameOf(note.createdBy),
    modifiedBy: nameOf(note.modifiedBy),
    createdAt: isoOf(note.dateCreated),
    modifiedAt: isoOf(note.dateModified),
  };
}

function nameOf(user: AmNote["createdBy"]): string | null {
  if (user === null) return null;
  return user.userName ?? (user.id === null ? null : `User ${user.id}`);
}

/** ISO 8601, or null for what is no date. */
function isoOf(text: Json | undefined): string | null {
  return dateOf(text)?.toISOString() ?? null;
}
