import { AppError } from "@/lib/errors";

/** What a member may do in a team. Client-safe. */
export const ROLES = ["staff", "manager", "admin", "auditor"] as const;
export type Role = (typeof ROLES)[number];

/** Every guarded deed. Screens hide what a role may not do; actions and queries refuse it. */
export type Permission =
  | "case.read"
  | "case.launch"
  | "case.review"
  | "case.update"
  | "case.assign"
  | "case.delete"
  | "client.read"
  | "client.write"
  | "client.delete"
  | "operation.resolve"
  | "template.write"
  | "connection.read"
  | "connection.write"
  | "member.read"
  | "member.write"
  | "team.write"
  | "audit.read";

const readAll: Permission[] = ["case.read", "client.read", "connection.read", "member.read"];
const staff: Permission[] = [
  ...readAll,
  "case.launch",
  "case.review",
  "case.update",
  "client.write",
  "operation.resolve",
];
const manager: Permission[] = [
  ...staff,
  "case.assign",
  "case.delete",
  "client.delete",
  "template.write",
  "audit.read",
];

const permissions: Record<Role, ReadonlySet<Permission>> = {
  staff: new Set(staff),
  manager: new Set(manager),
  admin: new Set([...manager, "connection.write", "member.write", "team.write"]),
  auditor: new Set([...readAll, "audit.read"]),
};

const roleWords: Record<Permission, string> = {
  "case.read": "Any member",
  "case.launch": "Staff, managers and admins",
  "case.review": "Staff, managers and admins",
  "case.update": "Staff, managers and admins",
  "case.assign": "Managers and admins",
  "case.delete": "Managers and admins",
  "client.read": "Any member",
  "client.write": "Staff, managers and admins",
  "client.delete": "Managers and admins",
  "operation.resolve": "Staff, managers and admins",
  "template.write": "Managers and admins",
  "connection.read": "Any member",
  "connection.write": "Admins",
  "member.read": "Any member",
  "member.write": "Admins",
  "team.write": "Admins",
  "audit.read": "Managers, admins and auditors",
};

/** Whether the role may do it. */
export function may(role: Role, permission: Permission): boolean {
  return permissions[role].has(permission);
}

/** Who may do it, in words for the forbidden state. */
export function whoMay(permission: Permission): string {
  return roleWords[permission];
}

/** Throws AppError `forbidden` naming who may, unless the role may. */
export function authorise(ctx: { role: Role }, permission: Permission): void {
  if (!may(ctx.role, permission)) {
    throw new AppError("forbidden", `${roleWords[permission]} can do this. Nothing was changed.`);
  }
}
