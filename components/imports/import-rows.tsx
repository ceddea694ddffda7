"use client";

import { useInfiniteQuery } from "@tanstack/react-query";
import { parseAsStringLiteral, useQueryState } from "nuqs";
import { Badge } from "@/components/ui/badge";
import { EmptyState } from "@/components/ui/empty-state";
import { ErrorState } from "@/components/ui/error-state";
import { LoadMore } from "@/components/ui/load-more";
import { SkeletonRows } from "@/components/ui/skeleton";
import { Table, Td, Th, Tr } from "@/components/ui/table";
import { Tabs } from "@/components/ui/tabs";
import { TextLink } from "@/components/ui/text-link";
import { formatDate } from "@/lib/format/dates";
import { importRowsOptions } from "@/lib/imports/query-options";
import { type ImportDetail, type ImportRowDto, ROW_STATES } from "@/lib/imports/types";
import { fieldLabel, outcomeTones, outcomeWords } from "./words";

/** How often rows are read again while they change. Milliseconds. */
const AGAIN_MS = 5_000;
/** With more pages than this on the screen they are read again only at the end. */
const MAX_PAGES = 3;

const tabIds = ["all", ...ROW_STATES] as const;

/** The rows of an import with what came, or would come, of each; by outcome. */
export function ImportRows({ detail }: { detail: ImportDetail }) {
  const [tab, setTab] = useQueryState("outcome", parseAsStringLiteral(tabIds).withDefault("all"));
  const state = tab === "all" ? null : tab;
  const running = detail.state === "running";
  const list = useInfiniteQuery({
    ...importRowsOptions(detail.id, state),
    refetchInterval: ({ state: held }) =>
      running && (held.data?.pages.length ?? 0) <= MAX_PAGES ? AGAIN_MS : false,
  });
  const rows = list.data?.pages.flatMap((page) => page.items) ?? [];
  const tabs = tabIds
    .filter((id) => id === "all" || id === tab || detail.counts[id] > 0)
    .map((id) =>
      id === "all"
        ? { id, label: "All", count: detail.total }
        : { id, label: outcomeWords(id, detail.state), count: detail.counts[id] },
    );
  return (
    <Tabs label="Rows by outcome" value={tab} onChange={(id) => void setTab(id)} tabs={tabs}>
      {!list.data && list.error && (
        <ErrorState error={list.error} onRetry={() => list.refetch()} retrying={list.isFetching} />
      )}
      {!list.data && !list.error && <SkeletonRows rows={8} height="line" label="Loading rows" />}
      {list.data && rows.length === 0 && (
        <EmptyState title="No such rows">
          {detail.erasedAt ? "The rows of this import are erased." : "No row has this outcome."}
        </EmptyState>
      )}
      {rows.length > 0 && (
        <>
          <RowTable rows={rows} detail={detail} />
          <LoadMore
            hasMore={list.hasNextPage}
            pending={list.isFetchingNextPage}
            onLoad={() => list.fetchNextPage()}
            shown={rows.length}
            total={state ? detail.counts[state] : detail.total}
          />
        </>
      )}
    </Tabs>
  );
}

function RowTable({ rows, detail }: { rows: readonly ImportRowDto[]; detail: ImportDetail }) {
  return (
    <Table caption="Rows of the file">
      <thead>
        <Tr>
          <Th numeric>Row</Th>
          <Th>Outcome</Th>
          <Th>Name</Th>
          <Th>E-mail</Th>
          <Th>Born</Th>
          <Th>Why</Th>
        </Tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <Tr key={row.row}>
            <Td numeric className="tabular-nums">
              {row.row}
            </Td>
            <Td>
              <Badge tone={outcomeTones[row.state]}>{outcomeWords(row.state, detail.state)}</Badge>
            </Td>
            <Th scope="row" className="wrap-anywhere">
              {row.clientId && row.state !== "duplicate" ? (
                <TextLink href={`/clients/${row.clientId}`}>{row.name || "Open client"}</TextLink>
              ) : (
                row.name
              )}
            </Th>
            <Td className="wrap-anywhere">{row.email}</Td>
            <Td className="whitespace-nowrap">{bornOn(row.dob)}</Td>
            <Td className="min-w-60">
              <Reasons row={row} />
            </Td>
          </Tr>
        ))}
      </tbody>
    </Table>
  );
}

/** A date we could read, formatted; other text as it is in the file. */
function bornOn(dob: string | null): string {
  if (!dob) return "";
  return /^\d{4}-\d{2}-\d{2}$/.test(dob) && !Number.isNaN(Date.parse(dob)) ? formatDate(dob) : dob;
}

function Reasons({ row }: { row: ImportRowDto }) {
  return (
    <>
      {row.reasons.map(({ field, message }) => (
        <p key={`${field} ${message}`}>
          {field && <span className="font-medium">{fieldLabel(field)}: </span>}
          {message}
        </p>
      ))}
      {row.state === "duplicate" && row.clientId && (
        <TextLink href={`/clients/${row.clientId}`}>Open that client</TextLink>
      )}
    </>
  );
}
