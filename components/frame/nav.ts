import { may, type Permission, type Role } from "@/lib/auth/roles";

export type NavId = "cases" | "clients" | "audit" | "settings";

export interface NavItem {
  id: NavId;
  label: string;
  href: string;
  keys: string;
  permission: Permission;
}

const items: readonly NavItem[] = [
  { id: "cases", label: "Cases", href: "/cases", keys: "g c", permission: "case.read" },
  { id: "clients", label: "Clients", href: "/clients", keys: "g l", permission: "client.read" },
  { id: "audit", label: "Audit", href: "/audit", keys: "g a", permission: "audit.read" },
  { id: "settings", label: "Settings", href: "/settings", keys: "g s", permission: "connection.read" },
];

/** The places that a role may go, in the order of the rail. */
export function navFor(role: Role): readonly NavItem[] {
  return items.filter((item) => may(role, item.permission));
}

/** Whether a path lies in a place. */
export function isIn(path: string, href: string): boolean {
  return path === href || path.startsWith(`${href}/`);
}
