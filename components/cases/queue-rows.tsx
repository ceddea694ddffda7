"use client";

import { useVirtualizer } from "@tanstack/react-virtual";
import { useCallback, useEffect, useRef } from "react";
import { LoadMore } from "@/components/ui/load-more";
import { useQueue } from "./queue-context";
import { QueueRow } from "./queue-row";
import type { CaseList } from "./use-case-list";
import { useQueueKeys } from "./use-queue-keys";
import { useShownRows } from "./use-shown-rows";

const ROW = 56;
const FOOT = 56;

export interface QueueRowsProps {
  list: CaseList;
  selected: ReadonlySet<string>;
  onSelect: (ids: ReadonlySet<string>) => void;
}

/** The rows, of which only those in sight are in the page. The next page loads before its place is reached. */
export function QueueRows({ list, selected, onSelect }: QueueRowsProps) {
  const { pages, rows } = list;
  const queue = useQueue();
  const scroller = useRef<HTMLDivElement>(null);
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW,
    getItemKey: (index) => rows[index]?.id ?? index,
    overscan: 10,
    // The server has no window: it renders the rows of a usual one.
    initialRect: { width: 400, height: 900 },
  });
  const items = virtual.getVirtualItems();

  useShownRows(items.flatMap((item) => rows[item.index]?.id ?? []));

  const { hasNextPage, isFetchingNextPage, isFetchNextPageError, fetchNextPage } = pages;
  const lastSeen = items.at(-1)?.index ?? 0;
  useEffect(() => {
    const near = lastSeen >= rows.length - 15;
    if (near && hasNextPage && !isFetchingNextPage && !isFetchNextPageError) void fetchNextPage();
  }, [lastSeen, rows.length, hasNextPage, isFetchingNextPage, isFetchNextPageError, fetchNextPage]);

  const reveal = useCallback((index: number) => virtual.scrollToIndex(index, { align: "auto" }), [virtual]);
  const { active, setActive, toggle } = useQueueKeys({ rows, selected, onSelect, reveal });

  const openIndex = rows.findIndex((row) => row.id === queue.openId);
  useEffect(() => {
    if (openIndex >= 0) reveal(openIndex);
  }, [openIndex, reveal]);

  return (
    <div ref={scroller} className="h-full overflow-auto overscroll-contain">
      <ul
        aria-label="Cases"
        className="relative w-full"
        style={{ height: virtual.getTotalSize(), overflowAnchor: "none" }}
      >
        {items.map((item) => {
          const row = rows[item.index];
          return row ? (
            <li
              key={row.id}
              aria-setsize={queue.total ?? (hasNextPage ? -1 : rows.length)}
              aria-posinset={item.index + 1}
              className="absolute inset-x-0 top-0"
              style={{ height: ROW, transform: `translateY(${item.start}px)` }}
            >
              <QueueRow
                row={row}
                current={row.id === queue.openId}
                selected={selected.has(row.id)}
                tabbable={item.index === Math.max(0, active)}
                onFocus={() => setActive(item.index)}
                onToggle={(range) => toggle(item.index, range)}
              />
            </li>
          ) : null;
        })}
      </ul>
      <div style={{ height: FOOT }}>
        <LoadMore
          hasMore={hasNextPage}
          pending={isFetchingNextPage}
          onLoad={() => void fetchNextPage()}
          shown={rows.length}
          total={queue.total ?? undefined}
        />
      </div>
    </div>
  );
}
