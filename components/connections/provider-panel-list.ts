/** A tab of the connection page that only one provider has. */
export interface ProviderPanel {
  /** The last part of its address. */
  id: string;
  label: string;
}

const panels = new Map<string, readonly ProviderPanel[]>([
  [
    "quickr",
    [
      { id: "account", label: "Account" },
      { id: "users", label: "Users and keys" },
      { id: "accounts", label: "Sub-accounts" },
      { id: "usage", label: "Usage" },
      { id: "checklists", label: "Checklists" },
      { id: "templates", label: "Templates" },
      { id: "automations", label: "Automations" },
    ],
  ],
  [
    "action-management",
    [
      { id: "program", label: "Lists and roles" },
      { id: "notes", label: "Notes" },
      { id: "cases", label: "Cases at the hub" },
    ],
  ],
  ["aplyid", [{ id: "deliveries", label: "Deliveries" }]],
  [
    "amiqus",
    [
      { id: "account", label: "Account and team" },
      { id: "credits", label: "Credits" },
      { id: "templates", label: "Templates" },
    ],
  ],
]);

/** The tabs that a provider adds to the pages of its connections; what they show is in provider-panels.tsx. */
export function panelsOf(provider: string): readonly ProviderPanel[] {
  return panels.get(provider) ?? [];
}
