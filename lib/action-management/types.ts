import type { EditFields } from "@/lib/providers/action-management/case-edit";

export interface SubCategoryDto {
  id: number;
  /** Of several sub-categories with one id, all their names. */
  name: string;
}

export interface ListItemDto {
  id: number;
  name: string;
  isOpen: boolean | null;
  isHigh: boolean | null;
  subCategories: SubCategoryDto[];
}

/** A list of a program. `key` tells lists apart whose ids repeat; it repeats itself only when type and id both do. */
export interface ProgramListDto {
  key: string;
  id: number;
  name: string;
  /** `status`, `severity`, `category`, `custom`, or what the hub says. */
  type: string;
  updatedAt: string | null;
  defaultItem: number | null;
  items: ListItemDto[];
}

export interface RoleDto {
  id: number;
  name: string;
  updatedAt: string | null;
}

/** Lists and roles of a hub's program. Dates are ISO 8601. */
export interface ProgramDto {
  lists: ProgramListDto[];
  roles: RoleDto[];
}

/** An end user of the hub who can be given a role on a case. */
export interface PersonDto {
  id: number;
  name: string;
  email: string;
  active: boolean;
}

/** A list of a case with what may be chosen. `known` is false for a list that the program does not have. */
export interface EditListDto {
  key: string;
  name: string;
  type: string;
  known: boolean;
  items: ListItemDto[];
}

/** What of a case can be changed, as it is at the hub now, with everything that may be chosen. */
export interface CaseEditDto {
  fields: EditFields;
  lists: EditListDto[];
  roles: { id: string; name: string }[];
  people: PersonDto[];
}

/** A note on a case. Dates are ISO 8601; notes of the program itself have no author and were never changed. */
export interface NoteDto {
  id: number;
  providerCaseId: string | null;
  /** The desk's case, where the desk has it. */
  caseId: string | null;
  caseTitle: string | null;
  comments: string;
  system: boolean;
  createdBy: string | null;
  modifiedBy: string | null;
  createdAt: string | null;
  modifiedAt: string | null;
}

/** A page of notes by date of change, oldest first. `total` is null when the hub does not say. */
export interface NotePageDto {
  items: NoteDto[];
  skip: number;
  top: number;
  total: number | null;
  hasMore: boolean;
}

/** A case as the hub lists it. */
export interface HubCaseDto {
  id: string;
  /** The desk's case, where the desk has it. */
  caseId: string | null;
  name: string;
  status: string;
  closed: boolean;
  cost: number | null;
  createdAt: string | null;
  /** Null when the row does not say. */
  customer: string | null;
  /** Who has the first role; null when the row does not say. */
  holders: string[] | null;
}

/** A page of the hub's own list of cases. */
export interface HubCasePageDto {
  items: HubCaseDto[];
  skip: number;
  top: number;
  total: number | null;
  hasMore: boolean;
}
