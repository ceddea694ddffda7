"use client";

import { lazy, Suspense, useState } from "react";
import { ErrorState } from "@/components/ui/error-state";
import { ForbiddenState } from "@/components/ui/forbidden-state";
import { NewItemsBar } from "@/components/ui/new-items-bar";
import { SkeletonRows } from "@/components/ui/skeleton";
import { ApiError } from "@/lib/api-client";
import { whoMay } from "@/lib/auth/roles";
import { later } from "./later";
import { QueueRows } from "./queue-rows";
import { QueueToolbar } from "./queue-toolbar";
import { StaleBanner } from "./stale-banner";
import type { CaseList } from "./use-case-list";

const QueueEmpty = lazy(() => later.queueEmpty().then((module) => ({ default: module.QueueEmpty })));
const SelectionBar = lazy(() => later.selectionBar().then((module) => ({ default: module.SelectionBar })));

const nothing: ReadonlySet<string> = new Set();

/** The list pane: filters, rows, and what stands in for them. */
export function CaseQueue({ list }: { list: CaseList }) {
  const [selected, setSelected] = useState<ReadonlySet<string>>(nothing);
  const { pages, rows, fresh } = list;
  return (
    <div className="flex h-full min-h-0 flex-col">
      <QueueToolbar list={list} />
      <StaleBanner />
      <div className="relative min-h-0 flex-1">
        <NewItemsBar count={fresh.length} noun="case" onShow={list.showFresh} />
        {pages.isPending ? (
          <SkeletonRows rows={12} label="Loading cases" />
        ) : pages.isError && rows.length === 0 ? (
          <Failure error={pages.error} retry={() => void pages.refetch()} retrying={pages.isFetching} />
        ) : rows.length === 0 ? (
          <Suspense>
            <QueueEmpty list={list} />
          </Suspense>
        ) : (
          <QueueRows list={list} selected={selected} onSelect={setSelected} />
        )}
      </div>
      {selected.size > 0 && (
        <Suspense>
          <SelectionBar selected={selected} onClear={() => setSelected(nothing)} />
        </Suspense>
      )}
    </div>
  );
}

function Failure({ error, retry, retrying }: { error: Error; retry: () => void; retrying: boolean }) {
  if (error instanceof ApiError && error.code === "forbidden") {
    return <ForbiddenState who={whoMay("case.read")} />;
  }
  const shown = error instanceof ApiError ? error : { message: "Gatehouse did not answer." };
  return (
    <ErrorState
      title="The cases could not be loaded"
      kept="Filters and search are kept."
      error={shown}
      onRetry={retry}
      retrying={retrying}
    />
  );
}
