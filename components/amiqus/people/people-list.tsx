"use client";

import { useQuery } from "@tanstack/react-query";
import { useDeferredValue, useEffect, useState } from "react";
import type { ProviderListProps } from "@/components/clients/provider-list";
import { Loaded } from "@/components/frame/loaded";
import { Badge } from "@/components/ui/badge";
import { EmptyState } from "@/components/ui/empty-state";
import { Notice } from "@/components/ui/notice";
import { RelativeTime } from "@/components/ui/relative-time";
import { Table, Td, Th, Tr } from "@/components/ui/table";
import { TextLink } from "@/components/ui/text-link";
import { peopleOptions } from "@/lib/amiqus/people/query-options";
import type { PersonRow } from "@/lib/amiqus/people/types";
import { may } from "@/lib/auth/roles";
import { formatDate } from "@/lib/format/dates";
import { Pager } from "../pager";
import { BringInButton } from "./bring-in-button";
import { PeopleFilters } from "./people-filters";
import { personStatus, personTone } from "./status-words";
import { usePeopleFilter } from "./use-people-filter";

/** Text that has stopped changing for a moment: each search is a request to Amiqus. */
function useSettled(text: string): string {
  const [settled, setSettled] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text.trim()), 350);
    return () => clearTimeout(timer);
  }, [text]);
  return settled;
}

/** The clients of an Amiqus account as Amiqus lists them, read from there each time. */
export default function PeopleList({ connectionId, connectionName, role }: ProviderListProps) {
  const state = usePeopleFilter();
  const text = useSettled(state.text);
  const query = useQuery(peopleOptions(connectionId, { ...state.filter, text }));
  const stale = useDeferredValue(query.isPlaceholderData);
  return (
    <>
      <PeopleFilters connectionId={connectionId} state={state} />
      {query.data && query.error && (
        <div className="mb-3">
          <Notice tone="warning">{query.error.message}</Notice>
        </div>
      )}
      <Loaded query={query} what={`list of ${connectionName}`} rows={8}>
        {(data) =>
          data.items.length === 0 && data.page === 1 ? (
            <EmptyState title={state.active ? "Nobody matches" : `${connectionName} has no clients yet`}>
              {state.active ? "Clear a filter to see more." : "Create a client in the desk to begin."}
            </EmptyState>
          ) : (
            <div aria-busy={stale}>
              <PeopleTable
                rows={data.items}
                connectionId={connectionId}
                canWrite={may(role, "client.write")}
              />
              <Pager
                page={state.filter.page}
                pages={data.pages}
                total={data.total}
                shown={data.items.length}
                pending={query.isPlaceholderData}
                onPage={state.go}
              />
            </div>
          )
        }
      </Loaded>
    </>
  );
}

interface PeopleTableProps {
  rows: readonly PersonRow[];
  connectionId: string;
  canWrite: boolean;
}

function PeopleTable({ rows, connectionId, canWrite }: PeopleTableProps) {
  return (
    <Table caption="Clients at Amiqus">
      <thead>
        <Tr>
          <Th>Name</Th>
          <Th>Status</Th>
          <Th className="max-desk:hidden">E-mail</Th>
          <Th className="max-desk:hidden">Date of birth</Th>
          <Th className="max-desk:hidden">Reference</Th>
          <Th className="max-desk:hidden">Created</Th>
          <Th className="max-desk:hidden">Changed</Th>
          <Th>In the desk</Th>
        </Tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <Tr key={row.id}>
            <Th scope="row" className="wrap-anywhere">
              {row.clientId ? <TextLink href={`/clients/${row.clientId}`}>{row.name}</TextLink> : row.name}
              <span className="block font-normal text-ink-2 desk:hidden">{row.email}</span>
            </Th>
            <Td>
              <span className="flex flex-wrap gap-1">
                <Badge tone={personTone(row.status)}>{personStatus(row.status)}</Badge>
                {row.archivedAt && <Badge tone="closed">Archived</Badge>}
              </span>
            </Td>
            <Td className="wrap-anywhere max-desk:hidden">{row.email}</Td>
            <Td className="whitespace-nowrap max-desk:hidden">{row.dob && formatDate(row.dob)}</Td>
            <Td className="wrap-anywhere font-mono max-desk:hidden">{row.reference}</Td>
            <Td className="max-desk:hidden">
              <RelativeTime at={row.createdAt} />
            </Td>
            <Td className="max-desk:hidden">
              <RelativeTime at={row.updatedAt} />
            </Td>
            <Td>
              {row.clientId && (
                <TextLink href={`/clients/${row.clientId}`} aria-label={`Open ${row.name} in the desk`}>
                  Open
                </TextLink>
              )}
              {!row.clientId && canWrite && <BringInButton connectionId={connectionId} person={row} />}
              {!row.clientId && !canWrite && <span className="text-ink-3">No</span>}
            </Td>
          </Tr>
        ))}
      </tbody>
    </Table>
  );
}
