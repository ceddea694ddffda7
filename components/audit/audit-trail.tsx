"use client";

import { useInfiniteQuery } from "@tanstack/react-query";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { ErrorState } from "@/components/ui/error-state";
import { LoadMore } from "@/components/ui/load-more";
import { PageHeader } from "@/components/ui/page-header";
import { SkeletonRows } from "@/components/ui/skeleton";
import { ApiError } from "@/lib/api-client";
import { auditQuery } from "@/lib/audit/query-options";
import { AuditFilters } from "./audit-filters";
import { AuditTable } from "./audit-table";
import { ChainCheck } from "./chain-check";
import { ExportMenu } from "./export-menu";
import { useAuditFilter } from "./use-audit-filter";

/** The team's trail with its filter, check and export. */
export function AuditTrail() {
  const state = useAuditFilter();
  const query = useInfiniteQuery(auditQuery(state.filter));
  const rows = query.data?.pages.flatMap((page) => page.items) ?? [];

  function list() {
    if (query.isPending) return <SkeletonRows rows={12} height="row" />;
    if (query.isError && rows.length === 0) {
      const requestId = query.error instanceof ApiError ? query.error.requestId : undefined;
      return (
        <ErrorState
          title="The audit trail could not be loaded"
          error={{ message: query.error.message, requestId }}
          kept="Your filter is kept."
          retrying={query.isRefetching}
          onRetry={() => void query.refetch()}
        />
      );
    }
    if (rows.length === 0) {
      return (
        <EmptyState
          title={state.active ? "No event fits this filter" : "Nothing has happened yet"}
          action={state.active ? <Button onClick={state.clear}>Clear filter</Button> : undefined}
        >
          Everything that members do to this team's data appears here.
        </EmptyState>
      );
    }
    return (
      <>
        <AuditTable rows={rows} />
        <LoadMore
          shown={rows.length}
          hasMore={query.hasNextPage}
          pending={query.isFetchingNextPage}
          onLoad={() => void query.fetchNextPage()}
        />
      </>
    );
  }

  return (
    <>
      <PageHeader
        title="Audit"
        description="Who did what, and when. Events are only ever added."
        actions={<ExportMenu filter={state.filter} />}
      />
      <div className="flex flex-col gap-4">
        <ChainCheck />
        <AuditFilters state={state} />
        {list()}
      </div>
    </>
  );
}
