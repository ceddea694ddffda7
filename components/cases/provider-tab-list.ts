/** A part of the case page that only one provider has. */
export interface ProviderTab {
  id: string;
  label: string;
}

const tabs = new Map<string, readonly ProviderTab[]>([
  ["amiqus", [{ id: "amiqus", label: "At Amiqus" }]],
  [
    "quickr",
    [
      { id: "data", label: "Data" },
      { id: "owners", label: "Owners" },
      { id: "credit", label: "Credit" },
      { id: "declaration", label: "Declaration" },
      { id: "notes", label: "Notes" },
      { id: "events", label: "Events" },
    ],
  ],
  [
    "action-management",
    [
      { id: "hub-case", label: "Change" },
      { id: "hub-notes", label: "Notes" },
    ],
  ],
]);

/** The tabs that a provider adds to its cases; what they show is in provider-tabs.tsx. */
export function tabsOf(provider: string): readonly ProviderTab[] {
  return tabs.get(provider) ?? [];
}
