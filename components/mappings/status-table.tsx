"use client";

import { EmptyState } from "@/components/ui/empty-state";
import { RelativeTime } from "@/components/ui/relative-time";
import { Table, Td, Th, Tr } from "@/components/ui/table";
import { TextLink } from "@/components/ui/text-link";
import { kindLabels } from "@/lib/cases/words";
import { plural } from "@/lib/format/names";
import type { LaneConnection, StatusMappingDto } from "@/lib/mappings/types";
import { StatusChoice } from "./status-choice";

interface StatusTableProps {
  caption: string;
  statuses: readonly StatusMappingDto[];
  connections: readonly LaneConnection[];
  /** What it means that there is none. */
  empty: { title: string; text: string };
}

/** Raw statuses with where they were seen and what they mean. */
export function StatusTable({ caption, statuses, connections, empty }: StatusTableProps) {
  if (statuses.length === 0) return <EmptyState title={empty.title}>{empty.text}</EmptyState>;
  const nameOf = (id: string) => connections.find((one) => one.id === id)?.name ?? "A connection";
  return (
    <Table caption={caption} hideCaption>
      <thead>
        <Tr>
          <Th>Status</Th>
          <Th>Connection</Th>
          <Th>Seen</Th>
          <Th>Cases</Th>
          <Th>Meaning</Th>
        </Tr>
      </thead>
      <tbody>
        {statuses.map((one) => (
          // Another choice made elsewhere starts the row anew.
          <Tr key={`${one.connectionId} ${one.kind} ${one.rawStatus} ${one.status} ${one.waitingOn}`}>
            <Th scope="row" className="wrap-anywhere font-mono font-normal">
              “{one.rawStatus}”
            </Th>
            <Td>
              {nameOf(one.connectionId)}
              <span className="block text-ink-2">{kindLabels[one.kind]}</span>
            </Td>
            <Td>
              <span className="block">
                first <RelativeTime at={one.firstSeenAt} />
              </span>
              <span className="block">
                last <RelativeTime at={one.lastSeenAt} />
              </span>
            </Td>
            <Td>
              {plural(one.cases, "case")}
              {one.examples.map((example) => (
                <span key={example.id} className="block">
                  <TextLink href={`/cases/${example.id}`}>{example.title}</TextLink>
                </span>
              ))}
            </Td>
            <Td>
              <StatusChoice mapping={one} />
            </Td>
          </Tr>
        ))}
      </tbody>
    </Table>
  );
}
