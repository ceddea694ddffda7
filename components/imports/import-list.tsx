"use client";

import { useInfiniteQuery } from "@tanstack/react-query";
import { Badge } from "@/components/ui/badge";
import { EmptyState } from "@/components/ui/empty-state";
import { ErrorState } from "@/components/ui/error-state";
import { LoadMore } from "@/components/ui/load-more";
import { RelativeTime } from "@/components/ui/relative-time";
import { SkeletonRows } from "@/components/ui/skeleton";
import { Table, Td, Th, Tr } from "@/components/ui/table";
import { TextLink } from "@/components/ui/text-link";
import { count } from "@/lib/format/names";
import { importListOptions } from "@/lib/imports/query-options";
import type { ImportSummary } from "@/lib/imports/types";
import { stateTones, stateWords } from "./words";

/** The team's imports, newest first. */
export function ImportList() {
  const list = useInfiniteQuery(importListOptions());
  const rows = list.data?.pages.flatMap((page) => page.items) ?? [];
  if (!list.data && list.error)
    return <ErrorState error={list.error} onRetry={() => list.refetch()} retrying={list.isFetching} />;
  if (!list.data) return <SkeletonRows rows={4} height="line" label="Loading imports" />;
  if (rows.length === 0)
    return (
      <EmptyState title="No imports yet">
        Every file that the team imports is listed here with its result.
      </EmptyState>
    );
  return (
    <>
      <ImportTable rows={rows} />
      <LoadMore
        hasMore={list.hasNextPage}
        pending={list.isFetchingNextPage}
        onLoad={() => list.fetchNextPage()}
        shown={rows.length}
      />
    </>
  );
}

function ImportTable({ rows }: { rows: readonly ImportSummary[] }) {
  return (
    <Table caption="Imports">
      <thead>
        <Tr>
          <Th>File</Th>
          <Th>State</Th>
          <Th numeric>Rows</Th>
          <Th numeric>Created</Th>
          <Th numeric>Duplicates</Th>
          <Th numeric>Not valid</Th>
          <Th numeric>Failed</Th>
          <Th>By</Th>
          <Th>Uploaded</Th>
        </Tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <Tr key={row.id}>
            <Th scope="row" className="wrap-anywhere">
              <TextLink href={`/clients/import/${row.id}`}>{row.fileName ?? "File name erased"}</TextLink>
            </Th>
            <Td>
              <Badge tone={stateTones[row.state]}>{stateWords[row.state]}</Badge>
            </Td>
            <Td numeric>{count(row.total)}</Td>
            <Td numeric>{count(row.counts.created)}</Td>
            <Td numeric>{count(row.counts.duplicate)}</Td>
            <Td numeric>{count(row.counts.invalid)}</Td>
            <Td numeric>{count(row.counts.failed + row.counts.unknown)}</Td>
            <Td>{row.createdBy}</Td>
            <Td className="whitespace-nowrap">
              <RelativeTime at={row.createdAt} />
            </Td>
          </Tr>
        ))}
      </tbody>
    </Table>
  );
}
