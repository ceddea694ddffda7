"use client";

import { Button } from "@/components/ui/button";
import { count } from "@/lib/format/names";

interface PagerProps {
  page: number;
  /** Null when the provider does not say. */
  pages: number | null;
  total: number | null;
  /** Lines of this page. */
  shown: number;
  pending: boolean;
  onPage: (page: number) => void;
}

/** The foot of a list that comes in numbered pages. */
export function Pager({ page, pages, total, shown, pending, onPage }: PagerProps) {
  const more = pages === null ? shown > 0 : page < pages;
  const where =
    pages === null ? `Page ${count(page)}` : `Page ${count(page)} of ${count(Math.max(pages, 1))}`;
  return (
    <nav aria-label="Pages" className="flex min-h-14 flex-wrap items-center gap-3 text-ink-2 text-sm">
      <span aria-live="polite">
        {where}
        {total !== null && `, ${count(total)} in all`}
      </span>
      <span className="flex gap-2">
        <Button size="sm" disabled={page <= 1 || pending} onClick={() => onPage(page - 1)}>
          Previous page
        </Button>
        <Button size="sm" disabled={!more} pending={pending} onClick={() => onPage(page + 1)}>
          Next page
        </Button>
      </span>
    </nav>
  );
}
