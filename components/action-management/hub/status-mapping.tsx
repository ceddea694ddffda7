"use client";

import { useQuery } from "@tanstack/react-query";
import { Loaded } from "@/components/frame/loaded";
import { StatusChoice } from "@/components/mappings/status-choice";
import { EmptyState } from "@/components/ui/empty-state";
import { Section } from "@/components/ui/section";
import { Table, Td, Th, Tr } from "@/components/ui/table";
import type { ListItemDto } from "@/lib/action-management/types";
import { statusLabels } from "@/lib/cases/words";
import { statusMappingsOptions } from "@/lib/mappings/query-options";
import type { StatusMappingDto } from "@/lib/mappings/types";

interface StatusMappingProps {
  connectionId: string;
  /** Items of the program's status lists. */
  items: readonly ListItemDto[];
  manage: boolean;
}

/** What each status of the program means to the desk. A choice applies at once and from then on. */
export function StatusMapping({ connectionId, items, manage }: StatusMappingProps) {
  const query = useQuery(statusMappingsOptions(connectionId));
  const distinct = [...new Map(items.map((item) => [item.name, item])).values()];
  return (
    <Section
      title="What statuses mean"
      description={
        manage
          ? "Each status of the program may mean one of the desk's. A choice applies to the cases there are and to those to come."
          : "Each status of the program may mean one of the desk's. Admins choose."
      }
    >
      {distinct.length === 0 ? (
        <EmptyState title="No statuses">The program has no status list.</EmptyState>
      ) : (
        <Loaded query={query} what="choices" rows={distinct.length}>
          {(mappings) => (
            <Table caption="Statuses of the program">
              <thead>
                <Tr>
                  <Th>At the hub</Th>
                  <Th>By itself</Th>
                  <Th>On the desk</Th>
                </Tr>
              </thead>
              <tbody>
                {distinct.map((item) => (
                  <MappingRow
                    key={item.name}
                    item={item}
                    mapping={mappingOf(mappings, connectionId, item.name)}
                    manage={manage}
                  />
                ))}
              </tbody>
            </Table>
          )}
        </Loaded>
      )}
    </Section>
  );
}

function MappingRow({
  item,
  mapping,
  manage,
}: {
  item: ListItemDto;
  mapping: StatusMappingDto;
  manage: boolean;
}) {
  const { status, waitingOn } = mapping;
  return (
    <Tr>
      <Th scope="row">{item.name}</Th>
      <Td>{statusLabels[item.isOpen === false ? "closed" : "needs_review"]}</Td>
      <Td>
        {manage ? (
          // What was saved elsewhere meanwhile is shown.
          <StatusChoice key={`${status} ${waitingOn}`} mapping={mapping} />
        ) : status === null ? (
          "As by itself"
        ) : (
          statusLabels[status]
        )}
      </Td>
    </Tr>
  );
}

/** The choice for a status of that name, or an undecided one. */
function mappingOf(
  mappings: readonly StatusMappingDto[],
  connectionId: string,
  rawStatus: string,
): StatusMappingDto {
  const found = mappings.find((mapping) => mapping.kind === "case" && mapping.rawStatus === rawStatus);
  const none = { status: null, waitingOn: null, firstSeenAt: "", lastSeenAt: "", cases: 0, examples: [] };
  return found ?? { connectionId, kind: "case", rawStatus, ...none };
}
