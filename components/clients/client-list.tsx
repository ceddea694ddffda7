"use client";

import { useInfiniteQuery } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useDeferredValue, useEffect, useMemo, useRef, useState } from "react";
import { useFragmentText } from "@/components/cases/use-fragment-text";
import { ExportButton } from "@/components/exports/export-button";
import { useActions } from "@/components/frame/use-actions";
import { EmptyState } from "@/components/ui/empty-state";
import { ErrorState } from "@/components/ui/error-state";
import { Field } from "@/components/ui/field";
import { LinkButton } from "@/components/ui/link-button";
import { LoadMore } from "@/components/ui/load-more";
import { RelativeTime } from "@/components/ui/relative-time";
import { SkeletonRows } from "@/components/ui/skeleton";
import { Table, Td, Th, Tr } from "@/components/ui/table";
import { TextInput } from "@/components/ui/text-input";
import { TextLink } from "@/components/ui/text-link";
import { clientListOptions } from "@/lib/clients/query-options";
import type { ClientRow } from "@/lib/clients/types";
import { formatDate } from "@/lib/format/dates";

/** Text that has stopped changing for a moment, so that not every letter is a request. */
function useSettled(text: string): string {
  const [settled, setSettled] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text.trim()), 200);
    return () => clearTimeout(timer);
  }, [text]);
  return settled;
}

/** The team's clients, last changed first, with search. */
export function ClientList({ canCreate }: { canCreate: boolean }) {
  const [text, setText] = useFragmentText();
  const settled = useSettled(text);
  const search = useRef<HTMLInputElement>(null);
  const router = useRouter();
  useActions(
    useMemo(
      () => [
        {
          id: "clients.search",
          label: "Search clients",
          group: "Clients",
          keys: "/",
          run: () => search.current?.focus(),
        },
        ...(canCreate
          ? [
              {
                id: "clients.create",
                label: "Create client",
                group: "Clients",
                keys: "c",
                run: () => router.push("/clients/new"),
              },
              {
                id: "clients.import",
                label: "Import clients",
                group: "Clients",
                run: () => router.push("/clients/import"),
              },
            ]
          : []),
      ],
      [canCreate, router],
    ),
  );
  const list = useInfiniteQuery(clientListOptions(settled));
  const rows = useDeferredValue(list.data?.pages.flatMap((page) => page.items) ?? []);
  return (
    <>
      <div className="mb-4 flex flex-wrap items-end gap-3">
        <Field label="Search clients" hint="Name, e-mail or reference" className="min-w-0 max-w-md grow">
          <TextInput
            type="search"
            value={text}
            autoComplete="off"
            spellCheck={false}
            ref={search}
            onChange={(event) => setText(event.target.value)}
          />
        </Field>
        <ExportButton question={{ what: "clients", text: settled }} />
      </div>
      {!list.data && list.error && (
        <ErrorState error={list.error} onRetry={() => list.refetch()} retrying={list.isFetching} />
      )}
      {!list.data && !list.error && <SkeletonRows rows={8} height="line" label="Loading clients" />}
      {list.data && rows.length === 0 && <NoClients searched={settled !== ""} canCreate={canCreate} />}
      {rows.length > 0 && (
        <div aria-busy={list.isPlaceholderData}>
          <ClientTable rows={rows} />
          <LoadMore
            hasMore={list.hasNextPage}
            pending={list.isFetchingNextPage}
            onLoad={() => list.fetchNextPage()}
            shown={rows.length}
          />
        </div>
      )}
    </>
  );
}

function NoClients({ searched, canCreate }: { searched: boolean; canCreate: boolean }) {
  if (searched) {
    return (
      <EmptyState title="No client matches">
        Every word has to occur in the name, e-mail or reference.
      </EmptyState>
    );
  }
  return (
    <EmptyState
      title="No clients yet"
      action={
        canCreate && (
          <LinkButton href="/clients/new" variant="primary">
            Create client
          </LinkButton>
        )
      }
    >
      Clients are the people you onboard. They come in with their cases, or you create them here.
    </EmptyState>
  );
}

function ClientTable({ rows }: { rows: readonly ClientRow[] }) {
  return (
    <Table caption="Clients">
      <thead>
        <Tr>
          <Th>Name</Th>
          <Th className="max-desk:hidden">E-mail</Th>
          <Th className="max-desk:hidden">Date of birth</Th>
          <Th className="max-desk:hidden">Reference</Th>
          <Th className="max-desk:hidden">Known to</Th>
          <Th numeric>Open cases</Th>
          <Th>Changed</Th>
        </Tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <Tr key={row.id}>
            <Th scope="row">
              <TextLink href={`/clients/${row.id}`}>{row.name}</TextLink>
              <span className="wrap-anywhere block font-normal text-ink-2 desk:hidden">{row.email}</span>
            </Th>
            <Td className="wrap-anywhere max-desk:hidden">{row.email}</Td>
            <Td className="whitespace-nowrap max-desk:hidden">{row.dob && formatDate(row.dob)}</Td>
            <Td className="font-mono max-desk:hidden">{row.reference}</Td>
            <Td className="max-desk:hidden">{row.connections.join(", ")}</Td>
            <Td numeric>{row.openCases}</Td>
            <Td>
              <RelativeTime at={row.updatedAt} />
            </Td>
          </Tr>
        ))}
      </tbody>
    </Table>
  );
}
