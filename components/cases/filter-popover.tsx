"use client";

import { lazy, Suspense } from "react";
import { Button } from "@/components/ui/button";
import { Popover } from "@/components/ui/popover";
import { filterCount } from "./filter-count";
import { later } from "./later";
import type { CaseList } from "./use-case-list";

const FilterForm = lazy(() => later.filterForm().then((module) => ({ default: module.FilterForm })));

/** The button that opens the filters, with how many are on. */
export function FilterPopover({ list }: { list: CaseList }) {
  const on = filterCount(list);
  return (
    <Popover
      label="Filter cases"
      align="end"
      trigger={
        <Button size="sm" variant="quiet">
          Filter{on > 0 && ` (${on})`}
        </Button>
      }
    >
      <Suspense fallback={<div className="h-96 w-72 max-w-full" />}>
        <FilterForm list={list} />
      </Suspense>
    </Popover>
  );
}
