"use client";

import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { Loaded } from "@/components/frame/loaded";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { Section } from "@/components/ui/section";
import { Table, Td, Th, Tr } from "@/components/ui/table";
import { checkLabel, sectionLabel } from "@/lib/providers/quickr/vocabulary";
import { quickrTemplatesOptions } from "@/lib/quickr/query-options";
import type { TemplateDto } from "@/lib/quickr/types";
import { TemplateDialog } from "./template-dialog";

const list = (names: readonly string[]) => (names.length === 0 ? "None" : names.join(", "));

/** Case templates that Quickr keeps; launches may start from them. */
export function TemplatesPanel({ connectionId, manage }: { connectionId: string; manage: boolean }) {
  const query = useQuery(quickrTemplatesOptions(connectionId));
  const [dialog, setDialog] = useState<"create" | TemplateDto | null>(null);
  return (
    <Section
      title="Templates"
      description="Checks and sections that are launched together again and again. They are kept at Quickr."
      actions={manage && <Button onClick={() => setDialog("create")}>Create template</Button>}
    >
      <Loaded query={query} what="templates">
        {({ items }) =>
          items.length === 0 ? (
            <EmptyState title="No templates yet">Create one, then start a launch from it.</EmptyState>
          ) : (
            <Table caption="Templates with what they bring">
              <thead>
                <Tr>
                  <Th>Name</Th>
                  <Th>Checks</Th>
                  <Th>Sections</Th>
                  {manage && <Th>Actions</Th>}
                </Tr>
              </thead>
              <tbody>
                {items.map((template) => (
                  <Tr key={template.id}>
                    <Th scope="row">
                      {template.name}
                      {template.description && (
                        <span className="block font-normal text-ink-2">{template.description}</span>
                      )}
                    </Th>
                    <Td>{list(template.checks.map(checkLabel))}</Td>
                    <Td>{list(template.sections.map(sectionLabel))}</Td>
                    {manage && (
                      <Td>
                        <Button size="sm" onClick={() => setDialog(template)}>
                          Edit <span className="sr-only">{template.name}</span>
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
        <TemplateDialog
          connectionId={connectionId}
          template={dialog === "create" ? null : dialog}
          onClose={() => setDialog(null)}
        />
      )}
    </Section>
  );
}
