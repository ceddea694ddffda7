"use client";

import { useInfiniteQuery, useMutation, useQuery } from "@tanstack/react-query";
import { Download } from "lucide-react";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { ErrorState } from "@/components/ui/error-state";
import { LoadMore } from "@/components/ui/load-more";
import { notify } from "@/components/ui/notify";
import { Section } from "@/components/ui/section";
import { SkeletonRows } from "@/components/ui/skeleton";
import { Table, Td, Th, Tr } from "@/components/ui/table";
import { TextLink } from "@/components/ui/text-link";
import { useTimeZone } from "@/components/ui/time-zone";
import { fetchCreditsCsv } from "@/lib/amiqus/account/fetchers";
import { balanceOptions, creditsOptions } from "@/lib/amiqus/account/query-options";
import type { CauserDto } from "@/lib/amiqus/account/types";
import { formatDateTime } from "@/lib/format/dates";
import { plural } from "@/lib/format/names";
import { BalanceChart } from "./balance-chart";
import { BalanceTable } from "./balance-table";
import { signed } from "./signed";

/** Credits of the Amiqus team: balance over time, and every movement with what caused it. */
export function CreditsPanel({ connectionId }: { connectionId: string }) {
  return (
    <>
      <Balance connectionId={connectionId} />
      <Section title="Movements">
        <Movements connectionId={connectionId} />
      </Section>
    </>
  );
}

function save(blob: Blob): void {
  const url = URL.createObjectURL(blob);
  const link = document.createElement("a");
  link.href = url;
  link.download = `gatehouse-amiqus-credits-${new Date().toISOString().slice(0, 10)}.csv`;
  link.click();
  // The browser has taken the file over once the click is handled.
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}

function Balance({ connectionId }: { connectionId: string }) {
  const { data, error, refetch, isFetching } = useQuery(balanceOptions(connectionId));
  const download = useMutation({
    mutationFn: async () => save(await fetchCreditsCsv(connectionId)),
    onError: (failed) => notify.error("The export was not made", { detail: failed.message }),
  });
  return (
    <Section
      title="Balance"
      description={
        data &&
        `${plural(data.balance, "credit")} left, by ${plural(data.movements, "movement")} that Amiqus lists.`
      }
      actions={
        <Button
          icon={<Download aria-hidden="true" className="size-4" />}
          pending={download.isPending}
          onClick={() => download.mutate()}
        >
          Export CSV
        </Button>
      }
    >
      {!data && error && <ErrorState error={error} onRetry={() => refetch()} retrying={isFetching} />}
      {!data && !error && <SkeletonRows rows={6} height="line" label="Loading balance" />}
      {data?.days.length === 0 && (
        <EmptyState title="No credits have moved yet">Amiqus lists none for this team.</EmptyState>
      )}
      {data && data.days.length > 0 && (
        <div className="grid grid-cols-1 gap-4 wide:grid-cols-2">
          <BalanceChart days={data.days} />
          <BalanceTable days={data.days} />
        </div>
      )}
    </Section>
  );
}

function Movements({ connectionId }: { connectionId: string }) {
  const timeZone = useTimeZone();
  const { data, error, refetch, isFetching, hasNextPage, fetchNextPage, isFetchingNextPage } =
    useInfiniteQuery(creditsOptions(connectionId));
  if (!data && error) return <ErrorState error={error} onRetry={() => refetch()} retrying={isFetching} />;
  if (!data) return <SkeletonRows rows={8} height="line" label="Loading movements" />;
  const rows = data.pages.flatMap((page) => page.items);
  if (rows.length === 0) return <EmptyState title="No credits have moved yet" />;
  return (
    <>
      <Table caption="Movements of credits">
        <thead>
          <Tr>
            <Th>When</Th>
            <Th numeric>Credits</Th>
            <Th>By</Th>
            <Th>Reason</Th>
          </Tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <Tr key={row.id}>
              <Th scope="row" className="whitespace-nowrap font-normal">
                {formatDateTime(row.at, { timeZone })}
              </Th>
              <Td numeric className={row.credits > 0 ? "text-approved" : undefined}>
                {signed(row.credits)}
              </Td>
              <Td>{row.causer ? <Causer causer={row.causer} /> : "Not told"}</Td>
              <Td>{row.reason}</Td>
            </Tr>
          ))}
        </tbody>
      </Table>
      {error && (
        <p role="alert" className="py-2 text-danger text-sm">
          The next page did not load. {error.message}
        </p>
      )}
      <LoadMore
        hasMore={hasNextPage}
        pending={isFetchingNextPage}
        onLoad={() => void fetchNextPage()}
        shown={rows.length}
        total={data.pages[0]?.total ?? undefined}
      />
    </>
  );
}

function Causer({ causer }: { causer: CauserDto }) {
  if (causer.kind === "user" || causer.caseId === null) return causer.label;
  return <TextLink href={`/cases/${causer.caseId}`}>{causer.label}</TextLink>;
}
