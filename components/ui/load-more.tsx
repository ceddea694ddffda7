"use client";

import { count } from "@/lib/format/names";
import { Button } from "./button";

export interface LoadMoreProps {
  hasMore: boolean;
  pending: boolean;
  onLoad: () => void;
  shown: number;
  total?: number | undefined;
}

/** The foot of a list: how much of it is here, and the way to more. */
export function LoadMore({ hasMore, pending, onLoad, shown, total }: LoadMoreProps) {
  return (
    <div className="flex min-h-14 items-center justify-between gap-2 px-4 text-ink-2 text-sm">
      <span>
        {count(shown)}
        {total !== undefined && ` of ${count(total)}`} shown
      </span>
      {hasMore && (
        <Button size="sm" onClick={onLoad} pending={pending}>
          Show more
        </Button>
      )}
    </div>
  );
}
