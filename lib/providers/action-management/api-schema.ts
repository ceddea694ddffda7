import "server-only";
import { z } from "zod";
import { openEnum, openObject, optional } from "@/lib/http/drift";

/** Kinds of program lists. */
export const LIST_TYPES = ["status", "severity", "category", "custom"] as const;

const id = z.int();
const links = "links";

/** GET token (identity service). */
export const tokenSchema = z.looseObject({
  access_token: z.string().min(1),
  expires_in: z.number().positive().nullish().catch(null),
});

export const listValueSchema = openObject(
  "listValue",
  {
    listId: optional("listValue.listId", id),
    id: optional("listValue.id", id),
    name: optional("listValue.name", z.string()),
    type: optional("listValue.type", openEnum("listValue.type", LIST_TYPES)),
  },
  ["isOpen", "isHigh", "subCategoryId", "subCategoryName"],
);

export const roleUserSchema = openObject(
  "role.user",
  {
    id: optional("role.user.id", id),
    userName: optional("role.user.userName", z.string()),
    isActive: optional("role.user.isActive", z.boolean()),
  },
  [links],
);

const caseRoleSchema = openObject(
  "case.role",
  {
    id: optional("case.role.id", id),
    name: optional("case.role.name", z.string()),
    users: optional("case.role.users", z.array(roleUserSchema)),
  },
  ["caseId", "workflowRoleIsActive"],
);

/** A case as lists and single reads give it; what either leaves out is null. */
export const caseSchema = openObject(
  "case",
  {
    id,
    name: optional("case.name", z.string()),
    isClosed: optional("case.isClosed", z.boolean()),
    listValues: optional("case.listValues", z.array(listValueSchema)),
    roles: optional("case.roles", z.array(caseRoleSchema)),
    dateCreated: optional("case.dateCreated", z.string()),
    dateModified: optional("case.dateModified", z.string()),
  },
  [
    "workflowId",
    "workflowName",
    "cost",
    "isOverDue",
    "triggerId",
    "triggerName",
    "dateDue",
    "preOverDueDateTime",
    "postOverDueDateTime",
    "dataFields",
    "source",
    links,
  ],
);
export type AmCase = z.output<typeof caseSchema>;

export const noteSchema = openObject(
  "note",
  {
    id,
    caseId: optional("note.caseId", id),
    comments: optional("note.comments", z.string()),
    isSystemGenerated: optional("note.isSystemGenerated", z.boolean()),
    createdBy: optional("note.createdBy", roleUserSchema),
    modifiedBy: optional("note.modifiedBy", roleUserSchema),
    dateCreated: optional("note.dateCreated", z.string()),
    dateModified: optional("note.dateModified", z.string()),
  },
  [links],
);
export type AmNote = z.output<typeof noteSchema>;

const subCategorySchema = openObject(
  "subCategory",
  { id: optional("subCategory.id", id), name: optional("subCategory.name", z.string()) },
  ["listId", "listItemId"],
);

const listItemSchema = openObject(
  "listItem",
  {
    id: optional("listItem.id", id),
    listId: optional("listItem.listId", id),
    name: optional("listItem.name", z.string()),
    type: optional("listItem.type", openEnum("listItem.type", LIST_TYPES)),
    isOpen: optional("listItem.isOpen", z.boolean()),
    isHigh: optional("listItem.isHigh", z.boolean()),
    subCategories: optional("listItem.subCategories", z.array(subCategorySchema)),
  },
  [],
);

export const programListSchema = openObject(
  "list",
  {
    id,
    name: optional("list.name", z.string()),
    type: optional("list.type", openEnum("list.type", LIST_TYPES)),
    lastUpdated: optional("list.lastUpdated", z.string()),
    defaultItem: optional("list.defaultItem", id),
    items: optional("list.items", z.array(listItemSchema)),
  },
  [links],
);
export type AmList = z.output<typeof programListSchema>;

export const roleSchema = openObject(
  "role",
  { id, name: optional("role.name", z.string()), lastUpdated: optional("role.lastUpdated", z.string()) },
  [links],
);
export type AmRole = z.output<typeof roleSchema>;

/** An end user of the hub (Hubs API). */
export const endUserSchema = openObject(
  "user",
  {
    id,
    firstName: optional("user.firstName", z.string()),
    lastName: optional("user.lastName", z.string()),
    userName: optional("user.userName", z.string()),
    email: optional("user.email", z.string()),
    isActive: optional("user.isActive", z.boolean()),
  },
  ["language", links],
);
export type AmUser = z.output<typeof endUserSchema>;
