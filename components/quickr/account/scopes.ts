import { type QuickrScope, SCOPES } from "@/lib/providers/quickr/vocabulary";

const words: Record<QuickrScope, { label: string; hint: string }> = {
  "read:quickr": { label: "Read", hint: "See cases, users, checklists and templates" },
  "write:quickr": { label: "Write", hint: "Create and change cases" },
  "admin:quickr": { label: "Administer", hint: "Everything, accounts and keys too" },
};

const known = (scope: string) => SCOPES.find((one) => one === scope);

/** What a right is called; one that the desk does not know stays as it came. */
export function scopeLabel(scope: string): string {
  const found = known(scope);
  return found ? words[found].label : scope;
}

/** Rights to choose from, the least first. */
export const SCOPE_CHOICES = (["read:quickr", "write:quickr", "admin:quickr"] as const).map((value) => ({
  value,
  ...words[value],
}));

/** The rights of a list that the desk knows. */
export function knownScopes(scopes: readonly string[]): QuickrScope[] {
  return scopes.flatMap((scope) => known(scope) ?? []);
}
