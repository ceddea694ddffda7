"use client";

import { useQuery } from "@tanstack/react-query";
import { checklistsOptions } from "@/lib/quickr/query-options";
import { ChecklistDialog } from "./checklist-dialog";
import { LibraryPanel } from "./library-panel";

/** Lists that staff complete before a case is approved; launches choose from them. */
export function ChecklistsPanel({ connectionId, manage }: { connectionId: string; manage: boolean }) {
  const query = useQuery(checklistsOptions(connectionId));
  return (
    <LibraryPanel
      noun="checklist"
      title="Checklists"
      description="What staff do before a case is approved. A launch says which of them its case has."
      caption="Checklists with their items"
      empty="Create one, then choose it when launching."
      query={query}
      columns={[
        {
          label: "Items",
          cell: ({ items }) => (
            <ol className="list-decimal pl-4">
              {items.map((item) => (
                <li key={item.id}>{item.title}</li>
              ))}
            </ol>
          ),
        },
      ]}
      manage={manage}
      dialog={(checklist, onClose) => <ChecklistDialog {...{ connectionId, checklist, onClose }} />}
    />
  );
}
