"use client";

import { useQuery } from "@tanstack/react-query";
import { Loaded } from "@/components/frame/loaded";
import { EmptyState } from "@/components/ui/empty-state";
import { RelativeTime } from "@/components/ui/relative-time";
import { Section } from "@/components/ui/section";
import { Table, Td, Th, Tr } from "@/components/ui/table";
import { programOptions } from "@/lib/action-management/query-options";
import type { ProgramListDto, RoleDto } from "@/lib/action-management/types";
import { StatusMapping } from "./status-mapping";

/** What the hub's program is made of: its lists, what each status means to the desk, and its roles. */
export function ProgramPanel({ connectionId, manage }: { connectionId: string; manage: boolean }) {
  const query = useQuery(programOptions(connectionId));
  return (
    <Loaded query={query} what="program" rows={10}>
      {({ lists, roles }) => (
        <>
          <StatusMapping
            connectionId={connectionId}
            items={lists.filter((list) => list.type === "status").flatMap((list) => list.items)}
            manage={manage}
          />
          {lists.length === 0 && (
            <Section title="Lists">
              <EmptyState title="No lists yet">They are made at the hub and appear here.</EmptyState>
            </Section>
          )}
          {lists.map((list, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: hubs repeat ids, and lists hold no state
            <ListSection key={`${index} ${list.key}`} list={list} />
          ))}
          <Roles roles={roles} />
        </>
      )}
    </Loaded>
  );
}

function ListSection({ list }: { list: ProgramListDto }) {
  const divided = list.items.some((item) => item.subCategories.length > 0);
  return (
    <Section
      title={list.name}
      description={
        <>
          A list of sort “{list.type}”, id <span className="font-mono">{list.id}</span>
          {list.updatedAt && (
            <>
              , changed <RelativeTime at={list.updatedAt} />
            </>
          )}
        </>
      }
    >
      {list.items.length === 0 ? (
        <p className="text-ink-2 text-sm">The list is empty.</p>
      ) : (
        <Table caption={`Items of ${list.name}, ${list.type} ${list.id}`}>
          <thead>
            <Tr>
              <Th>Item</Th>
              <Th>Id</Th>
              <Th>Marks</Th>
              {divided && <Th>Sub-categories</Th>}
            </Tr>
          </thead>
          <tbody>
            {list.items.map((item, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: as above
              <Tr key={`${index} ${item.id}`}>
                <Th scope="row">{item.name}</Th>
                <Td className="font-mono">{item.id}</Td>
                <Td>{marksOf(list, item)}</Td>
                {divided && <Td>{item.subCategories.map((sub) => sub.name).join(", ")}</Td>}
              </Tr>
            ))}
          </tbody>
        </Table>
      )}
    </Section>
  );
}

function marksOf(list: ProgramListDto, item: ProgramListDto["items"][number]): string {
  return [
    item.id === list.defaultItem ? "Default" : null,
    item.isOpen === null ? null : item.isOpen ? "Open" : "Closes the case",
    item.isHigh === true ? "High" : null,
  ]
    .filter((mark) => mark !== null)
    .join(", ");
}

function Roles({ roles }: { roles: readonly RoleDto[] }) {
  return (
    <Section
      title="Roles"
      description="Who has which role is said on each case. The first role of a case is who holds it: the desk mirrors its assignee there."
    >
      {roles.length === 0 ? (
        <EmptyState title="No roles yet">They are made at the hub and appear here.</EmptyState>
      ) : (
        <Table caption="Roles of the program">
          <thead>
            <Tr>
              <Th>Role</Th>
              <Th>Id</Th>
              <Th>Changed</Th>
            </Tr>
          </thead>
          <tbody>
            {roles.map((role, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: as above
              <Tr key={`${index} ${role.id}`}>
                <Th scope="row">{role.name}</Th>
                <Td className="font-mono">{role.id}</Td>
                <Td>{role.updatedAt && <RelativeTime at={role.updatedAt} />}</Td>
              </Tr>
            ))}
          </tbody>
        </Table>
      )}
    </Section>
  );
}
