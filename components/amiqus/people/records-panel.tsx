"use client";

import { useQuery } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { useSubmit } from "@/components/auth/use-submit";
import type { ProviderPanelProps } from "@/components/clients/provider-panel";
import { Loaded } from "@/components/frame/loaded";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { Notice } from "@/components/ui/notice";
import { RelativeTime } from "@/components/ui/relative-time";
import { Section } from "@/components/ui/section";
import { Table, Td, Th, Tr } from "@/components/ui/table";
import { TextLink } from "@/components/ui/text-link";
import { openRecordAction } from "@/lib/amiqus/people/actions";
import { recordsOptions } from "@/lib/amiqus/people/query-options";
import type { PersonRecord } from "@/lib/amiqus/people/types";
import { Pager } from "../pager";

/** The client's records at Amiqus, also those that the desk does not have yet. */
export default function RecordsPanel({ clientId, linkId }: ProviderPanelProps) {
  const router = useRouter();
  const [page, setPage] = useState(1);
  const query = useQuery(recordsOptions({ clientId, linkId }, page));
  const open = useSubmit(openRecordAction);
  const [opening, setOpening] = useState<string | null>(null);

  async function fetchAndOpen(recordId: string) {
    setOpening(recordId);
    const done = await open.submit({ linkId, recordId });
    if (done?.data) router.push(`/cases/${done.data.caseId}`);
    else setOpening(null);
  }

  return (
    <Loaded query={query} what="records">
      {(data) => (
        <Section title="Records at Amiqus">
          {open.failure && <Notice tone="danger">{open.failure.message}</Notice>}
          {data.items.length === 0 && data.page === 1 ? (
            <EmptyState title="No records at Amiqus yet">
              Launch a record to ask this client for documents and checks.
            </EmptyState>
          ) : (
            <div aria-busy={query.isPlaceholderData}>
              <Table caption="Records at Amiqus">
                <thead>
                  <Tr>
                    <Th>Record</Th>
                    <Th>Status</Th>
                    <Th>Created</Th>
                    <Th>Changed</Th>
                    <Th>In the desk</Th>
                  </Tr>
                </thead>
                <tbody>
                  {data.items.map((record) => (
                    <RecordLine
                      key={record.id}
                      record={record}
                      pending={opening === record.id}
                      onOpen={() => void fetchAndOpen(record.id)}
                    />
                  ))}
                </tbody>
              </Table>
              <Pager
                page={page}
                pages={data.pages}
                total={data.total}
                shown={data.items.length}
                pending={query.isPlaceholderData}
                onPage={setPage}
              />
            </div>
          )}
        </Section>
      )}
    </Loaded>
  );
}

interface RecordLineProps {
  record: PersonRecord;
  pending: boolean;
  onOpen: () => void;
}

function RecordLine({ record, pending, onOpen }: RecordLineProps) {
  return (
    <Tr>
      <Th scope="row" className="font-mono">
        {record.id}
      </Th>
      <Td>
        <span className="flex flex-wrap gap-1">
          <Badge>“{record.status}”</Badge>
          {record.archivedAt && <Badge tone="closed">Archived</Badge>}
        </span>
      </Td>
      <Td>
        <RelativeTime at={record.createdAt} />
      </Td>
      <Td>
        <RelativeTime at={record.updatedAt} />
      </Td>
      <Td>
        {record.caseId ? (
          <TextLink href={`/cases/${record.caseId}`}>Open case</TextLink>
        ) : (
          <Button
            size="sm"
            pending={pending}
            onClick={onOpen}
            aria-label={`Fetch and open record ${record.id}`}
          >
            Fetch and open
          </Button>
        )}
      </Td>
    </Tr>
  );
}
