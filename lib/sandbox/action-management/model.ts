/** What a hub of Action Management holds. Times are milliseconds since the epoch. */

export type ListType = "status" | "severity" | "category" | "custom";

export interface ListItem {
  listId: number;
  id: number;
  name: string;
  type: ListType;
  isOpen?: boolean;
  isHigh?: boolean;
  subCategories?: { listId: number; listItemId: number; id: number; name: string }[];
}

export interface ProgramList {
  id: number;
  name: string;
  type: ListType;
  lastUpdated: string;
  defaultItem: number;
  items: ListItem[];
}

export interface Role {
  id: number;
  name: string;
  lastUpdated: string;
}

export interface EndUser {
  id: number;
  listId: number;
  firstName: string;
  lastName: string;
  userName: string;
  email: string;
  isActive: boolean;
}

/** The selected item of one list, with everything that cases repeat of it. */
export interface ListValue {
  listId: number;
  id: number;
  name: string;
  type: ListType;
  isOpen?: boolean;
  isHigh?: boolean;
  subCategoryId?: number;
  subCategoryName?: string;
}

export interface CaseRole {
  id: number;
  name: string;
  userIds: number[];
}

export interface DataField {
  id: number;
  name: string;
  value: string;
  questionName: string;
}

export interface CaseRow {
  id: number;
  name: string;
  workflowId: number;
  cost: number | null;
  triggerId: number;
  triggerName: string;
  dateDue: number | null;
  /** Days before and after it is due on which reminders go out. */
  preOverDue: number | null;
  postOverDue: number | null;
  dateCreated: number;
  dateModified: number;
  listValues: ListValue[];
  roles: CaseRole[];
  dataFields: DataField[];
  source: { responseId: number; surveyId: string; sourceId: string } | null;
}

/** What queries filter and order by. */
export interface CaseLight {
  id: number;
  name: string;
  cost: number | null;
  isClosed: boolean;
  dateDue: number | null;
  dateCreated: number;
  dateModified: number;
  statusId: number | null;
}

export interface NoteRow {
  id: number;
  caseId: number;
  comments: string;
  isSystemGenerated: boolean;
  createdBy: number | null;
  modifiedBy: number | null;
  dateCreated: number;
  /** System notes have none. */
  dateModified: number | null;
}

export const WORKFLOWS = new Map([
  [543, "Example workflow 543"],
  [3536, "Complaints"],
  [3537, "Follow-up"],
]);

/** Closed is what the status says. */
export function isClosed(row: Pick<CaseRow, "listValues">): boolean {
  return row.listValues.some((value) => value.type === "status" && value.isOpen === false);
}

export function lightOf(row: CaseRow): CaseLight {
  return {
    id: row.id,
    name: row.name,
    cost: row.cost,
    isClosed: isClosed(row),
    dateDue: row.dateDue,
    dateCreated: row.dateCreated,
    dateModified: row.dateModified,
    statusId: row.listValues.find((value) => value.type === "status")?.id ?? null,
  };
}
