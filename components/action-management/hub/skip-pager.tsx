"use client";

import { Button } from "@/components/ui/button";
import { count } from "@/lib/format/names";

interface SkipPagerProps {
  skip: number;
  top: number;
  shown: number;
  /** Null when the hub does not say. */
  total: number | null;
  hasMore: boolean;
  pending: boolean;
  onSkip: (skip: number) => void;
}

/** The foot of a list that the hub pages by how many to skip. */
export function SkipPager({ skip, top, shown, total, hasMore, pending, onSkip }: SkipPagerProps) {
  const range = shown === 0 ? "Nothing here" : `${count(skip + 1)} to ${count(skip + shown)}`;
  return (
    <nav aria-label="Pages" className="flex min-h-14 flex-wrap items-center gap-3 text-ink-2 text-sm">
      <span aria-live="polite">
        {range}
        {total !== null && `, ${count(total)} in all`}
      </span>
      <span className="flex gap-2">
        <Button size="sm" disabled={skip === 0 || pending} onClick={() => onSkip(Math.max(0, skip - top))}>
          Previous page
        </Button>
        <Button size="sm" disabled={!hasMore} pending={pending} onClick={() => onSkip(skip + top)}>
          Next page
        </Button>
      </span>
    </nav>
  );
}
