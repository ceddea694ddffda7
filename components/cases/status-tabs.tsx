"use client";

import { tabClass } from "@/components/ui/tab-class";
import { statusLabels, TAB_ORDER } from "@/lib/cases/words";
import { count } from "@/lib/format/names";
import type { CaseList } from "./use-case-list";

/** One status at a time, with how many there are. Several at once come from the filter. */
export function StatusTabs({ list }: { list: CaseList }) {
  const { params, setParams, counts } = list;
  const [only] = params.status;
  const current = params.status.length === 1 ? only : undefined;
  return (
    <nav aria-label="Status" className="edge-fade -mx-3 flex gap-4 overflow-x-auto overflow-y-hidden px-3">
      <button
        type="button"
        aria-pressed={params.status.length === 0}
        onClick={() => void setParams({ status: [] })}
        className={tabClass(params.status.length === 0)}
      >
        All
        <Count value={counts?.all} />
      </button>
      {TAB_ORDER.map((status) => (
        <button
          key={status}
          type="button"
          aria-pressed={current === status}
          onClick={() => void setParams({ status: [status] })}
          className={tabClass(current === status)}
        >
          {statusLabels[status]}
          <Count value={counts?.status[status]} />
        </button>
      ))}
    </nav>
  );
}

/** Keeps its place while the number is on its way. */
function Count({ value }: { value: number | undefined }) {
  return <span className="min-w-3 text-ink-3 tabular-nums">{value === undefined ? "" : count(value)}</span>;
}
