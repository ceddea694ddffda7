"use client";

import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { Loaded } from "@/components/frame/loaded";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { Section } from "@/components/ui/section";
import { Table, Td, Th, Tr } from "@/components/ui/table";
import { checklistsOptions } from "@/lib/quickr/query-options";
import type { ChecklistDto } from "@/lib/quickr/types";
import { ChecklistDialog } from "./checklist-dialog";

/** Lists that staff complete before a case is approved; launches choose from them. */
export function ChecklistsPanel({ connectionId, manage }: { connectionId: string; manage: boolean }) {
  const query = useQuery(checklistsOptions(connectionId));
  const [dialog, setDialog] = useState<"create" | ChecklistDto | null>(null);
  return (
    <Section
      title="Checklists"
      description="What staff do before a case is approved. A launch says which of them its case has."
      actions={manage && <Button onClick={() => setDialog("create")}>Create checklist</Button>}
    >
      <Loaded query={query} what="checklists">
        {({ items }) =>
          items.length === 0 ? (
            <EmptyState title="No checklists yet">Create one, then choose it when launching.</EmptyState>
          ) : (
            <Table caption="Checklists with their items">
              <thead>
                <Tr>
                  <Th>Name</Th>
                  <Th>Items</Th>
                  {manage && <Th>Actions</Th>}
                </Tr>
              </thead>
              <tbody>
                {items.map((checklist) => (
                  <Tr key={checklist.id}>
                    <Th scope="row">
                      {checklist.name}
                      {checklist.description && (
                        <span className="block font-normal text-ink-2">{checklist.description}</span>
                      )}
                    </Th>
                    <Td>
                      <ol className="list-decimal pl-4">
                        {checklist.items.map((item) => (
                          <li key={item.id}>{item.title}</li>
                        ))}
                      </ol>
                    </Td>
                    {manage && (
                      <Td>
                        <Button size="sm" onClick={() => setDialog(checklist)}>
                          Edit <span className="sr-only">{checklist.name}</span>
                        </Button>
                      </Td>
                    )}
                  </Tr>
                ))}
              </tbody>
            </Table>
          )
        }
      </Loaded>
      {dialog !== null && (
        <ChecklistDialog
          connectionId={connectionId}
          checklist={dialog === "create" ? null : dialog}
          onClose={() => setDialog(null)}
        />
      )}
    </Section>
  );
}
