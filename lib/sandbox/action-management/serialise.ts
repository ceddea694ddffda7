import type { CaseRow, EndUser, NoteRow } from "./model";
import { isClosed, WORKFLOWS } from "./model";
import type { Hub } from "./world";

/** As the reference writes times: `2021-09-30T13:00:00+00:00`; fractions only where there are some. */
export function stamp(at: number): string {
  return new Date(at).toISOString().replace(/(\.000)?Z$/, "+00:00");
}

const DAY_MS = 86_400_000;

function userRef(hub: Hub, origin: string, id: number) {
  const user = hub.users.get(id);
  return {
    id,
    userName: user?.userName ?? `exampleUser${id}`,
    isActive: user?.isActive ?? false,
    links: { self: `${origin}/v1/hubs/${hub.id}/enduserlists/${user?.listId ?? hub.userListId}/users/${id}` },
  };
}

function shared(hub: Hub, origin: string, row: CaseRow) {
  return {
    listValues: row.listValues,
    roles: row.roles.map((role) => ({
      id: role.id,
      caseId: row.id,
      name: role.name,
      workflowRoleIsActive: false,
      users: role.userIds.map((id) => userRef(hub, origin, id)),
    })),
    dataFields: row.dataFields.map((field) => ({
      id: field.id,
      caseId: row.id,
      name: field.name,
      value: field.value,
      questionName: field.questionName,
    })),
  };
}

function linksOf(hub: Hub, origin: string, row: CaseRow) {
  const self = `${origin}/v1/actionmanagement/hubs/${hub.id}/cases/${row.id}`;
  return { self, notes: `${self}/notes` };
}

/** A row of `cases/query`: without dates of change and of falling due, as published. `include` names the parts. */
export function listItem(hub: Hub, origin: string, row: CaseRow, include: readonly string[]) {
  const parts = shared(hub, origin, row);
  const wanted = (part: string) => include.length === 0 || include.includes(part);
  return {
    id: row.id,
    name: row.name,
    workflowId: row.workflowId,
    workflowName: WORKFLOWS.get(row.workflowId) ?? `Workflow ${row.workflowId}`,
    ...(row.cost === null ? {} : { cost: row.cost }),
    isClosed: isClosed(row),
    triggerId: row.triggerId,
    triggerName: row.triggerName,
    dateCreated: stamp(row.dateCreated),
    ...(wanted("listValues") ? { listValues: parts.listValues } : {}),
    ...(wanted("roles") ? { roles: parts.roles } : {}),
    ...(wanted("dataFields") ? { dataFields: parts.dataFields } : {}),
    links: linksOf(hub, origin, row),
  };
}

/** A single case. What it has none of is left out. */
export function details(hub: Hub, origin: string, row: CaseRow, now: number) {
  const closed = isClosed(row);
  const { dateDue } = row;
  return {
    id: row.id,
    name: row.name,
    workflowId: row.workflowId,
    ...(row.cost === null ? {} : { cost: row.cost }),
    isClosed: closed,
    isOverDue: !closed && dateDue !== null && dateDue < now,
    triggerId: row.triggerId,
    triggerName: row.triggerName,
    ...(dateDue === null ? {} : { dateDue: stamp(dateDue) }),
    ...(dateDue === null || row.preOverDue === null
      ? {}
      : { preOverDueDateTime: stamp(dateDue - row.preOverDue * DAY_MS) }),
    ...(dateDue === null || row.postOverDue === null
      ? {}
      : { postOverDueDateTime: stamp(dateDue + row.postOverDue * DAY_MS) }),
    dateCreated: stamp(row.dateCreated),
    dateModified: stamp(row.dateModified),
    ...shared(hub, origin, row),
    ...(row.source === null ? {} : { source: row.source }),
    links: linksOf(hub, origin, row),
  };
}

export function note(hub: Hub, origin: string, row: NoteRow) {
  return {
    id: row.id,
    caseId: row.caseId,
    comments: row.comments,
    isSystemGenerated: row.isSystemGenerated,
    ...(row.createdBy === null ? {} : { createdBy: userRef(hub, origin, row.createdBy) }),
    ...(row.modifiedBy === null ? {} : { modifiedBy: userRef(hub, origin, row.modifiedBy) }),
    dateCreated: stamp(row.dateCreated),
    ...(row.dateModified === null ? {} : { dateModified: stamp(row.dateModified) }),
    links: { self: `${origin}/v1/actionmanagement/hubs/${hub.id}/cases/${row.caseId}/notes/${row.id}` },
  };
}

export function endUser(hub: Hub, origin: string, user: EndUser) {
  const { id, firstName, lastName, userName, email, isActive, listId } = user;
  const self = `${origin}/v1/hubs/${hub.id}/enduserlists/${listId}/users/${id}`;
  return { id, firstName, lastName, userName, email, language: 9, isActive, links: { self } };
}

/** The envelope of every list. */
export function envelope(itemType: string, items: readonly unknown[], totalCount = items.length) {
  return { itemType, itemCount: items.length, totalCount, items, links: {} };
}
