"use client";

import type { UseQueryResult } from "@tanstack/react-query";
import { type ReactNode, useState } from "react";
import { Loaded } from "@/components/frame/loaded";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { Section } from "@/components/ui/section";
import { Table, Td, Th, Tr } from "@/components/ui/table";

interface Entry {
  id: string;
  name: string;
  description: string | null;
}

interface LibraryPanelProps<Item extends Entry> {
  /** One of them, e.g. "checklist". */
  noun: string;
  title: string;
  description: string;
  caption: string;
  /** What to do with the first one. */
  empty: string;
  query: UseQueryResult<{ items: Item[] }>;
  columns: readonly { label: string; cell: (item: Item) => ReactNode }[];
  manage: boolean;
  /** The form of one of them, or with null of a new one. */
  dialog: (item: Item | null, onClose: () => void) => ReactNode;
}

/** What an account keeps for its launches, by name, with making and changing it. */
export function LibraryPanel<Item extends Entry>(props: LibraryPanelProps<Item>) {
  const { noun, title, description, caption, empty, query, columns, manage, dialog } = props;
  const [open, setOpen] = useState<{ item: Item | null } | null>(null);
  return (
    <Section
      title={title}
      description={description}
      actions={manage && <Button onClick={() => setOpen({ item: null })}>Create {noun}</Button>}
    >
      <Loaded query={query} what={`${noun}s`}>
        {({ items }) =>
          items.length === 0 ? (
            <EmptyState title={`No ${noun}s yet`}>{empty}</EmptyState>
          ) : (
            <Table caption={caption}>
              <thead>
                <Tr>
                  <Th>Name</Th>
                  {columns.map(({ label }) => (
                    <Th key={label}>{label}</Th>
                  ))}
                  {manage && <Th>Actions</Th>}
                </Tr>
              </thead>
              <tbody>
                {items.map((item) => (
                  <Tr key={item.id}>
                    <Th scope="row">
                      {item.name}
                      {item.description && (
                        <span className="block font-normal text-ink-2">{item.description}</span>
                      )}
                    </Th>
                    {columns.map(({ label, cell }) => (
                      <Td key={label}>{cell(item)}</Td>
                    ))}
                    {manage && (
                      <Td>
                        <Button size="sm" onClick={() => setOpen({ item })}>
                          Edit <span className="sr-only">{item.name}</span>
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
      {open && dialog(open.item, () => setOpen(null))}
    </Section>
  );
}
