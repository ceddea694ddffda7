"use client";

import { EmptyState } from "@/components/ui/empty-state";
import { RelativeTime } from "@/components/ui/relative-time";
import { Table, Td, Th, Tr } from "@/components/ui/table";
import type { DriftDto } from "@/lib/connections/types";
import { count } from "@/lib/format/names";

/** What a provider sent that the desk does not know, counted. */
export function DriftTable({ drifts }: { drifts: readonly DriftDto[] }) {
  if (drifts.length === 0) {
    return <EmptyState title="Nothing unexpected so far">Every answer was as documented.</EmptyState>;
  }
  return (
    <Table caption="Unexpected answers">
      <thead>
        <Tr>
          <Th>Where</Th>
          <Th>What</Th>
          <Th numeric>Times</Th>
          <Th>First seen</Th>
          <Th>Last seen</Th>
        </Tr>
      </thead>
      <tbody>
        {drifts.map((drift) => (
          <Tr key={drift.id}>
            <Th scope="row" className="font-mono font-normal">
              {drift.path}
            </Th>
            <Td className="wrap-anywhere font-mono">{drift.rawValue}</Td>
            <Td numeric>{count(drift.count)}</Td>
            <Td>
              <RelativeTime at={drift.firstSeenAt} />
            </Td>
            <Td>
              <RelativeTime at={drift.lastSeenAt} />
            </Td>
          </Tr>
        ))}
      </tbody>
    </Table>
  );
}
