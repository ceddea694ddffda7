import type { ProviderId } from "./port";

const names: Record<ProviderId, string> = {
  amiqus: "Amiqus",
  aplyid: "APLYiD",
  quickr: "Quickr",
  "action-management": "Action Management",
};

const byId = new Map<string, string>(Object.entries(names));

/** What people call a provider; its id for one that is not known. Much lighter than the catalog, for first screens. */
export function providerName(id: string): string {
  return byId.get(id) ?? id;
}
