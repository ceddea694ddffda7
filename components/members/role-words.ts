import { ROLES, type Role } from "@/lib/auth/roles";

const hints: Record<Role, string> = {
  staff: "Works on clients and cases",
  manager: "Also assigns cases and reads the audit trail",
  admin: "Also manages connections, members and the team",
  auditor: "Reads everything and changes nothing",
};
const labels: Record<Role, string> = {
  staff: "Staff",
  manager: "Manager",
  admin: "Admin",
  auditor: "Auditor",
};

/** A role in words. */
export function roleLabel(role: Role): string {
  return labels[role];
}

/** The roles as choices, each with what it may do. */
export const roleOptions = ROLES.map((role) => ({ value: role, label: labels[role], hint: hints[role] }));

/** The role behind a choice's value, or null. */
export function roleOf(value: string): Role | null {
  return ROLES.find((role) => role === value) ?? null;
}
